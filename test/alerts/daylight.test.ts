import { describe, expect, test } from "vitest";
import { listRules } from "../../src/database/alert-rules.ts";
import { create, openWatch, scansOf, type Watch } from "./watch.ts";

const STOCK = "stock TEE-RED-M at toronto-south below 5";

/** Moves the clock from one due time to the next until a moment; gives the minutes in which each rule was run. */
async function runsUntil(watch: Watch, end: string): Promise<Record<string, string[]>> {
  const { db } = watch.house.database;
  for (;;) {
    const due = Math.min(...(await listRules(db)).map(({ nextDue = Number.POSITIVE_INFINITY }) => nextDue));
    if (due > Date.parse(end)) break;
    watch.jump(Math.max(0, due - watch.now()));
    await watch.settled();
  }
  const runs = await db
    .selectFrom("alert_runs")
    .innerJoin("alert_rules", "alert_rules.id", "alert_runs.rule")
    .select(["name", "started_at"])
    .orderBy("started_at")
    .execute();
  const times = Map.groupBy(runs, ({ name }) => name);
  return Object.fromEntries(
    [...times].map(([name, ran]) => [
      name,
      ran.map(({ started_at: at }) => new Date(at).toISOString().slice(0, 16)),
    ]),
  );
}

async function makeRules(watch: Watch): Promise<void> {
  await create(watch, `${STOCK} daily at 02:30 in America/Toronto as night`);
  await create(watch, `${STOCK} daily at 01:30 in America/Toronto as late`);
  await create(watch, `${STOCK} weekdays at 09:00 in America/Toronto as morning`);
}

describe.concurrent("what the clocks of Toronto show is what counts", () => {
  test("in spring: half past two is skipped, so that it is run at three; nine o'clock stays nine", async () => {
    await using watch = await openWatch({ start: "2026-03-06T20:00:30Z" });
    await makeRules(watch);
    const before = scansOf(watch);
    const runs = await runsUntil(watch, "2026-03-10T20:00:00Z");
    expect(runs).toEqual({
      late: ["2026-03-07T06:30", "2026-03-08T06:30", "2026-03-09T05:30", "2026-03-10T05:30"],
      night: ["2026-03-07T07:30", "2026-03-08T07:00", "2026-03-09T06:30", "2026-03-10T06:30"],
      morning: ["2026-03-09T13:00", "2026-03-10T13:00"],
    });
    expect(scansOf(watch) - before).toBe(10);
  });

  test("in autumn: half past one comes twice and is run once; half past two and nine stay what they are", async () => {
    await using watch = await openWatch({ start: "2026-10-30T12:00:30Z" });
    await makeRules(watch);
    const before = scansOf(watch);
    const runs = await runsUntil(watch, "2026-11-02T20:00:00Z");
    expect(runs).toEqual({
      morning: ["2026-10-30T13:00", "2026-11-02T14:00"],
      late: ["2026-10-31T05:30", "2026-11-01T05:30", "2026-11-02T06:30"],
      night: ["2026-10-31T06:30", "2026-11-01T07:30", "2026-11-02T07:30"],
    });
    expect(scansOf(watch) - before).toBe(8);
  });

  test("a machine that slept over all of it runs each of them once", async () => {
    await using watch = await openWatch({ start: "2026-10-30T12:00:30Z" });
    await makeRules(watch);
    watch.jump(Date.parse("2026-11-03T20:00:00Z") - watch.now());
    await watch.settled();
    const runs = await runsUntil(watch, "2026-11-03T20:00:00Z");
    expect(runs).toEqual({
      late: ["2026-11-03T20:00"],
      night: ["2026-11-03T20:00"],
      morning: ["2026-11-03T20:00"],
    });
  });
});
