import { beforeEach } from "vitest";
import { type Database, type Dialect, openDatabase } from "../../src/database/open-database.ts";
import type { Jobs } from "../../src/jobs/jobs.ts";
import { openJobs } from "../../src/jobs/open-jobs.ts";
import { freshPlace } from "../database/support.ts";

export const noon = Date.UTC(2026, 10, 23, 12, 0, 0);

/** A fresh database, a clock that stands still until it is moved, and as many processes' jobs as a test wants. */
export interface Bench {
  readonly database: Database;
  readonly clock: { now: number };
  readonly failures: { readonly error: unknown; readonly job: string; readonly final: boolean }[];
  /** The jobs of one more process; they are stopped when the test is over. */
  readonly jobs: () => Promise<Jobs>;
}

export function benchForEach(dialect: Dialect): () => Bench {
  let bench: Bench | undefined;
  beforeEach(async () => {
    const fresh = await freshPlace(dialect);
    const database = await openDatabase(fresh.place);
    const opened: Jobs[] = [];
    const made: Bench = {
      database,
      clock: { now: noon },
      failures: [],
      jobs: async () => {
        const jobs = await openJobs(fresh.place, database, {
          now: () => made.clock.now,
          onFailure: (error, what) => made.failures.push({ error, ...what }),
        });
        opened.push(jobs);
        return jobs;
      },
    };
    bench = made;
    return async () => {
      for (const jobs of opened) await jobs.stop();
      await database.close();
      await fresh.remove();
    };
  });
  return () => {
    if (bench === undefined) throw new Error("There is no bench before the test runs.");
    return bench;
  };
}

/** Something that is let go by a test. */
export function gate(): { readonly open: () => void; readonly passed: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { open: resolve, passed: promise };
}
