import type { Card } from "../database/card.ts";
import type { Queries } from "../database/tables.ts";
import type { ChangeRecord } from "./change-record.ts";
import { NoSuchChange } from "./ledger.ts";
import { toRecord } from "./rows.ts";

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
