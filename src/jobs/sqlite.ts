import { randomUUID } from "node:crypto";
import { addJob, dueJobs, endJob, forgetJobs, freeJobs, type JobRecord, takeJobs } from "../database/jobs.ts";
import type { Queries } from "../database/tables.ts";
import { createInFlight } from "../in-flight.ts";
import type { Jobs, JobsOptions } from "./jobs.ts";
import { createPeriods } from "./periods.ts";
import { createRegister, MOST_TRIES, type Registered, STOP_MS, UnreadableJob, waitAfter } from "./runs.ts";
import { createTicker } from "../ticker.ts";

/** How often it is asked what is due, besides when a job is sent. */
const LOOK_MS = 1_000;
const HOUR_MS = 3_600_000;
/** Jobs that ended are known for so long. */
const KEPT_MS = 24 * HOUR_MS;

/** Jobs in the one process that a SQLite file has: a table, and a timer that asks it. */
export function createSqliteJobs(db: Queries, options: JobsOptions): Jobs {
  const { now, onFailure } = options;
  const register = createRegister();
  const stopping = new AbortController();
  const running = createInFlight();
  const busy = new Map<string, number>();
  const ticker = createTicker(look, LOOK_MS);
  const send: Jobs["send"] = async (transaction, { name }, data) => {
    await addJob(transaction, { id: randomUUID(), name, data }, now());
    // There is one connection: what is asked now is answered when the transaction is over.
    ticker.wake();
  };
  const periods = createPeriods(db, send, options);

  async function look(): Promise<void> {
    try {
      for (const name of await dueJobs(db, now())) await take(name);
    } catch (error) {
      onFailure(error, { job: "jobs", final: false });
    }
  }

  async function take(name: string): Promise<void> {
    const handler = register.handlers.get(name);
    const free = (handler?.atOnce ?? 0) - (busy.get(name) ?? 0);
    if (handler === undefined || free <= 0) return;
    for (const job of await takeJobs(db, name, { now: now(), most: free })) begin(job, handler);
  }

  function begin(job: JobRecord, handler: Registered): void {
    busy.set(job.name, (busy.get(job.name) ?? 0) + 1);
    const ended = () => {
      busy.set(job.name, (busy.get(job.name) ?? 0) - 1);
      ticker.wake();
    };
    void running.track(tried(job, handler)).then(ended);
  }

  async function tried(job: JobRecord, handler: Registered): Promise<void> {
    try {
      await handler.run(job.data, { signal: stopping.signal });
      await endJob(db, job.id, { state: "done", at: now() });
    } catch (error) {
      const final = error instanceof UnreadableJob || job.attempts >= MOST_TRIES;
      onFailure(error, { job: job.name, final });
      await endJob(
        db,
        job.id,
        final ? { state: "failed", at: now() } : { state: "waiting", runAt: now() + waitAfter(job.attempts) },
      ).catch((failed: unknown) => onFailure(failed, { job: job.name, final: false }));
    }
  }

  const jobs: Jobs = {
    handle: (kind, handler, { atOnce = 1 } = {}) => register.add(kind, handler, atOnce),
    every: (name, ms, work) => register.add(periods.add(name, ms), (_data, run) => work(run), 1),
    send,
    start: async () => {
      // Whatever was under way was left behind by a process that is gone.
      await freeJobs(db);
      ticker.start();
      periods.ticker.start();
    },
    stop: async () => {
      await Promise.all([periods.ticker.stop(), ticker.stop()]);
      await running.settled(STOP_MS.patient);
      stopping.abort();
      await running.settled(STOP_MS.told);
    },
  };
  jobs.every("jobs.forget", HOUR_MS, async () => {
    await forgetJobs(db, now() - KEPT_MS);
  });
  return jobs;
}
