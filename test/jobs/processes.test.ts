import { beforeAll, describe, expect, it, vi } from "vitest";
import { type Database, type DatabasePlace, openDatabase } from "../../src/database/open-database.ts";
import type { Jobs } from "../../src/jobs/jobs.ts";
import { openJobs } from "../../src/jobs/open-jobs.ts";
import { type OwnPostgresServer, startOwnPostgres } from "../support/postgres-server.ts";
import { freshPlace } from "../database/support.ts";
import { count } from "./count.ts";
import { type Worker, workersForEach } from "./workers.ts";

const LONG = 60_000;
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

/** Which jobs were done so far, each as often as it was. */
function done(workers: readonly Worker[]): number[] {
  const lines = workers.flatMap(({ said }) => said.filter((line) => line.startsWith("done ")));
  return lines.map((line) => Number(line.slice(5))).toSorted((a, b) => a - b);
}

describe("several processes on one PostgreSQL", { timeout: 120_000 }, () => {
  const start = workersForEach();
  let server: OwnPostgresServer;
  let place: DatabasePlace;
  beforeAll(async () => {
    server = await startOwnPostgres();
    place = { kind: "postgres", url: server.url };
    return server.stop;
  });

  it.each([2, 3])(
    "%i of them do each of twenty jobs once, and once what is done every hour",
    async (many) => {
      const fresh = await freshPlace("postgres");
      const workers = await Promise.all(Array.from({ length: many }, () => start(fresh.place)));
      const { send, end } = await sender(fresh.place);
      for (const n of numbers(0, 20)) await send(n);
      await vi.waitFor(() => expect(done(workers)).toEqual(numbers(0, 20)), { timeout: LONG });
      const said = workers.flatMap((worker) => worker.said);
      expect(said.filter((line) => line === "tidied")).toHaveLength(1);
      expect(said).not.toContain("failed");
      await end();
      for (const worker of workers) await worker.kill();
      await fresh.remove();
    },
  );

  it("go on within half a minute with what one had begun that was killed", async () => {
    const fresh = await freshPlace("postgres");
    const dead = await start(fresh.place);
    const { send, end } = await sender(fresh.place);
    await dead.tell("hold");
    for (const n of [0, 1, 2]) await send(n);
    await vi.waitFor(() => expect(dead.said.filter((line) => line.startsWith("begun"))).toHaveLength(2), {
      timeout: LONG,
    });
    const other = await start(fresh.place);
    const killed = performance.now();
    await dead.kill();
    await vi.waitFor(() => expect(done([other])).toEqual([0, 1, 2]), { timeout: LONG });
    expect(performance.now() - killed).toBeLessThan(30_000);
    await end();
    await other.kill();
    await fresh.remove();
  });

  it("live on when PostgreSQL is halted under them, and lose nothing", async () => {
    const workers = await Promise.all([start(place), start(place)]);
    const { send, end } = await sender(place);
    for (const n of numbers(0, 10)) await send(n);
    await vi.waitFor(() => expect(done(workers)).toEqual(numbers(0, 10)), { timeout: LONG });
    await server.halt();
    await server.resume();
    for (const n of numbers(10, 20)) await vi.waitFor(() => send(n), { timeout: LONG });
    await vi.waitFor(() => expect([...new Set(done(workers))]).toEqual(numbers(0, 20)), { timeout: LONG });
    await end();
  });
});

/** What sends jobs from this process, and runs none. */
async function sender(
  place: DatabasePlace,
): Promise<{ send: (n: number) => Promise<void>; end: () => Promise<void> }> {
  const database: Database = await openDatabase(place);
  const jobs: Jobs = await openJobs(place, database, { now: Date.now, onFailure: () => {} });
  await jobs.start();
  return {
    send: (n) => jobs.send(database.db, count, { n }),
    end: async () => {
      await jobs.stop();
      await database.close();
    },
  };
}
