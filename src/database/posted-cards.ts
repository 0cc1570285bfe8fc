import { z } from "zod";
import { json } from "./json.ts";
import { orNothing, textOf } from "./rows.ts";
import type { Queries } from "./tables.ts";

/** A row for each thing that a card has buttons for. `question` and `came_from` are JSON. */
export interface PostedCardsTable {
  kind: string;
  id: string;
  channel: string;
  ts: string;
  person: string;
  readers: string;
  question: string;
  came_from: string | null;
  as_of: number;
}

/** Where a message stands. */
interface Place {
  readonly channel: string;
  readonly ts: string;
}

/** What a card has buttons for, by ids alone: `shipment`, `20078`. */
interface CardTarget {
  readonly kind: string;
  readonly id: string;
}

const Row = z
  .object({
    channel: z.string(),
    ts: z.string(),
    person: z.string(),
    readers: z.enum(["person", "everyone", "shared"]),
    question: json,
    came_from: orNothing(json),
    as_of: z.int(),
  })
  .transform(({ came_from, as_of, ...rest }) => ({ ...rest, from: came_from, asOf: as_of }));

/**
 * An answer that was posted with buttons that change something: who asked, who reads it, the question that it answers
 * and the one to go back to (whoever reads these parses them), and when what it shows was true, in milliseconds since
 * 1970.
 */
export type PostedCard = Readonly<z.infer<typeof Row>>;

/** Keeps what a message shows now, in place of what it showed before; one without any target is forgotten. */
export async function keepPostedCard(
  db: Queries,
  card: PostedCard,
  targets: readonly CardTarget[],
): Promise<void> {
  const { channel, ts, person, readers, question, from, asOf } = card;
  const shown = { person, readers, question: JSON.stringify(question), came_from: textOf(from), as_of: asOf };
  const once = new Map(targets.map(({ kind, id }) => [`${kind} ${id}`, { kind, id }]));
  const rows = [...once.values()].map((target) => ({ ...target, channel, ts, ...shown }));
  if (rows.length === 0) return forgetPostedCard(db, card);
  await db.transaction().execute(async (transaction) => {
    await forgetPostedCard(transaction, card);
    await transaction.insertInto("posted_cards").values(rows).execute();
  });
}

export async function findPostedCard(db: Queries, at: Place): Promise<PostedCard | undefined> {
  const found = await db
    .selectFrom("posted_cards")
    .selectAll()
    .where("channel", "=", at.channel)
    .where("ts", "=", at.ts)
    .limit(1)
    .executeTakeFirst();
  return found === undefined ? undefined : Row.parse(found);
}

/** Where the cards stand that have buttons for one of these, the newest first; `most` at the most. */
export async function cardsShowing(
  db: Queries,
  targets: readonly CardTarget[],
  most: number,
): Promise<Place[]> {
  if (targets.length === 0) return [];
  return db
    .selectFrom("posted_cards")
    .select(["channel", "ts"])
    .where((row) => row.or(targets.map(({ kind, id }) => row("kind", "=", kind).and("id", "=", id))))
    .groupBy(["channel", "ts"])
    .orderBy((row) => row.fn.max("as_of"), "desc")
    .limit(most)
    .execute();
}

export async function forgetPostedCard(db: Queries, at: Place): Promise<void> {
  await db.deleteFrom("posted_cards").where("channel", "=", at.channel).where("ts", "=", at.ts).execute();
}

/** Forgets cards that were last drawn before a time, in milliseconds since 1970. */
export async function forgetPostedCards(db: Queries, before: number): Promise<void> {
  await db.deleteFrom("posted_cards").where("as_of", "<", before).execute();
}
