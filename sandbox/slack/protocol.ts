/**
 * What the page in the browser and the stand-in workspace say to each other.
 *
 * | request | body | answer |
 * | --- | --- | --- |
 * | `GET /page/api/state?person=U…` | – | `Snapshot`; without `person`, only the people to choose from |
 * | `GET /page/api/stream?person=U…` | – | Server-Sent Events, each `data:` one `Change` |
 * | `POST /page/api/message` | `SendMessage` | `Outcome`, with `ts` |
 * | `POST /page/api/command` | `RunCommand` | `Outcome` |
 * | `POST /page/api/action` | `ClickElement` | `Outcome` |
 * | `POST /page/api/submit` | `SubmitView` | `Outcome`, with `errors` |
 * | `POST /page/api/close` | `CloseView` | `Outcome` |
 * | `POST /page/api/shortcut` | `RunShortcut` | `Outcome` |
 * | `POST /page/api/message-shortcut` | `RunMessageShortcut` | `Outcome` |
 * | `POST /page/api/home` | `OpenHome` | `Outcome` |
 * | `POST /page/api/options` | `QueryOptions` | `OptionsAnswer` |
 * | `POST /page/api/dm` | `OpenDirect` | `Outcome`, with `channel` |
 * | `POST /page/api/read` | `MarkRead` | `Outcome` |
 * | `POST /page/api/membership` | `ChangeMembership` | `Outcome` |
 * | `POST /page/api/redeliver` | `Resend` | `Outcome` |
 * | `POST /page/api/forge` | `Resend` | `Outcome` |
 *
 * A POST answers once the app has acknowledged (or failed to); what changed on screen arrives by the stream,
 * which may be before. A body that does not fit answers 400 with `{ ok: false, problem }`.
 */
import { z } from "zod";

const UserId = z.string().regex(/^[UW][A-Z0-9]+$/);
const ChannelId = z.string().regex(/^[CDG][A-Z0-9]+$/);
/** Slack's message time stamp, `seconds.sequence`: the id of a message in its channel. */
const Ts = z.string().regex(/^\d+\.\d{6}$/);

/** A block as the app sent it, already accepted by the validator; `block_id` is always filled in by the server. */
export const Block = z.looseObject({ type: z.string(), block_id: z.string().optional() });
export type Block = z.infer<typeof Block>;

const PlainText = z.looseObject({ type: z.literal("plain_text"), text: z.string() });

export const Person = z.object({
  id: UserId,
  /** Handle, without `@`. */
  name: z.string(),
  realName: z.string(),
  /** What this person does, for the person switcher: "care lead". */
  role: z.string(),
  /** The app's own user: cannot be acted as. */
  isBot: z.boolean(),
  /** A single-channel or multi-channel guest. */
  isGuest: z.boolean(),
  /** Belongs to another organisation, seen in shared channels only. */
  isExternal: z.boolean(),
  teamId: z.string(),
  /** IANA zone, for `<!date^…>`. */
  tz: z.string(),
});
export type Person = z.infer<typeof Person>;

export const UserGroup = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  users: z.array(UserId),
});
export type UserGroup = z.infer<typeof UserGroup>;

export const Channel = z.object({
  id: ChannelId,
  /** Without `#`; for `im` the handle of the other side. */
  name: z.string(),
  /** `shared`: together with another organisation. `im`: the direct message with the app. */
  kind: z.enum(["channel", "im", "shared"]),
  members: z.array(UserId),
  /** Whether the person of the snapshot is in it. A public channel they are not in is listed and can be joined. */
  joined: z.boolean(),
  /** Whether the app is in it. */
  hasApp: z.boolean(),
  topic: z.string(),
  /** Messages that came after the person last read here. */
  unread: z.number().int(),
  /** `ts` of the last message read, or "0000000000.000000". The "New" line goes after it. */
  lastRead: Ts,
});
export type Channel = z.infer<typeof Channel>;

