import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noteAlarmItems, takeAlarmItems } from "../../src/database/alert-alarm-items.ts";
import { changeAlarm, findAlarm, forgetAlarms, openAlarm } from "../../src/database/alert-alarms.ts";
import { type AlertItem, itemsOf, replaceItems } from "../../src/database/alert-items.ts";
import { appendReadings, forgetReadings, readingsOf } from "../../src/database/alert-readings.ts";
import {
  claimRun,
  findRun,
  finishRun,
  forgetRuns,
  freeRuns,
  renewRuns,
} from "../../src/database/alert-runs.ts";
import { chunksOf } from "../../src/database/rows.ts";
import { databaseForEach, noon } from "./alert-bench.ts";
import { dialects } from "./support.ts";

function item(n: number, made: Partial<AlertItem> = {}): AlertItem {
  const place = { sku: `sku ${n % 700}`, place: `place ${Math.floor(n / 700)}` };
  const seen = { count: 3, since: noon, outSince: undefined, seenAt: noon };
  return { ...place, ...seen, state: "low", was: "low", told: false, ...made };
}

function sorted(items: readonly AlertItem[]): string[] {
  return items.map((each) => JSON.stringify(each)).toSorted();
}

/** The two last readings of an item, alike; in place Q there are none. */
function readings(sku: string, count: number, place = "P") {
  return { sku, place, readings: place === "Q" ? [] : [1, 2].map((n) => ({ at: noon + n, count })) };
}

function by(owner: string, now = noon) {
  return { owner, now, leaseUntil: now + 20_000 };
}

