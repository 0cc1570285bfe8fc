import type { Books } from "./books.ts";
import { type ChangeRecord, ENDS } from "./change-record.ts";
import { toRecord } from "./rows.ts";

const DAY_MS = 86_400_000;
/** Several at once are told in one message, which takes as long as all of them. */
const TOLD_TOGETHER_MS = 3_600_000;
const AT_ONCE = 500;

/**
 * Forgets, of changes that nothing can be done with any more, all but their hashes and what the audit says; of
 * several at once an hour later.
 */
export async function forget({ db, now }: Books): Promise<number> {
  const over = await db
    .selectFrom("changes")
    .selectAll()
    .where("kept", "is not", null)
    .where((row) =>
      row.or([
        row("state", "in", ["failed", "settled-done", "settled-not-done", ...ENDS]),
        row("state", "=", "done").and("undoable", "=", 0),
        row("state", "in", ["done", "sent"]).and("updated_at", "<=", now() - DAY_MS),
      ]),
    )
    .where((row) => row.or([row("batch_id", "is", null), row("updated_at", "<=", now() - TOLD_TOGETHER_MS)]))
    .limit(AT_ONCE)
    .execute();
  for (const row of over) {
    const record = toRecord(row);
    await db
      .updateTable("changes")
      .set({ kept: null, reason: null, ...withoutWords(record) })
      .where("id", "=", record.id)
      .where("state", "=", record.state)
      .execute();
  }
  return over.length;
}

/** What people said freely, and what Omni answered: it may hold what was forgotten. */
function withoutWords({ outcome, decisions, ending }: ChangeRecord) {
  const said = decisions.map(({ reason: _reason, ...rest }) => rest);
  return {
    outcome:
      outcome === undefined ? null : JSON.stringify({ ...outcome, words: undefined, found: undefined }),
    decisions: JSON.stringify(said),
    ending: ending === undefined ? null : JSON.stringify({ ...ending, reason: undefined }),
  };
}
