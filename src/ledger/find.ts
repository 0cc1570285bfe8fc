import type { Queries } from "../database/tables.ts";
import type { ChangeRecord } from "./change-record.ts";
import type { HistoryFilter } from "./ledger.ts";
import { toRecord } from "./rows.ts";
import { storable } from "./storable.ts";

/** What is confirmed, waiting, sending or unknown, oldest first. */
export async function unfinished(db: Queries): Promise<ChangeRecord[]> {
  const rows = await db
    .selectFrom("changes")
    .selectAll()
    .where("state", "in", ["confirmed", "waiting", "sending", "unknown"])
    .orderBy("created_at")
    .execute();
  return rows.map(toRecord);
}

/** The changes confirmed together, in their order. */
export async function ofBatch(db: Queries, batch: string): Promise<ChangeRecord[]> {
  const rows = await db
    .selectFrom("changes")
    .selectAll()
    .where("batch_id", "=", batch)
    .orderBy("batch_index")
    .execute();
  return rows.map(toRecord);
}

/** The changes that fit, newest first. */
export async function history(
  db: Queries,
  { target, person, operation, since, limit }: HistoryFilter,
): Promise<ChangeRecord[]> {
  let query = db.selectFrom("changes").selectAll().orderBy("created_at", "desc").limit(limit);
  if (target !== undefined) {
    query = query.where("target_kind", "=", target.kind).where("target_id", "=", storable(target.id));
  }
  if (person !== undefined) query = query.where("person", "=", person);
  if (operation !== undefined) query = query.where("operation", "=", operation);
  if (since !== undefined) query = query.where("created_at", ">=", since);
  return (await query.execute()).map(toRecord);
}
