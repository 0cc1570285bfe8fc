import type { Queries } from "./tables.ts";

/** What has a card of its own, with a row that says where it stands, what it shows, and who is at posting it. */
type Shown = "changes" | "batches";

/** Whoever posts a card has kept where it stands by then, or died. */
const POSTING_MS = 120_000;

/**
 * Takes it upon the caller to post the card of a row at a time, milliseconds since 1970; undefined where another one
 * does, or where it stands. `repeated`: somebody was at it before, and nobody knows how far they came.
 */
export async function claimPost(
  db: Queries,
  table: Shown,
  id: string,
  at: number,
): Promise<{ readonly repeated: boolean } | undefined> {
  const take = (earlier: { readonly before: number } | undefined) =>
    db
      .updateTable(table)
      .set({ posting_until: at + POSTING_MS })
      .where("id", "=", id)
      .where("card", "is", null)
      .where((row) =>
        earlier === undefined ? row("posting_until", "is", null) : row("posting_until", "<", earlier.before),
      )
      .returning("id")
      .executeTakeFirst();
  if ((await take(undefined)) !== undefined) return { repeated: false };
  return (await take({ before: at })) === undefined ? undefined : { repeated: true };
}

/** Gives up what was claimed, where the card was surely not posted. */
export async function freePost(db: Queries, table: Shown, id: string): Promise<void> {
  await db.updateTable(table).set({ posting_until: null }).where("id", "=", id).execute();
}

/** Whoever began to post a card before this time is gone. */
export async function lapsePosts(db: Queries, table: Shown, before: number): Promise<void> {
  await db
    .updateTable(table)
    .set({ posting_until: 0 })
    .where("card", "is", null)
    .where("posting_until", "<", before + POSTING_MS)
    .execute();
}

/** Keeps how late a state the card shows; what was shown later stays. */
export async function setShown(db: Queries, table: Shown, id: string, shown: number): Promise<void> {
  await db
    .updateTable(table)
    .set({ shown })
    .where("id", "=", id)
    .where((row) => row.or([row("shown", "is", null), row("shown", "<", shown)]))
    .execute();
}
