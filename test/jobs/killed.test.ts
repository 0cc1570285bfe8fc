import { sql } from "kysely";
import { describe, expect, it, vi } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import { openJobs } from "../../src/jobs/open-jobs.ts";
import { dialects, freshPlace } from "../database/support.ts";
import { count } from "./count.ts";
import { workersForEach } from "./workers.ts";

const LONG = { timeout: 25_000, interval: 10 };

const done = (lines: readonly string[]) => lines.filter((line) => line.startsWith("done"));

describe.each(dialects)("a process that is killed with a job, on %s", (dialect) => {
  const start = workersForEach();

  it.each([
    { moment: "before", said: "taken", first: [] },
    { moment: "after", said: "done 1", first: ["done 1"] },
  ])("$moment it was run: the next one runs it", async ({ moment, said, first }) => {
    const { place, remove } = await freshPlace(dialect);
    const database = await openDatabase(place);
    const jobs = await openJobs(place, database, { now: Date.now, onFailure: () => {} });
    const dead = await start(place);
    await dead.tell(moment);
    if (dialect === "postgres") await jobs.start();
    await jobs.send(database.db, count, { n: 1 });
    await dead.heard(said);
    await dead.kill();
    const long = sql`update omni_jobs.job set heartbeat_on = heartbeat_on - interval '1 minute'`;
    if (dialect === "postgres") await long.execute(database.db);
    const next = await start(place);
    await next.heard("done 1");
    expect(done(dead.said)).toEqual(first);
    await vi.waitFor(() => expect(done(next.said)).toEqual(["done 1"]), LONG);
    await jobs.stop();
    await database.close();
    await remove();
  });
});
