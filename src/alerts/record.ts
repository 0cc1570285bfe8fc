import { randomBytes, randomUUID } from "node:crypto";
import { appendReadings } from "../database/alert-readings.ts";
import { lockRule, type Remember } from "../database/alert-rule-changes.ts";
import { finishRun } from "../database/alert-runs.ts";
import { appendNews } from "../database/outbox-append.ts";
import type { Queries } from "../database/tables.ts";
import { decide } from "../watch/decide/decide.ts";
import type { AlertsDesk } from "./desk.ts";
import { keepDigestList } from "./digest-list.ts";
import { RUNS } from "./due.ts";
import type { Found } from "./look.ts";
import { newsOfRule } from "./news.ts";
import { keepState, stateOf } from "./state.ts";
import { readRule, type WatchedRule } from "./watched-rule.ts";

/** A run of a rule that is under way. */
export interface Run {
  readonly watched: WatchedRule;
  readonly due: number;
}

/**
 * Keeps what a run makes of what it found, and what is to be told of it, in one transaction: either both are there
 * after a crash, or the run is done again. What was found of a rule that was changed meanwhile is let go, and looked for
 * once more.
 * @param remember who asked for it, where it was not the clock
 */
export async function record(
  desk: AlertsDesk,
  run: Run,
  found: Found | undefined,
  remember?: Remember,
): Promise<void> {
  const { database, metrics } = desk;
  const outcome = found?.evaluated.sight.kind ?? "held";
  const kept = await database.db.transaction().execute(async (transaction) => {
    const isKept = await recordIn(transaction, desk, run, found, outcome);
    await remember?.(transaction, run.watched.id);
    return isKept;
  });
  metrics.alertRun({ outcome: kept ? outcome : "out-of-date" }, (found?.ms ?? 0) / 1000);
  desk.wake();
}

async function recordIn(
  transaction: Queries,
  { owner, now, jobs }: AlertsDesk,
  { watched, due }: Run,
  found: Found | undefined,
  outcome: string,
): Promise<boolean> {
  const at = found?.at ?? now();
  const locked = await lockRule(transaction, watched.id);
  const isLate = locked?.version !== watched.version || locked.turn !== watched.turn;
  const run = { rule: watched.id, due, owner };
  const facts = found && { at, ms: found.ms, calls: found.calls, items: found.evaluated.watched, outcome };
  const isMine = await finishRun(transaction, run, { now: now(), outcome: facts ?? { outcome } });
  if (!isMine || locked === undefined) return false;
  if (isLate) {
    const runs = [{ rule: watched.id, due: Math.max(now(), due + 1), again: true }];
    if (found !== undefined && locked.state === "active") await jobs.send(transaction, RUNS, { runs });
    return false;
  }
  const rule = readRule(locked);
  const before = await stateOf(transaction, rule);
  const newAlarm = randomBytes(12).toString("base64url");
  const after = decide(rule.rule, before, { run: found?.evaluated, at, newAlarm });
  if (found !== undefined) await appendReadings(transaction, { rule: rule.id, at }, found.evaluated.readings);
  await keepState(transaction, rule, after, { at, lastRun: facts });
  // What was held back is known now, and not when its digest is drawn.
  const held = { items: after.digested ?? [], at, news: randomUUID(), mayStand: false };
  const list = await keepDigestList(transaction, rule, held);
  await appendNews(transaction, newsOfRule(rule, after.alarm, after.news, list), now());
  return true;
}
