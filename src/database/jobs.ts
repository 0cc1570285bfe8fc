import { type ExpressionBuilder, sql } from "kysely";
import { z } from "zod";
import { json } from "./json.ts";
import type { Queries, Tables } from "./tables.ts";

/** Jobs of the one process that a SQLite file has. `data` is JSON. */
export interface JobsTable {
  id: string;
  name: string;
  data: string;
  state: string;
  run_at: number;
  attempts: number;
  created_at: number;
  ended_at: number | null;
}

/** Which period of what is done again and again was begun last. */
export interface JobPeriodsTable {
  name: string;
  period: number;
}

const Row = z.object({ id: z.string(), name: z.string(), data: json, attempts: z.int() });
/** A job as it is kept; `data` is plain JSON. `attempts` counts the one that is under way. */
export type JobRecord = Readonly<z.infer<typeof Row>>;

/** Keeps a job until it is run. */
export async function addJob(
  transaction: Queries,
  job: Pick<JobRecord, "id" | "name" | "data">,
  now: number,
): Promise<void> {
  const { id, name, data } = job;
  const values = { id, name, data: JSON.stringify(data), run_at: 0, created_at: now };
  await transaction
    .insertInto("jobs")
    .values({ ...values, state: "waiting", attempts: 0, ended_at: null })
    .execute();
}

/** How long a job waits for its next try at most: one that waits longer was put off by a clock that was wrong. */
export const LONGEST_RETRY_MS = 60_000;

function isDue(now: number) {
  return (row: ExpressionBuilder<Tables, "jobs">) =>
    row.and([
      row("state", "=", "waiting"),
      row.or([
        row("run_at", "<=", now),
        row.and([row("attempts", ">", 0), row("run_at", ">", now + LONGEST_RETRY_MS)]),
      ]),
    ]);
}

const Name = z.object({ name: z.string() });

/** The names of jobs that are due. It only reads, which costs nothing where nothing is. */
export async function dueJobs(db: Queries, now: number): Promise<string[]> {
  const rows = await db.selectFrom("jobs").select("name").distinct().where(isDue(now)).execute();
  return rows.map((row) => Name.parse(row).name);
}

/** Takes jobs of a name that are due, those that wait longest first; `most` at the most. */
export async function takeJobs(
  db: Queries,
  name: string,
  { now, most }: { readonly now: number; readonly most: number },
): Promise<JobRecord[]> {
  const rows = await db
    .updateTable("jobs")
    .set((row) => ({ state: "running", attempts: row("attempts", "+", 1) }))
    .where("id", "in", (query) =>
      query
        .selectFrom("jobs")
        .select("id")
        .where(isDue(now))
        .where("name", "=", name)
        .orderBy("run_at")
        .orderBy("created_at")
        .limit(most),
    )
    .returningAll()
    .execute();
  return rows.map((row) => Row.parse(row));
}

/** How a try of a job went: it is over, or it is tried again. Milliseconds since 1970. */
export type JobEnd =
  | { readonly state: "done" | "failed"; readonly at: number }
  | { readonly state: "waiting"; readonly runAt: number };

/** Keeps how a try of a job went. */
export async function endJob(db: Queries, id: string, end: JobEnd): Promise<void> {
  const set =
    end.state === "waiting"
      ? { state: end.state, run_at: end.runAt }
      : { state: end.state, ended_at: end.at };
  await db.updateTable("jobs").set(set).where("id", "=", id).where("state", "=", "running").execute();
}

/** Lets every job that is under way be taken again, where nobody else can be alive. */
export async function freeJobs(db: Queries): Promise<void> {
  await db.updateTable("jobs").set({ state: "waiting" }).where("state", "=", "running").execute();
}

/** Forgets jobs that ended before a time, milliseconds since 1970; says how many there were. */
export async function forgetJobs(db: Queries, before: number): Promise<number> {
  const gone = await db.deleteFrom("jobs").where("ended_at", "<", before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/**
 * Begins a period of what is done again and again: false where somebody began it, or the one after it by a clock that
 * is a little fast. A period far ahead was begun by a clock that was wrong, and counts for nothing.
 */
export async function beginPeriod(transaction: Queries, name: string, period: number): Promise<boolean> {
  const begun = await transaction
    .insertInto("job_periods")
    .values({ name, period })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ period })
        .where(sql<boolean>`job_periods.period < ${period} or job_periods.period > ${period + 1}`),
    )
    .returning("name")
    .executeTakeFirst();
  return begun !== undefined;
}
