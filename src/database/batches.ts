import { randomBytes } from "node:crypto";
import { type Generated, sql } from "kysely";
import { z } from "zod";
import { Card } from "./card.ts";
import { json } from "./json.ts";
import { orNothing } from "./rows.ts";
import type { Queries } from "./tables.ts";

export interface BatchesTable {
  id: string;
  key: string;
  operation: string;
  title: string;
  person: string;
  channel: string | null;
  thread: string | null;
  named: string;
  card: string | null;
  shown: number | null;
  posting_until: number | null;
  created_at: number;
  /** 0 or 1. */
  told: Generated<number>;
}

const Named = z.object({ label: z.string(), refused: z.string().optional() });
/** One of the things that were named together; with `refused`, why nothing was done to it. */
export type Named = Readonly<z.infer<typeof Named>>;

/**
 * Several changes that a person confirmed at once. The changes themselves are in the ledger, each with its index
 * into `named`; those that were refused before are here alone. Times are milliseconds since 1970.
 */
export interface Batch {
  readonly id: string;
  /** Made with the preview that was confirmed: the same key is the same confirmation. */
  readonly key: string;
  readonly operation: string;
  /** "Reject 3 shipments" */
  readonly title: string;
  readonly person: string;
  readonly channel: string | undefined;
  readonly thread: string | undefined;
  readonly named: readonly Named[];
  /** The one message that shows them all. */
  readonly card: Card | undefined;
  /** As of when that shows them. */
  readonly shown: number | undefined;
  readonly createdAt: number;
}

const KeptCard = orNothing(json.pipe(Card));

const row = z
  .object({
    id: z.string(),
    key: z.string(),
    operation: z.string(),
    title: z.string(),
    person: z.string(),
    channel: orNothing(z.string()),
    thread: orNothing(z.string()),
    named: json.pipe(z.array(Named)),
    card: KeptCard,
    shown: orNothing(z.int()),
    created_at: z.int(),
  })
  .transform(({ created_at, ...rest }): Batch => ({ ...rest, createdAt: created_at }));

/** Keeps a batch, and gives it an id that nobody can guess; undefined where its key is kept already. */
export async function keepBatch(
  db: Queries,
  batch: Omit<Batch, "id" | "card" | "shown">,
): Promise<Batch | undefined> {
  const { createdAt, channel, thread, named, ...rest } = batch;
  const kept = await db
    .insertInto("batches")
    .values({
      ...rest,
      id: randomBytes(12).toString("base64url"),
      channel: channel ?? null,
      thread: thread ?? null,
      named: JSON.stringify(named),
      card: null,
      created_at: createdAt,
    })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .returningAll()
    .executeTakeFirst();
  return kept === undefined ? undefined : row.parse(kept);
}

export async function findBatch(
  db: Queries,
  by: { id: string } | { key: string },
): Promise<Batch | undefined> {
  const query = db.selectFrom("batches").selectAll();
  const found = await ("id" in by
    ? query.where("id", "=", by.id)
    : query.where("key", "=", by.key)
  ).executeTakeFirst();
  return found === undefined ? undefined : row.parse(found);
}

/** Keeps what turned out to be refused while the changes were confirmed. */
export async function keepNamed(db: Queries, id: string, named: readonly Named[]): Promise<void> {
  await db
    .updateTable("batches")
    .set({ named: JSON.stringify(named) })
    .where("id", "=", id)
    .execute();
}

/**
 * Keeps where the batch is shown, made from what was kept of that before, which nobody else changes meanwhile; undefined
 * leaves it. `shown`: as of when, where that is known; a twin, which was pressed before that was kept, is not shown yet.
 */
export async function keepBatchCard(
  db: Queries,
  id: string,
  make: (before: Card | undefined) => Card | undefined,
  shown?: number,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const held = await transaction
      .updateTable("batches")
      .set((row) => ({ card: row.ref("card") }))
      .where("id", "=", id)
      .returning("card")
      .executeTakeFirst();
    const card = held === undefined ? undefined : make(KeptCard.parse(held.card));
    if (card === undefined) return;
    await transaction
      .updateTable("batches")
      .set({
        card: JSON.stringify(card),
        posting_until: null,
        shown: card.twins === undefined ? (shown ?? null) : null,
      })
      .where("id", "=", id)
      .execute();
  });
}

/**
 * Keeps everyone else from telling of a batch until the transaction ends; false where whoever asked was told, or is
 * about to be.
 */
export async function holdUntold(transaction: Queries, id: string): Promise<boolean> {
  const held = await transaction
    .updateTable("batches")
    .set({ told: 0 })
    .where("id", "=", id)
    .where("told", "=", 0)
    .returning("id")
    .executeTakeFirst();
  return held !== undefined;
}

/** Whoever asked is about to be told. */
export async function keepTold(transaction: Queries, id: string): Promise<void> {
  await transaction.updateTable("batches").set({ told: 1 }).where("id", "=", id).execute();
}

/**
 * The ids of batches since a time that stand on no card, or on one that shows them as they were before something of
 * them moved; not those that go on, nor what moved after `before`. Milliseconds since 1970, newest first.
 */
export async function unshownBatches(
  db: Queries,
  { since, before, most }: { readonly since: number; readonly before: number; readonly most: number },
): Promise<string[]> {
  const moved = sql<number>`coalesce(
    (select max(updated_at) from changes where batch_id = batches.id), batches.created_at)`;
  const found = await db
    .selectFrom("batches")
    .select("id")
    .where("created_at", ">=", since)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom("changes")
            .select("changes.id")
            .whereRef("batch_id", "=", "batches.id")
            .where("state", "in", ["confirmed", "sending"]),
        ),
      ),
    )
    .where(moved, "<", before)
    .where((row) => row.or([row("card", "is", null), row("shown", "is", null), row("shown", "<", moved)]))
    .orderBy("created_at", "desc")
    .limit(most)
    .execute();
  return found.map(({ id }) => id);
}
