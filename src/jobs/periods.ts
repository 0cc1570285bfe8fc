import { z } from "zod";
import { beginPeriod } from "../database/jobs.ts";
import type { Queries } from "../database/tables.ts";
import type { JobKind, Jobs, JobsOptions } from "./jobs.ts";
import { createTicker, type Ticker } from "../ticker.ts";

/** How often it is looked whether a period began. */
const LOOK_MS = 1_000;

interface Period {
  readonly kind: JobKind<null>;
  readonly ms: number;
  /** The last period that this process saw begin. */
  seen: number | undefined;
}

/** What is done once in each period: whichever replica is first sends it as a job. */
export interface Periods {
  readonly add: (name: string, ms: number) => JobKind<null>;
  readonly ticker: Ticker;
}

/**
 * Periods are counted from 1970, and the last one that began is kept in the database: neither restarts nor more
 * replicas begin one twice, and after a long sleep the present one begins and no other.
 */
export function createPeriods(db: Queries, send: Jobs["send"], { now, onFailure }: JobsOptions): Periods {
  const periods: Period[] = [];
  const begin = async (period: Period): Promise<void> => {
    const present = Math.floor(now() / period.ms);
    if (period.seen === present) return;
    try {
      await db.transaction().execute(async (transaction) => {
        if (await beginPeriod(transaction, period.kind.name, present))
          await send(transaction, period.kind, null);
      });
      period.seen = present;
    } catch (error) {
      onFailure(error, { job: period.kind.name, final: false });
    }
  };
  return {
    add: (name, ms) => {
      const kind = { name, data: z.null() };
      periods.push({ kind, ms, seen: undefined });
      return kind;
    },
    ticker: createTicker(async () => {
      for (const period of periods) await begin(period);
    }, LOOK_MS),
  };
}
