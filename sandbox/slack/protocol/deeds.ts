import { z } from "zod";
import { ChannelId, PlainText, Ts, UserId } from "./ids.ts";
import { Switches } from "./told.ts";

/** What a person put into elements, in Slack's own shape: `block_id` → `action_id` → element state. */
export const StateValues = z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() })));
export type StateValues = z.infer<typeof StateValues>;

/** An option as the app gave it; `text` is plain_text (or mrkdwn in radios and checkboxes). */
export const Option = z.looseObject({
  text: z.looseObject({ type: z.string(), text: z.string() }),
  /** Left out of an option of an overflow menu that has an address. */
  value: z.string().optional(),
});
export type Option = z.infer<typeof Option>;

/** Where an element stands: on a message, or on a view (modal or Home). */
export const Container = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message"), channel: ChannelId, ts: Ts }),
  z.object({ type: z.literal("view"), viewId: z.string() }),
]);
export type Container = z.infer<typeof Container>;

/**
 * What was chosen on an element, in Slack's own field names; the server adds type, ids, text and time. A button
 * sends nothing (its `value` is read from the block), unless it is to be forged.
 */
export const ActionValue = z.object({
  /** Text and number inputs, and which of two feedback buttons. */
  value: z.string().nullish(),
  rich_text_value: z.looseObject({ type: z.literal("rich_text") }).nullish(),
  /** The option's `value`, for static and external selects, radios and overflow. */
  selected_option: Option.nullish(),
  selected_options: z.array(Option).optional(),
  selected_user: UserId.nullish(),
  selected_users: z.array(UserId).optional(),
  selected_channel: ChannelId.nullish(),
  selected_channels: z.array(ChannelId).optional(),
  selected_conversation: ChannelId.nullish(),
  selected_conversations: z.array(ChannelId).optional(),
  /** `YYYY-MM-DD` */
  selected_date: z.string().nullish(),
  /** `HH:mm` */
  selected_time: z.string().nullish(),
  /** Seconds since 1970. */
  selected_date_time: z.number().int().nullish(),
});
export type ActionValue = z.infer<typeof ActionValue>;

export const SendMessage = z.object({
  person: UserId,
  channel: ChannelId,
  /** As typed: `@omni`, `@ana`, `#care`, `@leads` become Slack's mentions, `&<>` are escaped by the server. */
  text: z.string().min(1),
  threadTs: Ts.nullish(),
});
export type SendMessage = z.infer<typeof SendMessage>;

export const RunCommand = z.object({
  person: UserId,
  channel: ChannelId,
  /** With its slash. */
  command: z.string().startsWith("/"),
  /** The rest of the line as typed. */
  text: z.string(),
  /** Set when typed into a thread: refused, as Slack does. */
  threadTs: Ts.nullish(),
});
export type RunCommand = z.infer<typeof RunCommand>;

export const ClickElement = z.object({
  person: UserId,
  container: Container,
  blockId: z.string(),
  actionId: z.string(),
  value: ActionValue,
  /** All elements of the message or view as they stand on screen. */
  state: StateValues.optional(),
});
export type ClickElement = z.infer<typeof ClickElement>;

/** What is left out of `state` keeps its initial value. Required and ill-formed fields are refused here, unsent. */
export const SubmitView = z.object({ person: UserId, viewId: z.string(), state: StateValues });
export type SubmitView = z.infer<typeof SubmitView>;

/** `all`: the cross in the corner closes the whole stack; without it one view, by Cancel or Escape. */
export const CloseView = z.object({ person: UserId, viewId: z.string(), all: z.boolean().optional() });
export type CloseView = z.infer<typeof CloseView>;

export const RunShortcut = z.object({ person: UserId, callbackId: z.string() });
export type RunShortcut = z.infer<typeof RunShortcut>;

export const RunMessageShortcut = z.object({
  person: UserId,
  callbackId: z.string(),
  channel: ChannelId,
  ts: Ts,
});
export type RunMessageShortcut = z.infer<typeof RunMessageShortcut>;

