import { z } from "zod";
import { messagePayload } from "../payloads.ts";
import { findMessage } from "../posting.ts";
import type { StoredChannel, StoredMessage } from "../workspace.ts";
import {
  type Call,
  findChannel,
  flag,
  type Method,
  needMembership,
  needScope,
  Paged,
  page,
  read,
  SlackError,
} from "./call.ts";

const Stretch = Paged.extend({
  channel: z.string(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag,
});

/** The scope that reads what is written in a kind of conversation. */
const historyScope = ({ kind }: StoredChannel): string =>
  kind === "im" ? "im:history" : kind === "private" ? "groups:history" : "channels:history";

function readable({ core }: Call, id: string): StoredChannel {
  const channel = findChannel(core, id);
  needScope(core, historyScope(channel));
  needMembership(channel);
  return channel;
}

/** Whether a message lies between two time stamps, which themselves count only if that is asked for. */
function within({ oldest, latest, inclusive }: z.infer<typeof Stretch>, { ts }: StoredMessage): boolean {
  const edges = inclusive === true ? [oldest, latest] : [];
  return edges.includes(ts) || (ts > (oldest ?? "0") && ts < (latest ?? "9"));
}

/** Newest first, without replies: https://docs.slack.dev/reference/methods/conversations.history */
function history(call: Call): Record<string, unknown> {
  const asked = read(Stretch, call.args);
  const { id } = readable(call, asked.channel);
  const found = call.core.workspace.messages.filter(
    (message) =>
      message.channel === id &&
      !message.ephemeral &&
      (message.threadTs === null ||
        message.threadTs === message.ts ||
        message.subtype === "thread_broadcast") &&
      within(asked, message),
  );
  return pageOf(call, found.toReversed(), asked);
}

/** A message and the answers to it, oldest first: https://docs.slack.dev/reference/methods/conversations.replies */
function replies(call: Call): Record<string, unknown> {
  const asked = read(Stretch.extend({ ts: z.string() }), call.args);
  const { id } = readable(call, asked.channel);
  const { messages } = call.core.workspace;
  const found = messages.filter(
    (message) =>
      message.channel === id &&
      !message.ephemeral &&
      (message.ts === asked.ts || (message.threadTs === asked.ts && within(asked, message))),
  );
  if (found[0]?.ts !== asked.ts) throw new SlackError("thread_not_found");
  return pageOf(call, found, asked);
}

function pageOf(
  { core }: Call,
  found: readonly StoredMessage[],
  asked: z.infer<typeof Paged>,
): Record<string, unknown> {
  const { items, response_metadata } = page(found, asked);
  const messages = items.map((message) => messagePayload(core, message));
  return { messages, has_more: response_metadata.next_cursor !== "", response_metadata };
}

/** The address that opens a message for whoever follows it: https://docs.slack.dev/reference/methods/chat.getPermalink */
function permalink({ core, args }: Call): Record<string, unknown> {
  const { channel: id, message_ts: ts } = read(
    z.looseObject({ channel: z.string(), message_ts: z.string() }),
    args,
  );
  const channel = findChannel(core, id);
  const message = findMessage(core.workspace, channel.id, ts);
  if (!message || message.ephemeral) throw new SlackError("message_not_found");
  const link = `${core.origin()}/archives/${channel.id}/p${ts.replace(".", "")}`;
  const inThread = message.threadTs !== null && message.threadTs !== ts;
  const thread = inThread ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : "";
  return { channel: channel.id, permalink: link + thread };
}

const scopes = ["channels:history", "groups:history", "im:history", "mpim:history"];

/** https://docs.slack.dev/reference/methods: what reads messages */
export const readingMethods: Readonly<Record<string, Method>> = {
  "conversations.history": { scopes, tier: 3, token: "bot", run: history },
  "conversations.replies": { scopes, tier: 3, token: "bot", run: replies },
  "chat.getPermalink": { scopes: [], tier: 4, token: "bot", run: permalink },
};