export const SharedFile = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  mimetype: z.string(),
  size: z.number().int(),
  /** Opens in the page, same origin. */
  url: z.string(),
});
export type SharedFile = z.infer<typeof SharedFile>;

export const Message = z.object({
  channel: ChannelId,
  ts: Ts,
  /** The parent's `ts` when it stands in a thread; equal to `ts` on a parent that has replies. */
  threadTs: Ts.nullable(),
  /** Who wrote it: a person, or the app's bot user. `USLACKBOT` for what Slack itself tells one person. */
  user: z.string(),
  /** Set when the app wrote it. */
  botId: z.string().nullable(),
  /** mrkdwn with Slack's own escapes: `<@U…>`, `<#C…|name>`, `&amp;`. */
  text: z.string(),
  blocks: z.array(Block),
  /** "Only visible to you". Never part of a snapshot: a reload loses it, as Slack's does. */
  ephemeral: z.boolean(),
  /** For whom, when ephemeral. */
  visibleTo: UserId.nullable(),
  /** Edited by its author; the `ts` of the edit. */
  editedAt: Ts.nullable(),
  /** Joined, left, posted by the app as a broadcast of a reply. */
  subtype: z.string().nullable(),
  files: z.array(SharedFile),
  /** Of a parent: number of replies and who wrote them. */
  replyCount: z.number().int(),
  replyUsers: z.array(z.string()),
});
export type Message = z.infer<typeof Message>;

export const View = z.object({
  id: z.string(),
  type: z.enum(["modal", "home"]),
  callbackId: z.string(),
  /** Null on a Home view. */
  title: PlainText.nullable(),
  submit: PlainText.nullable(),
  close: PlainText.nullable(),
  blocks: z.array(Block),
  hash: z.string(),
  rootViewId: z.string(),
  previousViewId: z.string().nullable(),
  notifyOnClose: z.boolean(),
  clearOnClose: z.boolean(),
  submitDisabled: z.boolean(),
  /** What the app answered to a submission, or what the person left out: `block_id` → sentence under the field. */
  errors: z.record(z.string(), z.string()),
  /** Slack's words above the buttons when the app failed to answer; null when all is well. */
  problem: z.string().nullable(),
});
export type View = z.infer<typeof View>;

export const SlashCommand = z.object({
  /** With its slash. */
  command: z.string(),
  usageHint: z.string(),
  description: z.string(),
});
export type SlashCommand = z.infer<typeof SlashCommand>;

export const Shortcut = z.object({
  callbackId: z.string(),
  name: z.string(),
  description: z.string(),
  /** `global`: the plus or slash menu. `message`: the menu on a message. */
  type: z.enum(["global", "message"]),
});
export type Shortcut = z.infer<typeof Shortcut>;

/** Something the app sent that Slack refuses. Shown loudly: in Slack only the app would see it. */
export const Violation = z.object({
  id: z.number().int(),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** `chat.postMessage`, `response_url`, `ack of view_submission`, … */
  method: z.string(),
  /** Slack's error code: `invalid_blocks`, `missing_scope`, … */
  error: z.string(),
  /** The rule in words: "text of a section is at most 3,000 characters; this one has 3,412". */
  rule: z.string(),
  /** Where in the payload: `/blocks/3/text/text`; empty when it is about the whole call. */
  path: z.string(),
  /** The traffic record it belongs to. */
  trafficId: z.number().int().nullable(),
});
export type Violation = z.infer<typeof Violation>;

