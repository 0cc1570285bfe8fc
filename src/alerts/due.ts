import { z } from "zod";
import { advanceDue, dueRules } from "../database/alert-due.ts";
import { questionKey } from "../watch/scan/question.ts";
import { nextDue } from "../watch/schedule/next-due.ts";
import type { AlertsDesk } from "./desk.ts";
import { readRules, type WatchedRule } from "./watched-rule.ts";

/** Runs of rules that ask Omni the same, done together. */
export const RUNS = {
  name: "alerts.run",
  data: z.object({
    runs: z.array(
      z.object({
        rule: z.string(),
        due: z.int(),
        /** Beside the schedule, because what the last one found was of a rule that was changed meanwhile. */
        again: z.boolean().optional(),
      }),
    ),
  }),
};
export type Runs = z.infer<typeof RUNS.data>;

const AT_ONCE = 500;

/**
 * Begins every run that is due. A rule's due time is moved on in the transaction that sends its job, so that one
 * replica alone begins it, and its next one is counted from now: what is late is run once.
 */
export async function beginDue(desk: AlertsDesk): Promise<void> {
  const { database, now, unreadable } = desk;
  const due = readRules(await dueRules(database.db, now(), AT_ONCE, unreadable), unreadable);
  for (const rules of Map.groupBy(due, ({ rule }) => questionKey(rule.source)).values())
    await begin(desk, rules);
}

async function begin({ database, jobs, now }: AlertsDesk, rules: readonly WatchedRule[]): Promise<void> {
  await database.db.transaction().execute(async (transaction) => {
    const runs: Runs["runs"] = [];
    for (const { id, nextDue: due, rule } of rules) {
      if (due === undefined) continue;
      const to = nextDue(rule.schedule, rule.zone, now());
      if (await advanceDue(transaction, { id, from: due, to })) runs.push({ rule: id, due });
    }
    if (runs.length > 0) await jobs.send(transaction, RUNS, { runs });
  });
}

/** Whether a due time is one of the rule's schedule; others are there to tell what was held back. */
export function isScheduled({ rule }: Pick<WatchedRule, "rule">, due: number): boolean {
  return nextDue(rule.schedule, rule.zone, due - 1) === due;
}
