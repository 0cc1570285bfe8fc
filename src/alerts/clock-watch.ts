import { advanceDue } from "../database/alert-due.ts";
import { forgetRunsAfter } from "../database/alert-runs.ts";
import { nextDue } from "../watch/schedule/next-due.ts";
import type { AlertsDesk } from "./desk.ts";
import { listWatched } from "./watched-rule.ts";

/** So much behind what it was, a clock was set back; clocks of replicas differ by less. */
const SET_BACK_MS = 60_000;

type Parts = Pick<AlertsDesk, "database" | "now" | "log" | "unreadable">;

/**
 * Sees that the clock was set back, since the last time or while the app was down: rules would wait for times
 * that are far away now.
 */
export function createClockWatch(parts: Parts): () => Promise<void> {
  let latest = Number.POSITIVE_INFINITY;
  return async () => {
    const at = parts.now();
    if (at < latest - SET_BACK_MS) await comeBack(parts, at);
    latest = at;
  };
}

/** What waits longer than it ever would from now on waits anew; runs that come again are not taken for done. */
async function comeBack({ database, log, unreadable }: Parts, at: number): Promise<void> {
  const { db } = database;
  for (const { id, nextDue: from, rule } of await listWatched(db, {}, unreadable)) {
    const to = nextDue(rule.schedule, rule.zone, at + SET_BACK_MS);
    if (from === undefined || from <= to) continue;
    log.warn({ rule: id, from, to }, "the clock was set back: a rule is due sooner");
    await db.transaction().execute(async (transaction) => {
      await advanceDue(transaction, { id, from, to });
      await forgetRunsAfter(transaction, id, at + SET_BACK_MS);
    });
  }
}
