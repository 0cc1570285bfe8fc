import { type Job, PgBoss, fromKysely } from "pg-boss";
import { z } from "zod";
import { LONGEST_RETRY_MS } from "../database/jobs.ts";
import { json } from "../database/json.ts";
import { DatabaseUnavailable } from "../database/open-database.ts";
import type { Queries } from "../database/tables.ts";
import { createInFlight } from "../in-flight.ts";
import type { Jobs, JobsOptions } from "./jobs.ts";
import { createPeriods } from "./periods.ts";
import { createRegister, MOST_TRIES, type Registered, STOP_MS, UnreadableJob } from "./runs.ts";

/**
 * How the queues are watched. A process says every five seconds that it runs a job; when it has not for ten, the job
 * is given to another within some seconds more. NOTIFY tells of new jobs at once, and asking every three seconds finds
 * what NOTIFY does not tell of: jobs for later, tries again, and what was sent while the connection was lost.
 */
const QUEUE = {
  notify: true,
  heartbeatSeconds: 10,
  expireInSeconds: 23 * 3600,
  retryLimit: MOST_TRIES - 1,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: LONGEST_RETRY_MS / 1000,
  deleteAfterSeconds: 24 * 3600,
};
const WATCH = { superviseIntervalSeconds: 3, monitorIntervalSeconds: 3, monitorVacuum: false };
const POLL = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 3 };
const SCHEMA = "omni_jobs";
/** Jobs need not be known when they have ended. */
const FORGOTTEN_AFTER_S = 60;

/** What is kept of a job: JSON as text, because PostgreSQL's own cannot hold every string. */
const Kept = z.object({ data: json });

/** Jobs that any replica takes: pg-boss, in a schema and on connections of its own. */
export function createPgBossJobs(db: Queries, url: string, options: JobsOptions): Jobs {
  const { onFailure } = options;
  const register = createRegister();
  const stopping = new AbortController();
  const running = createInFlight();
  const boss = new PgBoss({
    ...WATCH,
    connectionString: url,
    schema: SCHEMA,
    application_name: "omni-for-slack-jobs",
    max: 4,
    connectionTimeoutMillis: 5000,
    options: "-c statement_timeout=30000",
    useListenNotify: true,
    notifyHeartbeatIntervalMs: 5000,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  // Lost connections are told here, and mended by pg-boss itself.
  boss.on("error", (error) => onFailure(error, { job: "pg-boss", final: false }));
  boss.on("warning", ({ message }) => onFailure(new Error(message), { job: "pg-boss", final: false }));

  const send: Jobs["send"] = async (transaction, { name }, data) => {
    const terms = { db: fromKysely(transaction), deleteAfterSeconds: FORGOTTEN_AFTER_S };
    await boss.send(name, { data: JSON.stringify(data) }, terms);
  };
  const periods = createPeriods(db, send, options);

  async function tried(job: Job, handler: Registered): Promise<"completed" | "failed" | "deadletter"> {
    const tries = job.retryCount + 1;
    try {
      const { data } = Kept.parse(job.data);
      await handler.run(data, { signal: AbortSignal.any([job.signal, stopping.signal]) });
      return "completed";
    } catch (error) {
      const unreadable = error instanceof UnreadableJob || error instanceof z.ZodError;
      onFailure(error, { job: job.name, final: unreadable || tries >= MOST_TRIES });
      return unreadable ? "deadletter" : "failed";
    }
  }

  async function work(name: string, handler: Registered): Promise<void> {
    await boss.createQueue(name, QUEUE);
    await boss.work(name, { ...POLL, localConcurrency: handler.atOnce, perJobResults: true }, (jobs: Job[]) =>
      Promise.all(
        jobs.map(async (job) => ({ id: job.id, status: await running.track(tried(job, handler)) })),
      ),
    );
  }

  return {
    handle: (kind, handler, { atOnce = 1 } = {}) => register.add(kind, handler, atOnce),
    every: (name, ms, run) => register.add(periods.add(name, ms), (_data, how) => run(how), 1),
    send,
    start: async () => {
      await boss.start().catch((error: unknown) => Promise.reject(mayNotBegin(url, error)));
      for (const [name, handler] of register.handlers) await work(name, handler);
      periods.ticker.start();
    },
    stop: async () => {
      await periods.ticker.stop();
      const stopped = boss.stop({ graceful: true, timeout: STOP_MS.patient });
      await running.settled(STOP_MS.patient);
      stopping.abort();
      await running.settled(STOP_MS.told);
      await stopped;
    },
  };
}

const Forbidden = z.object({ code: z.literal("42501") });

/** Words for a database in which the user may not create what jobs need; what is not that stays as it is. */
function mayNotBegin(url: string, error: unknown): unknown {
  if (!Forbidden.safeParse(error).success) return error;
  const { pathname, username } = new URL(url);
  const [database, user] = [pathname.slice(1), username].map((name) => `"${decodeURIComponent(name)}"`);
  return new DatabaseUnavailable(
    `The user ${user} may not create the schema ${SCHEMA}, in which jobs are kept, in the PostgreSQL database ` +
      `${database}. Let the owner of the database run: grant create on database ${database} to ${user}; ` +
      "and start again. Once the schema is there, the grant is needed no more.",
    { cause: error },
  );
}
