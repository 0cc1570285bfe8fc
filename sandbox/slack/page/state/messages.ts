import type { Message } from "../../protocol.ts";
import { messageKey, type MessageRef } from "./state.ts";

export type MessagesByChannel = Readonly<Record<string, readonly Message[]>>;

const byTs = (a: Message, b: Message) => Number(a.ts) - Number(b.ts);

/** Messages by channel, oldest first. */
export function sortMessages(messages: readonly Message[]): MessagesByChannel {
  const lists = Object.groupBy(messages, ({ channel }) => channel);
  return Object.fromEntries(
    Object.entries(lists).map(([channel, list = []]) => [channel, list.toSorted(byTs)]),
  );
}

/** The same messages, each the very object that was there before where nothing about it changed: it is not drawn again. */
export function sameWhereEqual(messages: readonly Message[], before: MessagesByChannel): Message[] {
  const known = new Map(
    Object.values(before).flatMap((list) => list.map((one): [string, Message] => [messageKey(one), one])),
  );
  return messages.map((message) => {
    const old = known.get(messageKey(message));
    return old !== undefined && JSON.stringify(old) === JSON.stringify(message) ? old : message;
  });
}

/** With a message added, or put in the place of what had its `ts` before. */
export function insertMessage(messages: MessagesByChannel, message: Message): MessagesByChannel {
  const list = messages[message.channel] ?? [];
  const at = list.findIndex(({ ts }) => ts === message.ts);
  const next = at < 0 ? [...list, message] : list.with(at, message);
  const last = list.at(-1);
  const ordered = at >= 0 || last === undefined || byTs(last, message) <= 0;
  return { ...messages, [message.channel]: ordered ? next : next.toSorted(byTs) };
}

export function withoutMessage(messages: MessagesByChannel, { channel, ts }: MessageRef): MessagesByChannel {
  return { ...messages, [channel]: (messages[channel] ?? []).filter((message) => message.ts !== ts) };
}

/** What stands in the channel itself: no replies, unless they were also sent to the channel. */
export function inChannel(messages: readonly Message[]): Message[] {
  return messages.filter(
    ({ threadTs, ts, subtype }) => threadTs === null || threadTs === ts || subtype === "thread_broadcast",
  );
}

/** A thread: its parent first, then the replies. */
export function inThread(messages: readonly Message[], parent: string): Message[] {
  return messages.filter(({ threadTs, ts }) => ts === parent || threadTs === parent);
}
