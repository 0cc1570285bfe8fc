import type { ExpressionBuilder } from "kysely";
import { z } from "zod";
import type { Queries, Tables } from "./tables.ts";

/** Who delivers, and until when nobody else does. Milliseconds since 1970. */
export interface Deliverer {
  readonly owner: string;
  readonly now: number;
  readonly leaseUntil: number;
}

/** No channel is held, or rests, for longer: a time further ahead was written by a clock that was wrong. */
export const LONGEST_REST_MS = 3_600_000;

function isPast(
  row: ExpressionBuilder<Tables, "outbox_channels">,
  time: "not_before" | "lease_until",
  now: number,
) {
  return row.or([row(time, "<=", now), row(time, ">", now + LONGEST_REST_MS)]);
}

const Channel = z.object({ channel: z.string() });

/** Channels that are to be told something, may be told now, and that nobody else delivers to; `most` at the most. */
export async function dueChannels(
  db: Queries,
  { owner, now, most }: { readonly owner: string; readonly now: number; readonly most: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom("outbox_channels")
    .select("channel")
    .where((row) => isPast(row, "not_before", now))
    .where((row) => row.or([isPast(row, "lease_until", now), row("owner", "=", owner)]))
    .where((row) =>
      row.exists(
        row
          .selectFrom("outbox")
          .select("outbox.seq")
          .whereRef("outbox.channel", "=", "outbox_channels.channel")
          .where("outbox.ended_at", "is", null),
      ),
    )
    .orderBy("not_before")
    .limit(most)
    .execute();
  return rows.map((row) => Channel.parse(row).channel);
}

/** Makes a channel this deliverer's, for as long as its lease; false where it is another's, or rests by now. */
export async function holdChannel(db: Queries, channel: string, by: Deliverer): Promise<boolean> {
  const held = await db
    .updateTable("outbox_channels")
    .set({ owner: by.owner, lease_until: by.leaseUntil })
    .where("channel", "=", channel)
    .where((row) => isPast(row, "not_before", by.now))
    .where((row) => row.or([isPast(row, "lease_until", by.now), row("owner", "=", by.owner)]))
    .returning("channel")
    .executeTakeFirst();
  return held !== undefined;
}

/** When a channel may be told more; one that failed counts its failures, one that did not forgets them. */
export interface ChannelRest {
  readonly owner: string;
  readonly notBefore: number;
  readonly failed: boolean;
}

const Failures = z.object({ failures: z.int() });

/** Lets a channel go, and rest. */
export async function restChannel(
  db: Queries,
  channel: string,
  { owner, notBefore, failed }: ChannelRest,
): Promise<void> {
  await db
    .updateTable("outbox_channels")
    .set((row) => ({
      owner: null,
      lease_until: 0,
      not_before: notBefore,
      failures: failed ? row("failures", "+", 1) : 0,
    }))
    .where("channel", "=", channel)
    .where("owner", "=", owner)
    .execute();
}

/** How often in a row it could not be delivered to a channel. */
export async function failuresOf(db: Queries, channel: string): Promise<number> {
  const row = await db
    .selectFrom("outbox_channels")
    .select("failures")
    .where("channel", "=", channel)
    .executeTakeFirst();
  return row === undefined ? 0 : Failures.parse(row).failures;
}

/** Frees every channel, where nobody else can be alive. */
export async function freeChannels(db: Queries): Promise<void> {
  await db
    .updateTable("outbox_channels")
    .set({ owner: null, lease_until: 0 })
    .where("owner", "is not", null)
    .execute();
}
