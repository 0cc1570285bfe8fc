import { z } from "zod";
import { checkContent, type Content, isRefusal } from "../answers.ts";
import type { Core } from "../core.ts";
import { APP } from "../defaults.ts";
import { LIMITS } from "../limits.ts";
import { messagePayload } from "../payloads.ts";
import { directWith } from "../people/direct.ts";
import { edit, findMessage, post, remove } from "../posting.ts";
import { recordViolation } from "../record.ts";
import { seesChannel } from "../visibility.ts";
import type { StoredChannel, StoredMessage } from "../workspace.ts";
import {
  type Call,
  findChannel,
  flag,
  grantedScopes,
  type Method,
  needMembership,
  needOpen,
  read,
  refuse,
  SlackError,
} from "./call.ts";

const Target = z.looseObject({ channel: z.string() });
const Threaded = Target.extend({ thread_ts: z.string().optional(), reply_broadcast: flag });
const Existing = Target.extend({ ts: z.string() });

/** Legacy attachments are not shown here, so they are refused rather than lost. */
function content(args: Record<string, unknown>, maxText?: number): Content {
  if (args["attachments"] !== undefined && args["attachments"] !== "[]") {
    const rule = "this stand-in takes no attachments: use blocks";
    throw refuse("invalid_attachments", [{ path: "/attachments", rule }]);
  }
  const checked = checkContent(args, maxText);
  if (isRefusal(checked)) throw refuse(checked.error, checked.issues);
  return checked;
}

/** A user id stands for the direct message with that person. */
function postTarget(core: Core, id: string): StoredChannel {
  const person = core.workspace.people.get(id);
  if (person && !person.isBot && !person.isExternal) return directWith(core.workspace, id);
  const channel = findChannel(core, id);
  needOpen(channel);
  const everywhere = channel.kind === "channel" && grantedScopes(core).includes("chat:write.public");
  if (!everywhere) needMembership(channel);
  return channel;
}

function needThread(core: Core, channel: string, threadTs: string | undefined): void {
  if (threadTs === undefined) return;
  const parent = findMessage(core.workspace, channel, threadTs);
  if (!parent || parent.ephemeral) throw new SlackError("thread_not_found");
}

function postMessage({ core, args }: Call): Record<string, unknown> {
  const { channel: id, thread_ts: threadTs, reply_broadcast: broadcast } = read(Threaded, args);
  const channel = postTarget(core, id);
  const checked = content(args);
  needThread(core, channel.id, threadTs);
  const message = post(core.workspace, {
    ...checked,
    channel: channel.id,
    user: APP.botUserId,
    threadTs: threadTs ?? null,
    subtype: threadTs !== undefined && broadcast === true ? "thread_broadcast" : null,
  });
  return { channel: channel.id, ts: message.ts, message: messagePayload(core, message) };
}

const isActiveThread = ({ workspace }: Core, channel: string, threadTs: string): boolean =>
  (findMessage(workspace, channel, threadTs)?.replyCount ?? 0) > 0;

/** Slack takes such a message and nobody ever sees it: reference/methods/chat.postEphemeral, `thread_ts`. */
function notShown({ core: { workspace }, trafficId }: Call): Record<string, unknown> {
  recordViolation(workspace, {
    method: "chat.postEphemeral",
    error: "not_shown",
    rule: "an ephemeral message in a thread is shown only when the thread has replies already",
    path: "/thread_ts",
    trafficId,
  });
  return { message_ts: workspace.ts() };
}

function postEphemeral(call: Call): Record<string, unknown> {
  const { core, args } = call;
  const { channel: id, user, thread_ts: threadTs } = read(Threaded.extend({ user: z.string() }), args);
  const channel = findChannel(core, id);
  if (!core.workspace.people.has(user)) throw new SlackError("user_not_found");
  needOpen(channel);
  needMembership(channel);
  if (!channel.members.has(user) || !seesChannel(core.workspace, user, channel)) {
    throw new SlackError("user_not_in_channel");
  }
  const checked = content(args);
  if (threadTs !== undefined && !isActiveThread(core, channel.id, threadTs)) return notShown(call);
  const draft = { ...checked, channel: channel.id, user: APP.botUserId, threadTs: threadTs ?? null };
  return { message_ts: post(core.workspace, { ...draft, visibleTo: user }).ts };
}

/** An ephemeral message is not kept by Slack, so it is not found. */
function ownMessage({ core, args }: Call, denied: string): StoredMessage {
  const { channel, ts } = read(Existing, args);
  const message = findMessage(core.workspace, findChannel(core, channel).id, ts);
  if (!message || message.ephemeral) throw new SlackError("message_not_found");
  if (message.user !== APP.botUserId) throw new SlackError(denied);
  return message;
}

function update(call: Call): Record<string, unknown> {
  const message = ownMessage(call, "cant_update_message");
  needOpen(findChannel(call.core, message.channel), "is_inactive");
  const { text, blocks } = content(call.args, LIMITS.updateText);
  edit(call.core.workspace, message, {
    ...(call.args["text"] === undefined ? {} : { text }),
    ...(call.args["blocks"] === undefined ? {} : { blocks }),
  });
  const shown = messagePayload(call.core, message);
  return { channel: message.channel, ts: message.ts, text: message.text, message: shown };
}

function deleteMessage(call: Call): Record<string, unknown> {
  const message = ownMessage(call, "cant_delete_message");
  remove(call.core.workspace, message);
  return { channel: message.channel, ts: message.ts };
}

const method = (tier: Method["tier"], run: Method["run"]): Method => ({
  scopes: ["chat:write"],
  tier,
  token: "bot",
  run,
});

/** https://docs.slack.dev/reference/methods: chat.* */
export const chatMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": method("channel", postMessage),
  "chat.postEphemeral": method(4, postEphemeral),
  "chat.update": method(3, update),
  "chat.delete": method(3, deleteMessage),
};
