import type { z } from "zod";
import type { Queries } from "../database/tables.ts";

/** A kind of job: its name, known to every version of the app that shares a database, and what it is given. */
export interface JobKind<Data> {
  readonly name: string;
  /** Parses what is kept when the job is run; what is sent must come through JSON as it is. */
  readonly data: z.ZodType<Data>;
}

/** What runs a job. It may run again after a crash or a failure: doing it twice must be as good as once. */
export type JobHandler<Data> = (data: Data, run: JobRun) => Promise<void>;

export interface JobRun {
  /** Aborted when the app stops and waits no longer. */
  readonly signal: AbortSignal;
}

/**
 * What runs later, in this process (SQLite) or in any replica (PostgreSQL). A job runs at least once: one whose process
 * died, or that failed, is run again.
 */
export interface Jobs {
  /** Says what runs jobs of a kind, and how many of them at once in this process. Before the start. */
  readonly handle: <Data>(
    kind: JobKind<Data>,
    handler: JobHandler<Data>,
    how?: { readonly atOnce?: number },
  ) => void;
  /** Does something once in each period of so many milliseconds, in one replica of all. Before the start. */
  readonly every: (name: string, ms: number, work: (run: JobRun) => Promise<void>) => void;
  /** Sends a job in the caller's transaction: it is run soon after that is committed, or never. */
  readonly send: <Data>(transaction: Queries, kind: JobKind<Data>, data: Data) => Promise<void>;
  /** Begins to run jobs; until then they may be sent on SQLite only. */
  readonly start: () => Promise<void>;
  /** Takes no more jobs, waits a little for those that run, and then lets them go: they are run again. */
  readonly stop: () => Promise<void>;
}

/** What the engines are told, and tell. */
export interface JobsOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of what failed; it is tried again unless `final`. */
  readonly onFailure: (error: unknown, what: { readonly job: string; readonly final: boolean }) => void;
}
