import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { benchForEach, gate, noon } from "./bench.ts";
import { count } from "./count.ts";

const LONG = { timeout: 25_000 };
const up = (a: number, b: number): number => a - b;

describe("jobs of several replicas", () => {
  const bench = benchForEach("postgres");

  it("run when their transaction is over, and never when it is undone", async () => {
    const { database, ...made } = bench();
    const jobs = await made.jobs();
    const ran: number[] = [];
    jobs.handle(count, async ({ n }) => void ran.push(n));
    await jobs.start();
    const undone = database.db.transaction().execute(async (trx) => {
      await jobs.send(trx, count, { n: 1 });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await database.db.transaction().execute(async (trx) => {
      await jobs.send(trx, count, { n: 2 });
      expect(ran).toEqual([]);
    });
    await jobs.send(database.db, count, { n: 3 });
    await vi.waitFor(() => expect(ran.toSorted(up)).toEqual([2, 3]), LONG);
  });

  it("bring any JSON, and are given up at once when it cannot be read", async () => {
    const { database, failures, ...made } = bench();
    const [jobs, older] = [await made.jobs(), await made.jobs()];
    const text = { name: "text", data: z.string() };
    const ran: string[] = [];
    jobs.handle(text, async (said) => void ran.push(said));
    await jobs.start();
    older.handle({ name: "text", data: z.int() }, () => Promise.reject(new Error("never")));
    await jobs.send(database.db, text, "a\u0000\ud800 ✓");
    await vi.waitFor(() => expect(ran).toEqual(["a\u0000\ud800 ✓"]), LONG);
    await jobs.stop();
    await older.start();
    await older.send(database.db, text, "no number");
    await vi.waitFor(() => expect(failures).toMatchObject([{ job: "text", final: true }]), LONG);
  });

  it("run so many at once, and are tried again when they fail", async () => {
    const { database, failures, ...made } = bench();
    const jobs = await made.jobs();
    const held = gate();
    const begun: number[] = [];
    jobs.handle(
      count,
      async ({ n }) => {
        begun.push(n);
        if (n === 7 && failures.length === 0) throw new Error("once");
        if (n < 3) await held.passed;
      },
      { atOnce: 2 },
    );
    await jobs.start();
    for (const n of [0, 1, 2, 7]) await jobs.send(database.db, count, { n });
    await vi.waitFor(() => expect(begun).toHaveLength(2), LONG);
    held.open();
    await vi.waitFor(() => expect(begun.toSorted(up)).toEqual([0, 1, 2, 7, 7]), LONG);
    expect(failures).toMatchObject([{ job: "count", final: false }]);
  });

  it("do what is done again and again once a period", async () => {
    const { clock, ...made } = bench();
    const done: number[] = [];
    for (let n = 0; n < 3; n++) {
      const jobs = await made.jobs();
      jobs.every("tidy", 60_000, async () => void done.push((clock.now - noon) / 60_000));
      await jobs.start();
    }
    await vi.waitFor(() => expect(done).toEqual([0]), LONG);
    clock.now += 600 * 60_000;
    await vi.waitFor(() => expect(done).toEqual([0, 600]), LONG);
    clock.now += 60_000;
    await vi.waitFor(() => expect(done).toEqual([0, 600, 601]), LONG);
  });
});
