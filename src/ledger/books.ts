import type { Updateable } from "kysely";
import type { ChangesTable } from "../database/ledger-tables.ts";
import type { Queries } from "../database/tables.ts";
import { type ChangeRecord, type ChangeState, GUARDING, type Target } from "./change-record.ts";
import { NoSuchChange } from "./ledger.ts";
import { toRecord } from "./rows.ts";
import { storable } from "./storable.ts";

/** What the ledger works with: its database, which process it is, and the time. */
export interface Books {
  readonly db: Queries;
  readonly owner: string;
  readonly now: () => number;
  readonly leaseMs: number;
  /** Called in the transaction of every move, with the change as it is from then on. */
  readonly moved: (transaction: Queries, record: ChangeRecord) => Promise<void>;
}

/** Marks a change as this process's own until the lease is over. */
export function ownedBy({ owner, now, leaseMs }: Books): { owner: string; lease_until: number } {
  return { owner, lease_until: now() + leaseMs };
}

/** A change by its id. */
export async function findChange(db: Queries, id: string): Promise<ChangeRecord | undefined> {
  const row = await db.selectFrom("changes").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : toRecord(row);
}

/** @throws {NoSuchChange} */
export async function getChange(db: Queries, id: string): Promise<ChangeRecord> {
  const found = await findChange(db, id);
  if (found === undefined) throw new NoSuchChange(`There is no change ${id}.`);
  return found;
}

/** Reads a change and keeps everyone else from moving it until the transaction ends. @throws {NoSuchChange} */
export async function lockChange(transaction: Queries, id: string): Promise<ChangeRecord> {
  const row = await transaction
    .updateTable("changes")
    .set((row) => ({ updated_at: row.ref("updated_at") }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new NoSuchChange(`There is no change ${id}.`);
  return toRecord(row);
}

/** The change that keeps others away from this target, if one does. */
export async function blockingChange(db: Queries, target: Target): Promise<ChangeRecord | undefined> {
  const row = await db
    .selectFrom("changes")
    .selectAll()
    .where("target_kind", "=", target.kind)
    .where("target_id", "=", storable(target.id))
    .where("state", "in", GUARDING)
    .executeTakeFirst();
  return row === undefined ? undefined : toRecord(row);
}

/** A change in a new state. */
export async function update(
  transaction: Queries,
  id: string,
  set: Updateable<ChangesTable> & { readonly state: ChangeState; readonly updated_at: number },
): Promise<ChangeRecord> {
  return toRecord(
    await transaction
      .updateTable("changes")
      .set(set)
      .where("id", "=", id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
}
