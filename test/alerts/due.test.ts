import { expect, test } from "vitest";
import { beginDue, RUNS, type Runs } from "../../src/alerts/due.ts";
import { createRule } from "../../src/database/alert-rules.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { openJobs } from "../../src/jobs/open-jobs.ts";
import { NEW_STATUS } from "../../src/watch/decide/status.ts";
import { dialects, freshPlace } from "../database/support.ts";
import { ruleOf } from "../support/rule.ts";
import { MINUTE, SECOND, until } from "./watch.ts";

/** More than are read at a time, and more than run in one job. */
const MANY = 1_300;

test.each(dialects)(
  "on %s one look begins all that is due, each once, and what asks the same together",
  {
    timeout: 60 * SECOND,
  },
  async (dialect) => {
    const { place, remove } = await freshPlace(dialect);
    const database = await openDatabase(place);
    const failed: unknown[] = [];
    const jobs = await openJobs(place, database, {
      now: Date.now,
      onFailure: (error) => failed.push(error),
    });
    const begun: Runs["runs"][] = [];
    jobs.handle(RUNS, async ({ runs }) => void begun.push(runs), { atOnce: 4 });
    await jobs.start();
    try {
      const at = Date.now();
      const same = new Set<string>();
      const about = { channel: "C1", creator: "U1", team: "", status: NEW_STATUS, nextDue: at - MINUTE };
      await database.db.transaction().execute(async (transaction) => {
        for (let n = 0; n < MANY; n += 1) {
          const definition = ruleOf({
            source: { kind: "stock", locations: [n % 2 === 0 ? "same" : `other ${n}`], skus: [] },
          });
          const made = await createRule(transaction, { ...about, name: `rule ${n}`, definition }, at);
          if (n % 2 === 0 && made !== undefined) same.add(made.id);
        }
      });
      const stopping = new AbortController().signal;
      const parts = {
        database,
        jobs,
        now: Date.now,
        stopping,
        unreadable: (_rule: unknown, error: Error) => void failed.push(error),
      };
      await Promise.all(dialect === "postgres" ? [beginDue(parts), beginDue(parts)] : [beginDue(parts)]);
      await beginDue(parts);
      await until(() => begun.flat().length >= MANY, "all have run");
      const runs = begun.flat().map(({ rule }) => rule);
      expect([runs.length, new Set(runs).size, failed]).toEqual([MANY, MANY, []]);
      const withSame = begun.filter((job) => job.some(({ rule }) => same.has(rule)));
      // 650 ask the same: they are in two jobs of each replica that begins some of them.
      expect(withSame.length).toBeLessThanOrEqual(dialect === "sqlite" ? 2 : 4);
      expect(begun.length).toBeLessThan(30);
    } finally {
      await jobs.stop();
      await database.close();
      await remove();
    }
  },
);
