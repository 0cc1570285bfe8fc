import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { addJob } from "../../src/database/jobs.ts";
import { benchForEach, gate, noon } from "./bench.ts";
import { count } from "./count.ts";

const LONG = { timeout: 20_000 };
const kind = count;

describe("jobs in one process", () => {
  const bench = benchForEach("sqlite");

  it("run when their transaction is over, and never when it is undone", async () => {
    const { database, ...made } = bench();
    const jobs = await made.jobs();
    const ran: number[] = [];
    jobs.handle(kind, async ({ n }) => void ran.push(n));
    await jobs.start();
    const undone = database.db.transaction().execute(async (trx) => {
      await jobs.send(trx, kind, { n: 1 });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await database.db.transaction().execute(async (trx) => {
      await jobs.send(trx, kind, { n: 2 });
      await jobs.send(trx, kind, { n: 3 });
      expect(ran).toEqual([]);
    });
    await vi.waitFor(() => expect(ran).toEqual([2, 3]), LONG);
  });

  it("run so many at once, and no more", async () => {
    const { database, ...made } = bench();
    const jobs = await made.jobs();
    const [first, rest] = [gate(), gate()];
    const begun: number[] = [];
    jobs.handle(
      kind,
      async ({ n }) => {
        begun.push(n);
        await (n === 0 ? first : rest).passed;
      },
      { atOnce: 2 },
    );
    for (let n = 0; n < 5; n++) await jobs.send(database.db, kind, { n });
    await jobs.start();
    await vi.waitFor(() => expect(begun).toEqual([0, 1]), LONG);
    first.open();
    await vi.waitFor(() => expect(begun).toEqual([0, 1, 2]), LONG);
    rest.open();
    await vi.waitFor(() => expect(begun).toEqual([0, 1, 2, 3, 4]), LONG);
  });

  it("that fail are tried again, later and later, and given up in the end", async () => {
    const { database, clock, failures, ...made } = bench();
    const jobs = await made.jobs();
    let tries = 0;
    jobs.handle(kind, async () => {
      tries += 1;
      throw new Error("no");
    });
    await jobs.start();
    await jobs.send(database.db, kind, { n: 1 });
    for (let n = 1; n <= 10; n++) {
      await vi.waitFor(() => expect(failures).toHaveLength(n), LONG);
      clock.now += Math.min(1000 * 2 ** (n - 1), 60_000) - 1;
      await jobs.send(database.db, { name: "other", data: z.null() }, null);
      expect(tries).toBe(n);
      clock.now += 1;
    }
    expect(failures.map(({ final }) => final)).toEqual([...Array.from({ length: 9 }, () => false), true]);
  });

  it("that failed do not wait for a time that a clock which was wrong put far ahead", async () => {
    const { database, clock, failures, ...made } = bench();
    const jobs = await made.jobs();
    const tries: number[] = [];
    jobs.handle(kind, async ({ n }) => {
      tries.push(n);
      if (tries.length === 1) throw new Error("no");
    });
    await jobs.start();
    await jobs.send(database.db, kind, { n: 1 });
    await vi.waitFor(() => expect(failures).toHaveLength(1), LONG);
    clock.now -= 86_400_000;
    await vi.waitFor(() => expect(tries).toEqual([1, 1]), LONG);
  });

  it("that cannot be read are given up at once", async () => {
    const { database, failures, ...made } = bench();
    const jobs = await made.jobs();
    jobs.handle(kind, () => Promise.reject(new Error("never")));
    await addJob(database.db, { id: "1", name: "count", data: { n: "x" } }, noon);
    await jobs.start();
    await vi.waitFor(() => expect(failures).toMatchObject([{ job: "count", final: true }]), LONG);
    expect(String(failures[0]?.error)).toMatch("UnreadableJob");
  });

  it("that were under way when their process died run again at the start of the next", async () => {
    const { database, ...made } = bench();
    const [dead, next] = [await made.jobs(), await made.jobs()];
    const never = gate();
    const ran: string[] = [];
    dead.handle(kind, () => (ran.push("dead"), never.passed));
    next.handle(kind, async () => void ran.push("next"));
    await dead.start();
    await dead.send(database.db, kind, { n: 1 });
    await vi.waitFor(() => expect(ran).toEqual(["dead"]), LONG);
    await next.start();
    await vi.waitFor(() => expect(ran).toEqual(["dead", "next"]), LONG);
    never.open();
  });

  it("are waited for at the stop, then told, then let go", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { database, ...made } = bench();
    const jobs = await made.jobs();
    const [begun, told, end] = [gate(), gate(), gate()];
    jobs.handle(kind, (_data, { signal }) => {
      signal.addEventListener("abort", told.open);
      begun.open();
      return end.passed;
    });
    await jobs.start();
    await jobs.send(database.db, kind, { n: 1 });
    await begun.passed;
    let stopped = false;
    const stopping = jobs.stop().then(() => (stopped = true));
    await vi.advanceTimersByTimeAsync(5_000);
    await told.passed;
    expect(stopped).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    await stopping;
    vi.useRealTimers();
    end.open();
  });
});

describe("what is done again and again", () => {
  const bench = benchForEach("sqlite");

  it("is done once a period, over restarts, a long sleep and clocks that were wrong", async () => {
    const { clock, ...made } = bench();
    const [done, seen]: [string[], string[]] = [[], []];
    const begin = async (name: string) => {
      const jobs = await made.jobs();
      jobs.every("tidy", 60_000, async () => void done.push(`${name} ${(clock.now - noon) / 60_000}`));
      jobs.every(`seen by ${name}`, 60_000, async () => void seen.push(name));
      await jobs.start();
      return jobs;
    };
    const first = await begin("first");
    await vi.waitFor(() => expect(done).toEqual(["first 0"]), LONG);
    await first.stop();
    clock.now += 59_000;
    const second = await begin("second");
    await vi.waitFor(() => expect(seen).toContain("second"), LONG);
    expect(done).toEqual(["first 0"]);
    clock.now += 1_000;
    await vi.waitFor(() => expect(done).toEqual(["first 0", "second 1"]), LONG);
    clock.now += 600 * 60_000;
    await vi.waitFor(() => expect(done).toEqual(["first 0", "second 1", "second 601"]), LONG);
    await second.stop();
    clock.now = noon + 10 * 60_000;
    await begin("third");
    await vi.waitFor(() => expect(done.slice(3)).toEqual(["third 10"]), LONG);
    clock.now = noon + 11 * 60_000;
    await vi.waitFor(() => expect(done.slice(3)).toEqual(["third 10", "third 11"]), LONG);
  });
});
