import type { Message } from "../../blocks/message.ts";
import { type NewNews, appendNews } from "../../database/outbox-append.ts";
import { dueChannels, freeChannels } from "../../database/outbox-channels.ts";
import type { NewsRecord } from "../../database/outbox.ts";
import type { Database } from "../../database/open-database.ts";
import type { Queries } from "../../database/tables.ts";
import { createInFlight } from "../../in-flight.ts";
import { asError, type Log } from "../../log.ts";
import type { Delivery, Posted, Target } from "../../slack/delivery.ts";
import { createTicker } from "../../ticker.ts";
import { deliverNext } from "./deliver.ts";

/** How news look when they are told: a message of its own, or a new face of one that stands. */
export type Rendered =
  | { readonly kind: "post"; readonly to: Target; readonly message: Message }
  | { readonly kind: "edit"; readonly at: Posted; readonly message: Message };

/** Why news can never be told: the channel refuses whatever it is, or this message alone. */
export interface Refusal {
  /** Slack's word (`not_in_channel`). */
  readonly reason: string;
  readonly by: "channel" | "message";
}

/** What the outbox asks and tells those whose news it delivers. */
export interface Correspondent {
  /** Draws news from what the database then holds; undefined where there is nothing to tell any more. */
  readonly render: (news: NewsRecord) => Promise<Rendered | undefined>;
  /** A post stands; in the transaction that ends its news. */
  readonly posted: (transaction: Queries, news: NewsRecord, at: Posted) => Promise<void>;
  /** News were refused for good, and with a channel all that waited for it; in the transaction that ends them. */
  readonly refused: (transaction: Queries, news: readonly NewsRecord[], why: Refusal) => Promise<void>;
}

export interface OutboxParts extends Correspondent {
  readonly database: Database;
  /** Of a client that does not try again by itself: what it repeated would not say so. */
  readonly delivery: Pick<Delivery, "post" | "update">;
  /** This process among all that deliver. */
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Pick<Log, "warn" | "error">;
}

/** Tells channels what has been appended for them: each in its order, once, and by one replica at a time. */
export interface Outbox {
  /** Appends news in the caller's transaction, as its last deed; call `wake` when it is committed. */
  readonly append: (transaction: Queries, news: readonly NewNews[]) => Promise<void>;
  /** Delivers at once; what nobody woke it for is found within a second. */
  readonly wake: () => void;
  readonly start: () => Promise<void>;
  /** Takes up nothing more, and waits a little for what is on its way. */
  readonly stop: () => Promise<void>;
}

/** How often it is asked what waits, besides when it is woken. */
const LOOK_MS = 1_000;
/** So many channels are told something at a time. */
const AT_ONCE = 4;
/** How long what is on its way may take when the app stops. */
const STOP_MS = 5_000;

/** The outbox of one process; nothing is told before it is started. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { database, owner, now, log } = parts;
  const busy = new Set<string>();
  const running = createInFlight();
  const stopping = new AbortController();
  const ticker = createTicker(look, LOOK_MS);

  async function look(): Promise<void> {
    try {
      const due = await dueChannels(database.db, { owner, now: now(), most: AT_ONCE + busy.size });
      for (const channel of due) if (busy.size < AT_ONCE && !busy.has(channel)) begin(channel);
    } catch (error) {
      log.warn({ err: asError(error) }, "what waits to be told could not be read");
    }
  }

  function begin(channel: string): void {
    busy.add(channel);
    void running.track(told(channel));
  }

  async function told(channel: string): Promise<void> {
    try {
      const restMs = await deliverNext({ ...parts, stopping: stopping.signal }, channel);
      busy.delete(channel);
      // Others may have waited for this place.
      ticker.wake();
      if (restMs > 0 && restMs < 2 * LOOK_MS) setTimeout(ticker.wake, restMs).unref();
    } catch (error) {
      busy.delete(channel);
      log.error({ err: asError(error), channel }, "a channel could not be told what waits for it");
    }
  }

  return {
    append: (transaction, news) => appendNews(transaction, news, now()),
    wake: ticker.wake,
    start: async () => {
      // A SQLite file has one bot: at its start, whoever delivered is gone.
      if (database.dialect === "sqlite") await freeChannels(database.db);
      ticker.start();
    },
    stop: async () => {
      await ticker.stop();
      await running.settled(STOP_MS);
      stopping.abort();
      await running.settled(1_000);
    },
  };
}
