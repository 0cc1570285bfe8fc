import { z } from "zod";
import { ChannelId, Ts, UserId } from "./ids.ts";
import { Person, UserGroup, Channel, Message, View, SlashCommand, Shortcut } from "./shown.ts";

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

/** What is made to go wrong on purpose, for everyone. */
export const Switches = z.object({
  /** How long every request takes on its way, in both directions; milliseconds. */
  delayMs: z.number().int().min(0).max(60_000),
  /** Every event comes twice, the second time marked as a repetition. */
  redeliver: z.boolean(),
  /** Which calls of the Web API are answered 429: the next one alone, every second one, all. */
  limit: z.enum(["off", "next", "half", "all"]),
  /** What a 429 says in its Retry-After; seconds. */
  retryAfter: z.number().int().min(1).max(3600),
});
export type Switches = z.infer<typeof Switches>;

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
  /** By `channel/ts` of a thread's parent: the `ts` of the last reply this person read. */
  threadReads: z.record(z.string(), Ts),
  /** Bottom of the stack first; the last one is on screen. */
  modals: z.array(View),
  /** What the app published for this person; null before it did. */
  home: View.nullable(),
  commands: z.array(SlashCommand),
  shortcuts: z.array(Shortcut),
  violations: z.array(Violation),
  /** The last 500, oldest first. */
  traffic: z.array(Traffic),
  switches: Switches,
});
export type Snapshot = z.infer<typeof Snapshot>;

/** One change for one person's window. Whatever has an id replaces what was there under it. */
export const Change = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message"), message: Message }),
  z.object({ type: z.literal("message_removed"), channel: ChannelId, ts: Ts }),
  z.object({ type: z.literal("channel"), channel: Channel }),
  /** This person read a thread that far, in whichever window. */
  z.object({ type: z.literal("thread_read"), channel: ChannelId, threadTs: Ts, ts: Ts }),
  /** This person does not see it any more. */
  z.object({ type: z.literal("channel_gone"), channel: ChannelId }),
  /** The whole stack, bottom first; empty when the last modal closed. */
  z.object({ type: z.literal("modals"), modals: z.array(View) }),
  z.object({ type: z.literal("home"), home: View }),
  z.object({ type: z.literal("notice"), notice: Notice }),
  z.object({ type: z.literal("violation"), violation: Violation }),
  z.object({ type: z.literal("traffic"), traffic: Traffic }),
  z.object({ type: z.literal("switches"), switches: Switches }),
]);
export type Change = z.infer<typeof Change>;
