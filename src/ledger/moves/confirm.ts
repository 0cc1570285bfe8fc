import type { Insertable } from "kysely";
import type { ChangesTable } from "../../database/ledger-tables.ts";
import type { Queries } from "../../database/tables.ts";
import { append } from "../audit/append.ts";
import { type Books, blockingChange, ownedBy } from "../books.ts";
import type { NewChange } from "../change-record.ts";
import type { Claim } from "../ledger.ts";
import { hashesOf, newRow, toRecord } from "../rows.ts";
import { entryOf } from "./move.ts";

/** Others may come and go between two looks so often before something else must be wrong. */
const LOOKS = 20;

/** Keeps a confirmation once, and only while nothing else is under way on its target. */
export async function confirm(books: Books, change: NewChange): Promise<Claim> {
  const now = books.now();
  const row = newRow(change, { owner: books.owner, leaseUntil: ownedBy(books).lease_until, now });
  for (let look = 0; look < LOOKS; look++) {
    const claim = await books.db
      .transaction()
      .execute((transaction) => confirmIn(transaction, now, change, row));
    if (claim !== undefined) return claim;
  }
  throw new Error(
    "A confirmation was kept from its target again and again, and never by a change that stayed.",
  );
}

/** Undefined where what stood in the way has gone meanwhile. */
async function confirmIn(
  transaction: Queries,
  now: number,
  change: NewChange,
  row: Insertable<ChangesTable>,
): Promise<Claim | undefined> {
  const { reason, reference } = change;
  const kept = await transaction
    .insertInto("changes")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (kept !== undefined) {
    const record = toRecord(kept);
    await append(transaction, now, entryOf(record, "confirmed", { reason, reference }));
    return { kind: "mine", record };
  }
  const same = await transaction
    .selectFrom("changes")
    .selectAll()
    .where("key", "=", change.key)
    .executeTakeFirst();
  if (same !== undefined) return { kind: "same", record: toRecord(same) };
  const record = await blockingChange(transaction, { kind: row.target_kind, id: row.target_id });
  if (record === undefined) return undefined;
  const blocked = { ...change, id: undefined, hashes: hashesOf(change) };
  await append(transaction, now, entryOf(blocked, "blocked", { reason, reference }));
  return { kind: "blocked", record };
}
