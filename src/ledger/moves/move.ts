import type { Updateable } from "kysely";
import type { ChangesTable } from "../../database/ledger-tables.ts";
import type { Queries } from "../../database/tables.ts";
import { append } from "../audit/append.ts";
import type { AuditOutcome, NewEntry } from "../audit/entry.ts";
import { type Books, getChange } from "../books.ts";
import type { ChangeRecord, ChangeState, NewChange } from "../change-record.ts";
import type { Moved } from "../ledger.ts";
import { toRecord } from "../rows.ts";

/** A move from one state to another, by whoever is first. */
export interface Move {
  readonly from: readonly ChangeState[];
  readonly to: ChangeState;
  readonly set?: Updateable<ChangesTable>;
  /** What must hold of the row besides its state. */
  readonly where?: Partial<Pick<ChangesTable, "person" | "owner" | "approvals_needed">>;
  /** Said in the audit beside what the change says itself. */
  readonly said?: Partial<NewEntry>;
}

/** Moves a change and appends that to the audit, or does nothing and says how it stands. */
export async function move(books: Books, id: string, step: Move): Promise<Moved> {
  for (;;) {
    const moved = await books.db.transaction().execute((transaction) => moveIn(transaction, books, id, step));
    if (moved !== undefined) return { moved: true, record: moved };
    const record = await getChange(books.db, id);
    // Where it came to fit between the try and the look, what stands there would be no reason.
    if (step.where !== undefined || !step.from.includes(record.state)) return { moved: false, record };
  }
}

async function moveIn(
  transaction: Queries,
  { now, moved }: Books,
  id: string,
  { from, to, set, where = {}, said }: Move,
): Promise<ChangeRecord | undefined> {
  const at = now();
  const row = await transaction
    .updateTable("changes")
    .set({ ...set, state: to, updated_at: at })
    .where("id", "=", id)
    .where("state", "in", from)
    .where((row) => row.and(where))
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const record = toRecord(row);
  await moved(transaction, record);
  await append(transaction, at, entryOf(record, to, said));
  return record;
}

/** What the audit says of a change. */
export function entryOf(
  change: ChangeRecord | (NewChange & { readonly id?: undefined; readonly hashes: ChangeRecord["hashes"] }),
  outcome: AuditOutcome,
  said: Partial<NewEntry> = {},
): NewEntry {
  const { id, operation, person, channel, target, related = [], rule, hashes } = change;
  const by = said.by === person ? undefined : said.by;
  return {
    operation,
    outcome,
    person,
    channel,
    rule,
    targets: [target, ...related],
    change: id,
    previewHash: hashes.preview,
    ...said,
    by,
  };
}
