import { z } from "zod";
import type { NewsRecord } from "./outbox.ts";
import type { Queries } from "./tables.ts";

/** What is told: `subject` names the message, so that a new face of it need not be told twice. */
export type NewNews = Pick<NewsRecord, "channel" | "kind" | "subject" | "data">;

/**
 * Appends news in the transaction of what they tell of. The channels' rows are held until it ends, so that the order
 * of what a channel is told is the order in which it happened: append last. An edit of what is still waiting to be
 * told is not kept, because everything is rendered when it is told.
 */
export async function appendNews(transaction: Queries, news: readonly NewNews[], now: number): Promise<void> {
  // Everyone takes channels in this order, or two would wait for each other for ever.
  const channels = [...new Set(news.map(({ channel }) => channel))].toSorted();
  for (const channel of channels) {
    let last = await holdOrder(transaction, channel);
    for (const one of news) {
      if (one.channel !== channel) continue;
      if (one.kind === "edit" && (await isWaiting(transaction, one))) continue;
      last += 1;
      await insert(transaction, one, last, now);
    }
    await transaction
      .updateTable("outbox_channels")
      .set({ last_seq: last })
      .where("channel", "=", channel)
      .execute();
  }
}

const Held = z.object({ last_seq: z.int() });

async function holdOrder(transaction: Queries, channel: string): Promise<number> {
  const held = await transaction
    .insertInto("outbox_channels")
    .values({ channel, last_seq: 0, owner: null, lease_until: 0, not_before: 0, failures: 0 })
    .onConflict((conflict) =>
      conflict
        .column("channel")
        .doUpdateSet((update) => ({ last_seq: update.ref("outbox_channels.last_seq") })),
    )
    .returning("last_seq")
    .executeTakeFirstOrThrow();
  return Held.parse(held).last_seq;
}

/** Whether its message waits to be told, and will not be taken up before this transaction ends. */
async function isWaiting(transaction: Queries, { channel, subject }: NewNews): Promise<boolean> {
  const held = await transaction
    .updateTable("outbox")
    .set((row) => ({ state: row.ref("state") }))
    .where("channel", "=", channel)
    .where("subject", "=", subject)
    .where("ended_at", "is", null)
    .where("state", "=", "waiting")
    .returning("seq")
    .execute();
  return held.length > 0;
}

async function insert(transaction: Queries, news: NewNews, seq: number, now: number): Promise<void> {
  const { channel, kind, subject } = news;
  const data = JSON.stringify(news.data);
  const values = { channel, seq, kind, subject, data, state: "waiting", repeated: 0, created_at: now };
  await transaction
    .insertInto("outbox")
    .values({ ...values, ended_at: null, why: null })
    .execute();
}