describe.each(dialects)("what a rule knows on %s", (dialect) => {
  const database = databaseForEach(dialect);

  it("is any set of items, replaced by any other", async () => {
    const { db } = database();
    const Item = fc.record({
      sku: fc.constantFrom("A", "a", "b'\"", "🧢", "A\\"),
      place: fc.constantFrom("P", "p", "P,A"),
      state: fc.constantFrom("low" as const, "out" as const, "unknown" as const),
      was: fc.constantFrom("unknown" as const, "low" as const),
      count: fc.option(fc.constantFrom(0, 2_000_000_000, -3, 2.5)),
      since: fc.constantFrom(noon, noon + 1),
      outSince: fc.option(fc.constant(noon), { nil: undefined }),
      seenAt: fc.option(fc.constant(noon), { nil: undefined }),
      told: fc.boolean(),
    });
    const Items = fc.uniqueArray(Item, { selector: ({ sku, place }) => `${sku} ${place}`, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(Items, { maxLength: 3 }), async (sets) => {
        for (const items of sets) {
          await db.transaction().execute((trx) => replaceItems(trx, "r1", items));
          expect(sorted(await itemsOf(db, "r1"))).toEqual(sorted(items));
        }
      }),
      { numRuns: 25 },
    );
  });

  it("is thousands of items, and those of another rule are let be", async () => {
    const { db } = database();
    const many = Array.from({ length: 7001 }, (_, n) => item(n));
    await replaceItems(db, "r2", [item(1)]);
    await db.transaction().execute((trx) => replaceItems(trx, "r1", many));
    expect(await itemsOf(db, "r1")).toHaveLength(7001);
    const fewer = many.slice(3333).map((each, n) => (n % 2 === 0 ? { ...each, told: true } : each));
    await db.transaction().execute((trx) => replaceItems(trx, "r1", fewer));
    const kept = await itemsOf(db, "r1");
    expect([kept.length, kept.filter(({ told }) => told).length]).toEqual([3668, 1834]);
    await replaceItems(db, "r1", []);
    expect([await itemsOf(db, "r1"), await itemsOf(db, "r2")]).toEqual([[], [item(1)]]);
  });

  it("is written where it changed, and nowhere else", async () => {
    const { db } = database();
    await replaceItems(db, "r1", [item(1), item(2)]);
    const seen: string[] = [];
    const watched = db.withPlugin({
      transformQuery: ({ node }) => {
        seen.push(node.kind);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    await replaceItems(watched, "r1", [item(2), item(1)]);
    expect(seen).toEqual(["SelectQueryNode"]);
  });

  it("is an alarm, one at a time", async () => {
    const { db } = database();
    const alarm = await openAlarm(db, alarmOf("a1"));
    await expect(openAlarm(db, alarmOf("a2"))).rejects.toThrow(/unique/i);
    expect(await findAlarm(db, { openOf: "r1" })).toEqual(alarm);
    const card = { channel: "C1", ts: "1.2" };
    const snoozed = { by: "U1", at: noon, until: "change" as const };
    await changeAlarm(db, alarm.id, { card });
    await changeAlarm(db, alarm.id, { snoozed, ever: 4 });
    expect(await findAlarm(db, { id: alarm.id })).toEqual({ ...alarm, card, snoozed, ever: 4 });
    expect(await changeAlarm(db, alarm.id, { snoozed: undefined })).toMatchObject({
      snoozed: undefined,
      card,
    });
    await changeAlarm(db, alarm.id, { shown: true, closedAt: noon + 9, closedBy: "recovery" });
    expect(await findAlarm(db, { id: alarm.id })).toMatchObject({ shown: true, closedBy: "recovery" });
    expect(await findAlarm(db, { openOf: "r1" })).toBeUndefined();
    await openAlarm(db, { ...alarmOf("a2"), openedAt: noon + 9 });
    expect([await forgetAlarms(db, noon + 9), await forgetAlarms(db, noon + 10)]).toEqual([0, 1]);
    expect(await changeAlarm(db, alarm.id, { ever: 9 })).toBeUndefined();
  });

  it("is what was ever in its alarm, until that is over", async () => {
    const { db } = database();
    const note = () => db.transaction().execute((trx) => noteAlarmItems(trx, "r1"));
    const unknown = { state: "unknown", was: "unknown", count: null } as const;
    await replaceItems(db, "r2", [item(9)]);
    await replaceItems(db, "r1", [item(1), item(2, { state: "out" }), item(3, unknown)]);
    await note();
    await replaceItems(db, "r1", [item(1), item(4)]);
    await note();
    const ever = await takeAlarmItems(db, "r1");
    expect(ever.map(({ sku }) => sku).toSorted()).toEqual(["sku 1", "sku 2", "sku 4"]);
    expect([await takeAlarmItems(db, "r1"), await takeAlarmItems(db, "r2")]).toEqual([[], []]);
  });

  it("is its readings, the last of each item, until they are old", async () => {
    const { db } = database();
    const counts = Array.from({ length: 5000 }, (_, n) => ({ sku: `s${n}`, place: "P", count: n }));
    for (const at of [noon, noon + 1, noon + 2, noon + 1])
      await appendReadings(db, { rule: "r1", at }, counts);
    await appendReadings(db, { rule: "r2", at: noon }, [{ sku: "s7", place: "P", count: 1 }]);
    const items = [
      { sku: "s9", place: "P" },
      { sku: "s7", place: "P" },
      { sku: "s7", place: "Q" },
    ];
    expect(await readingsOf(db, "r1", { items, most: 2 })).toEqual([
      readings("s9", 9),
      readings("s7", 7),
      readings("s7", 0, "Q"),
    ]);
    expect(await forgetReadings(db, noon + 1, 3000)).toBe(3000);
    expect(await forgetReadings(db, noon + 1, 3000)).toBe(2001);
    expect(await forgetReadings(db, noon + 1, 3000)).toBe(0);
    expect(await readingsOf(db, "r1", { items, most: 9 })).toEqual([
      readings("s9", 9),
      readings("s7", 7),
      readings("s7", 0, "Q"),
    ]);
  });
});

describe.each(dialects)("a run on %s", (dialect) => {
  const database = databaseForEach(dialect);
  const run = { rule: "r1", due: noon };

  it("is one replica's, and is finished once", async () => {
    const { db } = database();
    const claims = ["a", "b", "c", "d"].map(async (owner) => ({
      owner,
      won: await claimRun(db, run, by(owner)),
    }));
    const [winner, ...more] = (await Promise.all(claims)).filter(({ won }) => won);
    expect(more).toEqual([]);
    const owner = winner?.owner ?? "";
    expect(await finishRun(db, { ...run, owner: "other" }, { now: noon, outcome: {} })).toBe(false);
    expect(await finishRun(db, { ...run, owner }, { now: noon + 5, outcome: { items: 3 } })).toBe(true);
    expect(await finishRun(db, { ...run, owner }, { now: noon + 6, outcome: {} })).toBe(false);
    const found = await findRun(db, "r1", noon);
    expect(found).toMatchObject({ state: "finished", owner, finishedAt: noon + 5, outcome: { items: 3 } });
    expect(await claimRun(db, run, by("e", noon + 99_000))).toBe(false);
    expect(await claimRun(db, { rule: "r1", due: noon + 1 }, by("e"))).toBe(true);
  });

  it("is taken over when its owner's lease is over, not before", async () => {
    const { db } = database();
    await claimRun(db, run, by("dead"));
    expect(await claimRun(db, run, by("b", noon + 19_999))).toBe(false);
    await renewRuns(db, { owner: "dead", rules: ["r1"] }, noon + 30_000);
    await renewRuns(db, { owner: "dead", rules: ["r2"] }, noon + 60_000);
    expect(await claimRun(db, run, by("b", noon + 29_999))).toBe(false);
    expect(await claimRun(db, run, by("b", noon + 30_000))).toBe(true);
    expect(await finishRun(db, { ...run, owner: "dead" }, { now: noon, outcome: {} })).toBe(false);
    expect(await claimRun(db, run, by("b", noon + 30_001))).toBe(true);
  });

  it("is free at once where nobody else can be alive, and forgotten when it is old", async () => {
    const { db } = database();
    await claimRun(db, run, by("dead"));
    await freeRuns(db);
    expect(await claimRun(db, run, by("b"))).toBe(true);
    expect([await forgetRuns(db, noon), await forgetRuns(db, noon + 1)]).toEqual([0, 1]);
  });
});

it("a list is cut into parts of few lengths", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 5000 }), (list) => {
      const parts = [...chunksOf(list)];
      expect(parts.flat()).toEqual(list);
      expect(parts.every(({ length }) => Number.isInteger(Math.log2(length)) && length <= 1024)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

function alarmOf(id: string) {
  return { id, rule: "r1", openedAt: noon, shown: false, ever: 3 };
}
