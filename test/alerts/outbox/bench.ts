import { beforeEach } from "vitest";
import { type Delivering, deliverNext } from "../../../src/alerts/outbox/deliver.ts";
import { appendNews } from "../../../src/database/outbox-append.ts";
import { dueChannels } from "../../../src/database/outbox-channels.ts";
import {
  type Database,
  type DatabasePlace,
  type Dialect,
  openDatabase,
} from "../../../src/database/open-database.ts";
import { leanFetch } from "../../../src/http-client.ts";
import { freshPlace } from "../../database/support.ts";
import type { Instead } from "../../support/slack-proxy.ts";
import type { Valve } from "../../support/valve.ts";
import { clientOf } from "./client.ts";
import { openSlack } from "./slack.ts";
import { createTeller, type Teller } from "./teller.ts";

export const noon = Date.UTC(2026, 10, 23, 12, 0, 0);
export const CARE = "C0CARE";
export const STOCK = "C0STOCK";

/** One call that reached Slack, or what stands in for it. */
export interface Call {
  readonly method: string;
  readonly channel: string;
  readonly text: string;
  readonly at: number;
}

/** A database, a stand-in Slack that can be made to fail, and a clock that stands still until it is moved. */
export interface Bench {
  readonly database: Database;
  readonly clock: { now: number };
  readonly teller: Teller;
  /** Stands in front of Slack, to lose a call or its answer. */
  readonly valve: Valve;
  readonly calls: Call[];
  /** What Slack answers instead: undefined lets a call through. */
  readonly answer: { instead: ((call: Call) => Instead | undefined) | undefined };
  readonly network: { up: boolean };
  readonly logged: string[];
  /** One process that delivers. */
  readonly worker: (owner?: string) => Delivering;
  /** Appends news in one transaction: "post a", "edit a". */
  readonly append: (channel: string, ...news: string[]) => Promise<void>;
  /** Tells each channel that is due one thing. */
  readonly round: (worker?: Delivering) => Promise<void>;
  /** What stands in a channel. */
  readonly told: (channel: string) => string[];
}

export async function openBench(place: DatabasePlace): Promise<{ bench: Bench; close: () => Promise<void> }> {
  const database = await openDatabase(place);
  const { proxy, valve, told, close } = await openSlack();
  const [clock, teller, network] = [{ now: noon }, createTeller(), { up: true }];
  const [calls, logged]: [Call[], string[]] = [[], []];
  const answer: Bench["answer"] = { instead: undefined };
  for (const method of ["chat.postMessage", "chat.update"])
    proxy.instead(method, (args) => {
      const [channel, text] = [args.get("channel") ?? "", args.get("text") ?? ""];
      const call = { method, channel, text, at: clock.now };
      calls.push(call);
      return answer.instead?.(call);
    });
  const delivery = clientOf(valve.url, (input, init) =>
    leanFetch(network.up ? input : "http://127.0.0.1:1/api/chat.postMessage", init),
  );
  const log = {
    warn: (_facts: unknown, text?: string) => void logged.push(`warn ${text}`),
    error: (_facts: unknown, text?: string) => void logged.push(`error ${text}`),
  };
  const stopping = new AbortController().signal;
  const worker = (owner = "one"): Delivering => ({
    ...teller,
    database,
    delivery,
    owner,
    now: () => clock.now,
    log,
    stopping,
  });
  const bench: Bench = {
    database,
    clock,
    teller,
    valve,
    calls,
    answer,
    network,
    logged,
    worker,
    append: (channel, ...news) =>
      database.db.transaction().execute((transaction) =>
        appendNews(
          transaction,
          news.map((words) => newsOf(channel, words)),
          clock.now,
        ),
      ),
    round: async (by = worker()) => {
      const due = await dueChannels(database.db, { owner: by.owner, now: by.now(), most: 9 });
      await Promise.all(due.map((channel) => deliverNext(by, channel)));
    },
    told,
  };
  return {
    bench,
    close: async () => {
      await close();
      await database.close();
    },
  };
}

/** News from words: "post a". */
export function newsOf(channel: string, words: string) {
  const [kind, subject = ""] = words.split(" ");
  return { channel, kind: kind === "edit" ? ("edit" as const) : ("post" as const), subject, data: {} };
}

export function benchForEach(dialect: Dialect): () => Bench {
  let open: Bench | undefined;
  beforeEach(async () => {
    const fresh = await freshPlace(dialect);
    const { bench, close } = await openBench(fresh.place);
    open = bench;
    return async () => {
      await close();
      await fresh.remove();
    };
  });
  return () => {
    if (open === undefined) throw new Error("There is no bench before the test runs.");
    return open;
  };
}
