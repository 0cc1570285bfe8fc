import { sql } from "kysely";
import { z } from "zod";
import { selectsOf } from "./bulk.ts";
import type { Queries } from "./tables.ts";

export interface AlertReadingsTable {
  rule: string;
  sku: string;
  place: string;
  at: number;
  count: number;
}

/** One SKU in one place. */
interface Place {
  readonly sku: string;
  readonly place: string;
}

/** The last counts of one item, oldest first. Milliseconds since 1970. */
export interface ItemReadings extends Place {
  readonly readings: readonly { readonly at: number; readonly count: number }[];
}

/** Keeps the counts of items as they were at one time; what is kept of that time already stays. */
export async function appendReadings(
  transaction: Queries,
  taken: { readonly rule: string; readonly at: number },
  counts: readonly (Place & { readonly count: number })[],
): Promise<void> {
  const { rule, at } = taken;
  const rows = counts.map(({ sku, place, count }) => [rule, sku, place, at, count]);
  for (const select of selectsOf(COLUMNS, rows)) {
    await transaction
      .insertInto("alert_readings")
      .columns(COLUMNS.map(([name]) => name))
      .expression(select)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

const COLUMNS = [
  ["rule", "text"],
  ["sku", "text"],
  ["place", "text"],
  ["at", "bigint"],
  ["count", "double precision"],
] as const;

const Row = z.object({ at: z.int(), count: z.number() });

/** The last readings of these items, in their order; `most` of each at the most. */
export async function readingsOf(
  db: Queries,
  rule: string,
  { items, most }: { readonly items: readonly Place[]; readonly most: number },
): Promise<ItemReadings[]> {
  const found: ItemReadings[] = [];
  for (const { sku, place } of items) {
    const rows = await db
      .selectFrom("alert_readings")
      .select(["at", "count"])
      .where("rule", "=", rule)
      .where("sku", "=", sku)
      .where("place", "=", place)
      .orderBy("at", "desc")
      .limit(most)
      .execute();
    const readings = rows.map((row) => Row.parse(row));
    found.push({ sku, place, readings: readings.toReversed() });
  }
  return found;
}

/** Forgets readings from before a time, milliseconds since 1970, so many at once at most; says how many. */
export async function forgetReadings(db: Queries, before: number, most: number): Promise<number> {
  const old = sql`select rule, sku, place, at from alert_readings where at < ${before} limit ${most}`;
  const gone = await db
    .deleteFrom("alert_readings")
    .where(sql<boolean>`(rule, sku, place, at) in (${old})`)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