/** One request with its answer, in either direction. Tokens and secrets are replaced before it gets here. */
export const Traffic = z.object({
  id: z.number().int(),
  /** `to-app`: Slack calls the app. `to-slack`: the app calls the Web API, a `response_url` or an upload URL. */
  direction: z.enum(["to-app", "to-slack"]),
  /** What it is, for the list: "/omni", "block_actions", "chat.postMessage". */
  label: z.string(),
  at: z.number(),
  /** Null while under way. */
  ms: z.number().nullable(),
  /** `valid` when sent with a right signature; `none`, `old`, `wrong` for forged ones; null where there is none. */
  signed: z.enum(["valid", "none", "old", "wrong"]).nullable(),
  /** Of a repeated event: 1, 2 or 3; else 0. */
  retry: z.number().int(),
  method: z.string(),
  /** Full address without credentials. */
  url: z.string(),
  /** HTTP status; null while under way or when nothing came. */
  status: z.number().int().nullable(),
  /** "operation_timeout", "ECONNREFUSED", or Slack's error code in a 200 answer; null when all is well. */
  error: z.string().nullable(),
  /** Decoded payload (JSON out of form fields too). */
  request: z.unknown(),
  response: z.unknown(),
});
export type Traffic = z.infer<typeof Traffic>;

/** What Slack itself tells one person when the app failed: `/omni failed with the error "operation_timeout"`. */
export const Notice = z.object({
  id: z.number().int(),
  at: z.number(),
  person: UserId,
  channel: ChannelId.nullable(),
  text: z.string(),
});
export type Notice = z.infer<typeof Notice>;

/** Everything one person's window shows when it opens. */
export const Snapshot = z.object({
  team: z.object({ id: z.string(), name: z.string() }),
  app: z.object({ id: z.string(), name: z.string(), botUserId: UserId, botId: z.string() }),
  /** The person the window acts as; null when none was asked for. */
  me: UserId.nullable(),
  people: z.array(Person),
  userGroups: z.array(UserGroup),
  channels: z.array(Channel),
  /** Oldest first, thread replies included; ephemeral ones never. */
  messages: z.array(Message),
  /** Bottom of the stack first; the last one is on screen. */
  modals: z.array(View),
  /** What the app published for this person; null before it did. */
  home: View.nullable(),
  commands: z.array(SlashCommand),
  shortcuts: z.array(Shortcut),
  violations: z.array(Violation),
  /** The last 500, oldest first. */
  traffic: z.array(Traffic),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** One change for one person's window. Whatever has an id replaces what was there under it. */
export const Change = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message"), message: Message }),
  z.object({ type: z.literal("message_removed"), channel: ChannelId, ts: Ts }),
  z.object({ type: z.literal("channel"), channel: Channel }),
  /** The whole stack, bottom first; empty when the last modal closed. */
  z.object({ type: z.literal("modals"), modals: z.array(View) }),
  z.object({ type: z.literal("home"), home: View }),
  z.object({ type: z.literal("notice"), notice: Notice }),
  z.object({ type: z.literal("violation"), violation: Violation }),
  z.object({ type: z.literal("traffic"), traffic: Traffic }),
]);
export type Change = z.infer<typeof Change>;

/** What a person put into elements, in Slack's own shape: `block_id` → `action_id` → element state. */
export const StateValues = z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() })));
export type StateValues = z.infer<typeof StateValues>;

/** An option as the app gave it; `text` is plain_text (or mrkdwn in radios and checkboxes). */
export const Option = z.looseObject({
  text: z.looseObject({ type: z.string(), text: z.string() }),
  value: z.string(),
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
  /** Text and number inputs, and `rich_text_value` goes into `rich_text_value`. */
  value: z.string().nullish(),
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

export const MarkRead = z.object({ person: UserId, channel: ChannelId, ts: Ts });
export type MarkRead = z.infer<typeof MarkRead>;

/** `who` may be the app's bot user: "/invite @omni". */
export const ChangeMembership = z.object({
  person: UserId,
  channel: ChannelId,
  who: UserId,
  change: z.enum(["join", "leave"]),
});
export type ChangeMembership = z.infer<typeof ChangeMembership>;

/** Sends a recorded request to the app again. `how` is needed to forge: unsigned, ten minutes old, wrong secret. */
export const Resend = z.object({
  trafficId: z.number().int(),
  how: z.enum(["none", "old", "wrong"]).optional(),
});
export type Resend = z.infer<typeof Resend>;

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
});
export type Outcome = z.infer<typeof Outcome>;
