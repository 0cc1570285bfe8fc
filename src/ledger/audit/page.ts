import type { Selectable } from "kysely";
import type { AuditReasonsTable, AuditTable } from "../../database/ledger-tables.ts";
import type { Queries } from "../../database/tables.ts";
import { canonical } from "../fingerprint.ts";

/** How many entries a walk holds at a time. */
const SIZE = 500;

/** Entries in a row of the chain, with what stands beside them by their places. */
export interface Page {
  readonly rows: readonly Selectable<AuditTable>[];
  readonly reasons: ReadonlyMap<number, Selectable<AuditReasonsTable>>;
  /** What they are found by, as canonical JSON. */
  readonly targets: ReadonlyMap<number, readonly string[]>;
  readonly last: boolean;
}

/** The entries after a place, up to the head at most. */
export async function readPage(db: Queries, after: number, head: number): Promise<Page> {
  const rows = await db
    .selectFrom("audit")
    .selectAll()
    .where("seq", ">", after)
    .where("seq", "<=", head)
    .orderBy("seq", "asc")
    .limit(SIZE)
    .execute();
  const last = rows.length < SIZE;
  const to = rows.at(-1)?.seq ?? after;
  const reasons = await db
    .selectFrom("audit_reasons")
    .selectAll()
    .where("seq", ">", after)
    .where("seq", "<=", to)
    .execute();
  return {
    rows,
    reasons: new Map(reasons.map((row) => [row.seq, row])),
    targets: await readTargets(db, after, to),
    last,
  };
}

async function readTargets(db: Queries, after: number, to: number): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom("audit_targets")
    .selectAll()
    .where("seq", ">", after)
    .where("seq", "<=", to)
    .execute();
  const bySeq = new Map<number, string[]>();
  for (const { seq, kind, id } of rows) {
    const named = bySeq.get(seq) ?? [];
    named.push(canonical({ kind, id }));
    bySeq.set(seq, named);
  }
  return bySeq;
}