export const OpenHome = z.object({ person: UserId, tab: z.enum(["home", "messages"]).default("home") });
export type OpenHome = z.infer<typeof OpenHome>;

export const QueryOptions = z.object({
  person: UserId,
  container: Container,
  blockId: z.string(),
  actionId: z.string(),
  /** What was typed so far; at least `min_query_length` characters of it. */
  query: z.string(),
});
export type QueryOptions = z.infer<typeof QueryOptions>;

export const OptionGroup = z.object({ label: PlainText, options: z.array(Option) });
export type OptionGroup = z.infer<typeof OptionGroup>;

/** Either a flat list or groups. `problem` is what Slack shows in place of a list when the app failed. */
export const OptionsAnswer = z.object({
  ok: z.boolean(),
  options: z.array(Option),
  groups: z.array(OptionGroup),
  problem: z.string().nullable(),
});
export type OptionsAnswer = z.infer<typeof OptionsAnswer>;

/** Opens (or makes) the direct message with the app. */
export const OpenDirect = z.object({ person: UserId });
export type OpenDirect = z.infer<typeof OpenDirect>;

/** `threadTs`: the parent of a thread, whose replies are read apart from the channel. */
export const MarkRead = z.object({
  person: UserId,
  channel: ChannelId,
  ts: Ts,
  threadTs: Ts.optional(),
});
export type MarkRead = z.infer<typeof MarkRead>;

/** `who` may be the app's bot user: "/invite @omni". */
export const ChangeMembership = z.object({
  person: UserId,
  channel: ChannelId,
  who: UserId,
  change: z.enum(["join", "leave"]),
});
export type ChangeMembership = z.infer<typeof ChangeMembership>;

/** Closes a channel for everyone, or opens it again. */
export const ArchiveChannel = z.object({ person: UserId, channel: ChannelId, archived: z.boolean() });
export type ArchiveChannel = z.infer<typeof ArchiveChannel>;

/** Sends a recorded request to the app again. `how` is needed to forge: unsigned, ten minutes old, wrong secret. */
export const Resend = z.object({
  trafficId: z.number().int(),
  how: z.enum(["none", "old", "wrong"]).optional(),
});
export type Resend = z.infer<typeof Resend>;

/** Gives a file to a field of a form. */
export const UploadFile = z.object({
  person: UserId,
  name: z.string().min(1),
  /** base64 */
  content: z.string(),
  /** The endings that the field takes; without them, any. */
  filetypes: z.array(z.string()).optional(),
});
export type UploadFile = z.infer<typeof UploadFile>;

/** Asks for a recorded request as a command line. */
export const AskCurl = z.object({ trafficId: z.number().int() });
export type AskCurl = z.infer<typeof AskCurl>;

/** Puts the switches as they are to stand. */
export const ThrowSwitches = z.object({ switches: Switches });
export type ThrowSwitches = z.infer<typeof ThrowSwitches>;

/** Hangs up all Socket Mode connections: asking to come back, or cutting them off. */
export const DisconnectSockets = z.object({ how: z.enum(["refresh", "cut"]) });
export type DisconnectSockets = z.infer<typeof DisconnectSockets>;

/** What came of something a person did. */
export const Outcome = z.object({
  /** False when Slack or the app refused, or the app did not answer. */
  ok: z.boolean(),
  /** Slack's words for the person; null when all is well. A warning mark goes beside a clicked element. */
  problem: z.string().nullable(),
  /** Of a submission: `block_id` → sentence. The view change carries them too. */
  errors: z.record(z.string(), z.string()).optional(),
  /** Of a sent message. */
  ts: Ts.optional(),
  /** Of an opened direct message. */
  channel: ChannelId.optional(),
  /** HTTP status of a resent request. */
  status: z.number().int().nullish(),
  /** An uploaded file, as it stands in the state of its field. */
  file: z.record(z.string(), z.unknown()).optional(),
  /** A request as a command line. */
  curl: z.string().optional(),
  /** How many connections were hung up. */
  sockets: z.number().int().optional(),
});
export type Outcome = z.infer<typeof Outcome>;
