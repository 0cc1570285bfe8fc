import type { Message } from "../../protocol.ts";
import { messageKey } from "./state.ts";

/** Replies of others that a person has not read. */
export interface NewReplies {
  count: number;
  /** The `ts` of the first of them. */
  first: string;
}

interface Thread {
  /** The person wrote in it or was named in it: they are told of replies, as in Slack. */
  follows: boolean;
  /** How far it is read: what they wrote last, or else the parent. */
  read: string;
  others: string[];
}

function threadsOf(messages: readonly Message[], me: string): Map<string, Thread> {
  const threads = new Map<string, Thread>();
  for (const { ts, threadTs, user, text, ephemeral } of messages) {
    if (ephemeral) continue;
    const parent = threadTs ?? ts;
    const thread = threads.get(parent) ?? { follows: false, read: parent, others: [] };
    if (user === me || text.includes(`<@${me}>`)) thread.follows = true;
    if (user === me) thread.read = ts;
    else if (ts !== parent) thread.others.push(ts);
    threads.set(parent, thread);
  }
  return threads;
}

const later = (a: string, b: string | undefined) => (b !== undefined && b > a ? b : a);

/** What is new in the threads of one channel, by the `ts` of their parents; messages oldest first. */
export function newReplies(
  channel: string,
  messages: readonly Message[],
  me: string,
  reads: Readonly<Record<string, string>>,
): ReadonlyMap<string, NewReplies> {
  const found = new Map<string, NewReplies>();
  for (const [ts, thread] of threadsOf(messages, me)) {
    const read = later(thread.read, reads[messageKey({ channel, ts })]);
    const fresh = thread.follows ? thread.others.filter((other) => other > read) : [];
    if (fresh[0] !== undefined) found.set(ts, { count: fresh.length, first: fresh[0] });
  }
  return found;
}
