import { z } from "zod";
import { LastRun, type OnUnreadable, type RuleRecord, rulesOf } from "./alert-rules.ts";
import { json } from "./json.ts";
import { orNothing } from "./rows.ts";
import type { Queries } from "./tables.ts";

/** The active rules that are due, the longest first; `most` at the most. */
export async function dueRules(
  db: Queries,
  now: number,
  most: number,
  onUnreadable?: OnUnreadable,
): Promise<RuleRecord[]> {
  const rows = await db
    .selectFrom("alert_rules")
    .selectAll()
    .where("state", "=", "active")
    .where("next_due", "<=", now)
    .orderBy("next_due")
    .orderBy("id")
    .limit(most)
    .execute();
  return rulesOf(rows, onUnreadable);
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

const Times = z
  .object({
    state: z.string(),
    next_due: orNothing(z.int()).catch(undefined),
    last_run: orNothing(json.pipe(LastRun)).catch(undefined),
  })
  .transform(({ state, next_due, last_run }) => ({ state, nextDue: next_due, lastRun: last_run }));
/** When a rule is due, and how it ran last; nothing where that cannot be read. */
export type RuleTimes = Readonly<z.infer<typeof Times>>;

/** When the rules of all channels are due, and how they ran last; of each no more than that. */
export async function timesOfRules(db: Queries): Promise<RuleTimes[]> {
  const rows = await db.selectFrom("alert_rules").select(["state", "next_due", "last_run"]).execute();
  return rows.map((row) => Times.parse(row));
}
