import { LONGEST_RETRY_MS } from "../database/jobs.ts";
import type { JobHandler, JobKind, JobRun } from "./jobs.ts";

/** A handler whose data are parsed first. */
export interface Registered {
  readonly atOnce: number;
  /** @throws {@link UnreadableJob} when the data are not what the handler takes; whatever the handler throws */
  readonly run: (data: unknown, run: JobRun) => Promise<void>;
}

/** A job whose data are not what its handler takes: trying again is of no use. */
export class UnreadableJob extends Error {
  override readonly name = "UnreadableJob";
}

/** What runs jobs, by the names of their kinds. */
export function createRegister() {
  const handlers = new Map<string, Registered>();
  return {
    handlers: handlers as ReadonlyMap<string, Registered>,
    add: <Data>(kind: JobKind<Data>, handler: JobHandler<Data>, atOnce: number): void => {
      if (handlers.has(kind.name)) throw new Error(`Two handlers want the jobs named ${kind.name}.`);
      handlers.set(kind.name, {
        atOnce,
        run: async (data, run) => {
          const parsed = kind.data.safeParse(data);
          if (!parsed.success) throw new UnreadableJob(kind.name, { cause: parsed.error });
          await handler(parsed.data, run);
        },
      });
    },
  };
}

/** A job is given up after so many tries. */
export const MOST_TRIES = 10;
/** How long a job waits after so many tries that failed: a second, two, four, … */
export function waitAfter(tries: number): number {
  return Math.min(1000 * 2 ** (tries - 1), LONGEST_RETRY_MS);
}

/** How long jobs that run may take when the app stops, and then again when they have been told so. */
export const STOP_MS = { patient: 5_000, told: 1_000 };
