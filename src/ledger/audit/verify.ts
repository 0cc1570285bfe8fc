import type { Queries } from "../../database/tables.ts";
import { type AuditProblem, checkEntry, missing, type Step } from "./check-entry.ts";
import { type Page, readPage } from "./page.ts";

/**
 * What a walk over the whole audit found. The chain cannot show that its end was cut off together with its head,
 * nor that all of it was written anew: who keeps `head` elsewhere, and compares, sees both.
 */
export interface AuditReport {
  readonly entries: number;
  /** Entries whose free reason was deleted, as it may be. */
  readonly reasonsDeleted: number;
  /** The first ones; a walk stops when it has found a hundred. */
  readonly problems: readonly AuditProblem[];
  readonly head: Step;
}

const ENOUGH = 100;
const BEGINNING: Step = { seq: 0, hash: "0".repeat(64) };

/** Walks the audit from its beginning, a page in memory at a time, while others may append. */
export async function verify(db: Queries): Promise<AuditReport> {
  const head = await db.selectFrom("audit_head").select(["seq", "hash"]).executeTakeFirst();
  if (head === undefined) {
    const problems = [{ seq: 0, what: "The head of the audit was removed." }];
    return { entries: 0, reasonsDeleted: 0, problems, head: BEGINNING };
  }
  const problems: AuditProblem[] = await outside(db);
  let [before, entries, reasonsDeleted, last] = [BEGINNING, 0, 0, false];
  while (!last && problems.length < ENOUGH) {
    const page = await readPage(db, before.seq, head.seq);
    for (const row of page.rows) {
      problems.push(...checkEntry(row, page, before));
      before = row;
    }
    entries += page.rows.length;
    reasonsDeleted += deletedReasons(page);
    last = page.last;
  }
  if (last) problems.push(...ending(before, head));
  return { entries, reasonsDeleted, problems: problems.slice(0, ENOUGH), head };
}

function deletedReasons({ rows, reasons }: Page): number {
  return rows.filter(({ seq, reason_hash }) => reason_hash !== null && !reasons.has(seq)).length;
}

/** Whether the chain ends where, and as, its head says. */
function ending(last: Step, head: Step): AuditProblem[] {
  if (last.seq < head.seq) return [{ seq: head.seq, what: missing(last.seq + 1, head.seq) }];
  if (last.hash === head.hash) return [];
  return [{ seq: head.seq, what: `Entry ${head.seq} is not the one that was appended last.` }];
}

/** Entries where none can be, and what stands beside entries that are not there. */
async function outside(db: Queries): Promise<AuditProblem[]> {
  const head = db.selectFrom("audit_head").select("audit_head.seq");
  const entries = db
    .selectFrom("audit")
    .select("seq")
    .where((entry) => entry.or([entry("seq", "<", 1), entry("seq", ">", head)]));
  const there = db.selectFrom("audit").select("audit.seq");
  const reasons = db
    .selectFrom("audit_reasons as beside")
    .select("seq")
    .where((row) => row.not(row.exists(there.whereRef("audit.seq", "=", row.ref("beside.seq")))));
  const targets = db
    .selectFrom("audit_targets as beside")
    .select("seq")
    .where((row) => row.not(row.exists(there.whereRef("audit.seq", "=", row.ref("beside.seq")))));
  return [
    ...strangers(await entries.limit(ENOUGH).execute(), (seq) => `Entry ${seq} was inserted.`),
    ...strangers(
      await reasons.limit(ENOUGH).execute(),
      (seq) => `A reason stands beside entry ${seq}, which is not there.`,
    ),
    ...strangers(
      await targets.limit(ENOUGH).execute(),
      (seq) => `A target stands beside entry ${seq}, which is not there.`,
    ),
  ];
}

function strangers(rows: readonly { seq: number }[], what: (seq: number) => string): AuditProblem[] {
  return rows.map(({ seq }) => ({ seq, what: what(seq) }));
}
