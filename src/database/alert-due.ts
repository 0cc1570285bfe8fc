import { type RuleRecord, toRule } from "./alert-rules.ts";
import type { Queries } from "./tables.ts";

/** The active rules that are due, the longest first; `most` at the most. */
export async function dueRules(db: Queries, now: number, most: number): Promise<RuleRecord[]> {
  const rows = await db
    .selectFrom("alert_rules")
    .selectAll()
    .where("state", "=", "active")
    .where("next_due", "<=", now)
    .orderBy("next_due")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(toRule);
}

/** Moves a rule's due time on, unless another replica did, or the rule was changed. Whoever moves it starts the run. */
export async function advanceDue(
  db: Queries,
  rule: { readonly id: string; readonly from: number; readonly to: number },
): Promise<boolean> {
  const moved = await db
    .updateTable("alert_rules")
    .set({ next_due: rule.to })
    .where("id", "=", rule.id)
    .where("state", "=", "active")
    .where("next_due", "=", rule.from)
    .returning("id")
    .executeTakeFirst();
  return moved !== undefined;
}
