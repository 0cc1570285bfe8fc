import { z } from "zod";
import { json } from "./json.ts";
import { chunksOf, orNothing, textOf } from "./rows.ts";
import type { Queries } from "./tables.ts";

/** One run of one rule at one due time. `outcome` is JSON. */
export interface AlertRunsTable {
  rule: string;
  due: number;
  state: string;
  owner: string;
  lease_until: number;
  started_at: number;
  finished_at: number | null;
  outcome: string | null;
}

const Row = z
  .object({
    rule: z.string(),
    due: z.int(),
    state: z.enum(["running", "finished"]),
    owner: z.string(),
    lease_until: z.int(),
    started_at: z.int(),
    finished_at: orNothing(z.int()),
    outcome: orNothing(json),
  })
  .transform(({ lease_until, started_at, finished_at, ...rest }) => ({
    ...rest,
    leaseUntil: lease_until,
    startedAt: started_at,
    finishedAt: finished_at,
  }));
/** A run as it is kept; `outcome` is plain JSON. Times are milliseconds since 1970. */
export type RunRecord = Readonly<z.infer<typeof Row>>;

/** Who runs, from when, and until when nobody else does. */
export interface RunClaim {
  readonly owner: string;
  readonly now: number;
  readonly leaseUntil: number;
}

/**
 * Claims a run of a rule at a due time: one that nobody has, or whose owner's lease is over (it died).
 * @returns whether it is this owner's now; not, where it has ended
 */
export async function claimRun(
  db: Queries,
  run: { readonly rule: string; readonly due: number },
  { owner, now, leaseUntil }: RunClaim,
): Promise<boolean> {
  const won = await db
    .insertInto("alert_runs")
    .values({
      rule: run.rule,
      due: run.due,
      state: "running",
      owner,
      lease_until: leaseUntil,
      started_at: now,
      finished_at: null,
      outcome: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["rule", "due"])
        .doUpdateSet({ owner, lease_until: leaseUntil, started_at: now })
        .where("alert_runs.state", "=", "running")
        .where((row) =>
          row.or([row("alert_runs.owner", "=", owner), row("alert_runs.lease_until", "<=", now)]),
        ),
    )
    .returning("rule")
    .executeTakeFirst();
  return won !== undefined;
}

/** Keeps the runs of these rules that an owner does its own for longer; those that it let fall are not of them. */
export async function renewRuns(
  db: Queries,
  { owner, rules }: { readonly owner: string; readonly rules: readonly string[] },
  leaseUntil: number,
): Promise<void> {
  for (const some of chunksOf(rules)) {
    await db
      .updateTable("alert_runs")
      .set({ lease_until: leaseUntil })
      .where("owner", "=", owner)
      .where("state", "=", "running")
      .where("rule", "in", some)
      .execute();
  }
}

/** Lets every run that is under way be taken over, where nobody else can be alive. */
export async function freeRuns(db: Queries): Promise<void> {
  await db.updateTable("alert_runs").set({ lease_until: 0 }).where("state", "=", "running").execute();
}

/** Ends a run, in the transaction that keeps what came of it; false where it is another's by now, or has ended. */
export async function finishRun(
  transaction: Queries,
  run: { readonly rule: string; readonly due: number; readonly owner: string },
  { now, outcome }: { readonly now: number; readonly outcome: unknown },
): Promise<boolean> {
  const ended = await transaction
    .updateTable("alert_runs")
    .set({ state: "finished", finished_at: now, outcome: textOf(outcome) })
    .where("rule", "=", run.rule)
    .where("due", "=", run.due)
    .where("owner", "=", run.owner)
    .where("state", "=", "running")
    .returning("rule")
    .executeTakeFirst();
  return ended !== undefined;
}

/** Forgets the runs of a rule that are due later than a time: the clock was set back, and they come again. */
export async function forgetRunsAfter(db: Queries, rule: string, time: number): Promise<void> {
  await db
    .deleteFrom("alert_runs")
    .where("rule", "=", rule)
    .where("due", ">", time)
    .where("state", "=", "finished")
    .execute();
}

/** A run of a rule at a due time. */
export async function findRun(db: Queries, rule: string, due: number): Promise<RunRecord | undefined> {
  const found = await db
    .selectFrom("alert_runs")
    .selectAll()
    .where("rule", "=", rule)
    .where("due", "=", due)
    .executeTakeFirst();
  return found === undefined ? undefined : Row.parse(found);
}

/** Forgets runs that began before a time, milliseconds since 1970; says how many there were. */
export async function forgetRuns(db: Queries, before: number): Promise<number> {
  const gone = await db.deleteFrom("alert_runs").where("started_at", "<", before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
