import { sql } from "kysely";
import { z } from "zod";
import { selectsOf } from "./bulk.ts";
import { orNothing } from "./rows.ts";
import type { Queries } from "./tables.ts";

/** An item of a rule that is not well. */
export interface AlertItemsTable {
  rule: string;
  sku: string;
  place: string;
  state: string;
  was: string;
  count: number | null;
  since: number;
  out_since: number | null;
  seen_at: number | null;
  /** 0 or 1. */
  told: number;
}

/** One SKU in one place that is not well, as a rule knows it. Times are milliseconds since 1970. */
export interface AlertItem {
  readonly sku: string;
  readonly place: string;
  readonly state: "low" | "out" | "unknown";
  readonly was: "low" | "out" | "unknown";
  readonly count: number | null;
  readonly since: number;
  readonly outSince: number | undefined;
  readonly seenAt: number | undefined;
  /** Whether its channel knows how it stands. */
  readonly told: boolean;
}

const Row = z
  .object({
    sku: z.string(),
    place: z.string(),
    state: z.enum(["low", "out", "unknown"]),
    was: z.enum(["low", "out", "unknown"]),
    count: z.number().nullable(),
    since: z.int(),
    out_since: orNothing(z.int()),
    seen_at: orNothing(z.int()),
    told: z.int(),
  })
  .transform(
    ({ out_since, seen_at, told, ...rest }): AlertItem => ({
      ...rest,
      outSince: out_since,
      seenAt: seen_at,
      told: told === 1,
    }),
  );

/** The items of a rule, by SKU and place. */
export async function itemsOf(db: Queries, rule: string): Promise<AlertItem[]> {
  const rows = await db
    .selectFrom("alert_items")
    .select(["sku", "place", "state", "was", "count", "since", "out_since", "seen_at", "told"])
    .where("rule", "=", rule)
    .orderBy("sku")
    .orderBy("place")
    .execute();
  return rows.map((row) => Row.parse(row));
}

/**
 * Makes these the items of a rule: writes those that changed, deletes those that are gone, and touches no other.
 * The rule is locked by whoever calls.
 */
export async function replaceItems(
  transaction: Queries,
  rule: string,
  items: readonly AlertItem[],
): Promise<void> {
  const before = new Map((await itemsOf(transaction, rule)).map((item) => [keyOf(item), item]));
  const changed: AlertItem[] = [];
  for (const item of items) {
    const old = before.get(keyOf(item));
    if (old === undefined || !isSame(old, item)) changed.push(item);
    before.delete(keyOf(item));
  }
  if (items.length === 0) await deleteAll(transaction, rule);
  else await deleteThese(transaction, rule, [...before.values()]);
  await write(transaction, rule, changed);
}

function keyOf({ sku, place }: Pick<AlertItem, "sku" | "place">): string {
  return JSON.stringify([sku, place]);
}

function isSame(a: AlertItem, b: AlertItem): boolean {
  const facts = ["state", "was", "count", "since", "outSince", "seenAt", "told"] as const;
  return facts.every((fact) => a[fact] === b[fact]);
}

async function deleteAll(transaction: Queries, rule: string): Promise<void> {
  await transaction.deleteFrom("alert_items").where("rule", "=", rule).execute();
}

async function deleteThese(
  transaction: Queries,
  rule: string,
  items: readonly Pick<AlertItem, "sku" | "place">[],
): Promise<void> {
  const rows = items.map(({ sku, place }) => [sku, place]);
  for (const select of selectsOf(NAME, rows)) {
    await transaction
      .deleteFrom("alert_items")
      .where("rule", "=", rule)
      .where(sql<boolean>`(sku, place) in (${select})`)
      .execute();
  }
}

const NAME = [
  ["sku", "text"],
  ["place", "text"],
] as const;
const COLUMNS = [
  ["rule", "text"],
  ...NAME,
  ["state", "text"],
  ["was", "text"],
  ["count", "double precision"],
  ["since", "bigint"],
  ["out_since", "bigint"],
  ["seen_at", "bigint"],
  ["told", "integer"],
] as const;

async function write(transaction: Queries, rule: string, items: readonly AlertItem[]): Promise<void> {
  const rows = items.map(({ sku, place, state, was, count, since, outSince, seenAt, told }) => [
    rule,
    sku,
    place,
    state,
    was,
    count,
    since,
    outSince ?? null,
    seenAt ?? null,
    told ? 1 : 0,
  ]);
  for (const select of selectsOf(COLUMNS, rows)) {
    await transaction
      .insertInto("alert_items")
      .columns(COLUMNS.map(([name]) => name))
      .expression(select)
      .onConflict((conflict) =>
        conflict.columns(["rule", "sku", "place"]).doUpdateSet((update) => ({
          state: update.ref("excluded.state"),
          was: update.ref("excluded.was"),
          count: update.ref("excluded.count"),
          since: update.ref("excluded.since"),
          out_since: update.ref("excluded.out_since"),
          seen_at: update.ref("excluded.seen_at"),
          told: update.ref("excluded.told"),
        })),
      )
      .execute();
  }
}
