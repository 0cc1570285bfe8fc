import { claimRun } from "../database/alert-runs.ts";
import type { Remember } from "../database/alert-rule-changes.ts";
import { findRule } from "../database/alert-rules.ts";
import type { RanNow } from "../operations/alert/book.ts";
import type { AlertsDesk } from "./desk.ts";
import { look } from "./look.ts";
import { record, type Run } from "./record.ts";
import { RUN_LEASE_MS } from "./run.ts";
import { countsOf } from "./view.ts";
import { readRule } from "./watched-rule.ts";

/**
 * Runs a rule now, beside its schedule, for somebody who waits. A paused one is looked at too, but nothing is kept of
 * that and nothing told. Who asked is remembered with what is kept.
 */
export async function runNow(desk: AlertsDesk, id: string, remember: Remember): Promise<RanNow> {
  const { database, owner, now } = desk;
  const found = await findRule(database.db, { id });
  if (found === undefined) return { kind: "gone" };
  const run = { watched: readRule(found), due: now() };
  const claim = { owner, now: run.due, leaseUntil: run.due + RUN_LEASE_MS };
  if (!(await claimRun(database.db, { rule: id, due: run.due }, claim))) {
    await alone(desk, id, remember);
    return { kind: "under-way" };
  }
  desk.underWay.begin(id);
  try {
    return await ranNow(desk, run, found.state === "active", remember);
  } finally {
    desk.underWay.end(id);
  }
}

/** Nothing else is kept. */
function alone({ database }: AlertsDesk, rule: string, remember: Remember): Promise<void> {
  return database.db.transaction().execute((transaction) => remember(transaction, rule));
}

async function ranNow(desk: AlertsDesk, run: Run, isKept: boolean, remember: Remember): Promise<RanNow> {
  const [seen] = await look(desk, [run], {});
  if (seen === undefined) return { kind: "gone" };
  await (isKept ? record(desk, run, seen.found, remember) : alone(desk, run.watched.id, remember));
  const { evaluated, calls, ms } = seen.found;
  const { sight, watched, items } = evaluated;
  if (sight.kind === "blind") return { kind: "blind", why: sight.why };
  const unanswered = sight.kind === "partial" ? sight.unanswered : [];
  return { kind: "ran", seen: watched, ...countsOf(items), unanswered, calls, ms };
}
