import { z } from "zod";
import { ChannelId, PlainText, Ts, UserId } from "./ids.ts";

/** A block as the app sent it, already accepted by the validator; `block_id` is always filled in by the server. */
export const Block = z.looseObject({ type: z.string(), block_id: z.string().optional() });
export type Block = z.infer<typeof Block>;

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

/** `private`: only for its members. `shared`: together with another organisation. `im`: with the app alone. */
export const ChannelKind = z.enum(["channel", "private", "shared", "im"]);
export type ChannelKind = z.infer<typeof ChannelKind>;

export const Channel = z.object({
  id: ChannelId,
  /** Without `#`; for `im` the handle of the other side. */
  name: z.string(),
  kind: ChannelKind,
  /** Closed for everyone; what was written can still be read. */
  archived: z.boolean(),
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
