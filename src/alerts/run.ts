import { claimRun, findRun, finishRun } from "../database/alert-runs.ts";
import { questionKey } from "../watch/scan/question.ts";
import { pauseRefusedRules } from "./channel.ts";
import type { AlertsDesk } from "./desk.ts";
import { isScheduled, type Runs } from "./due.ts";
import { look } from "./look.ts";
import { permissionOf } from "./permitted.ts";
import { record, type Run } from "./record.ts";
import { findWatched } from "./watched-rule.ts";

/** How long nobody else takes up a run that this process does not say it lives by. */
export const RUN_LEASE_MS = 15_000;

/** Another process has a run of these, or had it when it died: it is to be looked at again. */
class RunElsewhere extends Error {
  override readonly name = "RunElsewhere";
}

/**
 * Does runs that ask the same: claims them, looks once for all, and records what each of them makes of it.
 * @throws {RunElsewhere} where one of them is another's and has not ended
 * @throws OmniError `aborted` when the app stops meanwhile: they are to be done again
 */
export async function doRuns(desk: AlertsDesk, { runs }: Runs, signal: AbortSignal): Promise<void> {
  // While they are done, nobody else takes them up; what failed is anyone's once its lease is over.
  for (const { rule } of runs) desk.underWay.begin(rule);
  try {
    await doAll(desk, runs, signal);
  } finally {
    for (const { rule } of runs) desk.underWay.end(rule);
  }
}

async function doAll(desk: AlertsDesk, runs: Runs["runs"], signal: AbortSignal): Promise<void> {
  const mine: (Run & { readonly looks: boolean })[] = [];
  let elsewhere = 0;
  for (const { rule, due, again = false } of runs) {
    const claimed = await claim(desk, rule, due);
    if (claimed === "elsewhere") elsewhere += 1;
    else if (claimed !== "over") mine.push({ ...claimed, looks: again || isScheduled(claimed.watched, due) });
  }
  for (const run of mine) if (!run.looks) await record(desk, run, undefined);
  const looks = mine.filter((run) => run.looks);
  for (const same of Map.groupBy(looks, ({ watched }) => questionKey(watched.rule.source)).values())
    await lookAndRecord(desk, same, signal);
  if (elsewhere > 0) throw new RunElsewhere(`${elsewhere} of ${runs.length} runs are another's`);
}

/** Looks once for rules that ask the same. */
async function lookAndRecord(desk: AlertsDesk, runs: readonly Run[], signal: AbortSignal): Promise<void> {
  const seen = await look(desk, runs, { signal });
  for (const { run, found } of seen) await record(desk, run, found);
}

async function claim(desk: AlertsDesk, rule: string, due: number): Promise<Run | "over" | "elsewhere"> {
  const { database, owner, now } = desk;
  const found = await findWatched(database.db, { id: rule }, desk.unreadable);
  // A replica of a newer version may know how.
  if (found !== undefined && "unreadable" in found) return "elsewhere";
  const at = now();
  const leaseUntil = at + RUN_LEASE_MS;
  if (!(await claimRun(database.db, { rule, due }, { owner, now: at, leaseUntil }))) {
    const known = await findRun(database.db, rule, due);
    return known?.state === "running" ? "elsewhere" : "over";
  }
  if (found?.state !== "active") return over(desk, rule, due, found === undefined ? "deleted" : "paused");
  const permission = await permissionOf(desk, found.channel, found.rule);
  if (permission.kind === "refused") {
    await pauseRefusedRules(desk, found, { because: permission.because, isThere: true });
    return over(desk, rule, due, "not permitted");
  }
  return { watched: found, due };
}

async function over(
  { database, owner, now }: AlertsDesk,
  rule: string,
  due: number,
  why: string,
): Promise<"over"> {
  await finishRun(database.db, { rule, due, owner }, { now: now(), outcome: { why } });
  return "over";
}
