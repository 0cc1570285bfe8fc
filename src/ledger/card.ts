import type { Card } from "../database/card.ts";
import type { Queries } from "../database/tables.ts";
import type { Books } from "./books.ts";
import type { ChangeRecord } from "./change-record.ts";
import { NoSuchChange } from "./ledger.ts";
import { toRecord } from "./rows.ts";

/** Whoever posts a card has kept where it stands by then, or died. */
const POSTING_MS = 120_000;

/** Takes it upon this process to post the card of a change; undefined where another one does, or where it stands. */
export async function claimCard(
  { db, now }: Books,
  id: string,
): Promise<{ readonly repeated: boolean } | undefined> {
  const at = now();
  const take = (earlier: { readonly before: number } | undefined) =>
    db
      .updateTable("changes")
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
export async function freeCard({ db }: Books, id: string): Promise<void> {
  await db.updateTable("changes").set({ posting_until: null }).where("id", "=", id).execute();
}

/** Whoever began to post a card before this time is gone. */
export async function lapseCards({ db }: Books, before: number): Promise<void> {
  await db
    .updateTable("changes")
    .set({ posting_until: 0 })
    .where("card", "is", null)
    .where("posting_until", "<", before + POSTING_MS)
    .execute();
}

/** Keeps where the card stands and gives back the change as it is by now. @throws {NoSuchChange} */
export async function setCard(db: Queries, id: string, card: Card, shown?: number): Promise<ChangeRecord> {
  const row = await db
    .updateTable("changes")
    .set({ card: JSON.stringify(card), posting_until: null, ...(shown === undefined ? {} : { shown }) })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new NoSuchChange(`There is no change ${id}.`);
  return toRecord(row);
}

/** Keeps how late a state the card shows; what was shown later stays. */
export async function setShown({ db }: Books, id: string, shown: number): Promise<void> {
  await db
    .updateTable("changes")
    .set({ shown })
    .where("id", "=", id)
    .where((row) => row.or([row("shown", "is", null), row("shown", "<", shown)]))
    .execute();
}
