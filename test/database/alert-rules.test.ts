import { describe, expect, it } from "vitest";
import { findAlarm, openAlarm } from "../../src/database/alert-alarms.ts";
import { advanceAllDue, advanceDue, dueRules, timesOfRules } from "../../src/database/alert-due.ts";
import {
  deleteRule,
  editRule,
  keepRuleStatus,
  lockRule,
  setRuleState,
} from "../../src/database/alert-rule-changes.ts";
import { createRule, findRule, listRules, type OnUnreadable } from "../../src/database/alert-rules.ts";
import { databaseForEach, keptRule, newRule, noon } from "./alert-bench.ts";
import { dialects } from "./support.ts";

const asked = { by: "U2", at: noon, because: "asked" };
const archived = { at: noon, because: "The channel was archived." };

describe.each(dialects)("a rule on %s", (dialect) => {
  const database = databaseForEach(dialect);

  it("is found as it was made, by its id and by its name however it is written", async () => {
    const { db } = database();
    const rule = await keptRule(database(), { name: "Tees, Toronto" });
    expect(rule).toMatchObject({ ...newRule({ name: "Tees, Toronto" }), state: "active", version: 1 });
    expect(await findRule(db, { id: rule.id })).toEqual(rule);
    expect(await findRule(db, { channel: "C1", name: " TEES,  toronto" })).toEqual(rule);
    expect(await findRule(db, { channel: "C2", name: "Tees, Toronto" })).toBeUndefined();
    expect(await findRule(db, { id: "none" })).toBeUndefined();
  });

  it("has a name that no other of its channel has", async () => {
    const { db } = database();
    await keptRule(database());
    expect(await createRule(db, newRule({ name: "TEES" }), noon)).toBeUndefined();
    await keptRule(database(), { channel: "C2" });
    await keptRule(database(), { name: "caps" });
    expect((await listRules(db, { channel: "C1" })).map(({ name }) => name)).toEqual(["caps", "Tees"]);
    expect(await listRules(db)).toHaveLength(3);
  });

  it("made by many at once is one", async () => {
    const { db } = database();
    const made = await Promise.all(Array.from({ length: 8 }, () => createRule(db, newRule(), noon)));
    expect(made.filter((rule) => rule !== undefined)).toHaveLength(1);
  });

  it("is edited by whoever saw it last, and by one at a time", async () => {
    const { db } = database();
    const { id } = await keptRule(database());
    const edit = (name: string, version: number) =>
      db
        .transaction()
        .execute((trx) =>
          editRule(
            trx,
            { id, version, by: "U2", now: noon + 1 },
            { name, definition: [1], status: 2, nextDue: 3 },
          ),
        );
    const edits = await Promise.all([edit("a", 1), edit("b", 1), edit("c", 1)]);
    expect(edits.filter((each) => each === "stale")).toHaveLength(2);
    const found = await findRule(db, { id });
    expect(found).toMatchObject({ version: 2, definition: [1], status: 2, nextDue: 3, changedBy: "U2" });
    expect(found?.updatedAt).toBe(noon + 1);
    await keptRule(database(), { name: "Caps" });
    expect(await edit("CAPS", 2)).toBe("taken");
    expect(await edit(found?.name.toUpperCase() ?? "", 2)).toMatchObject({ version: 3 });
    await deleteRule(db, id);
    expect(await edit("d", 3)).toBe("stale");
  });

  it("that cannot be read is told of, and holds up no other", async () => {
    const { db } = database();
    const [tees, caps, hats] = [
      await keptRule(database()),
      await keptRule(database(), { name: "caps" }),
      await keptRule(database(), { name: "hats" }),
    ];
    await db.updateTable("alert_rules").set({ last_run: "{}" }).where("id", "=", tees.id).execute();
    await db.updateTable("alert_rules").set({ paused: "[" }).where("id", "=", caps.id).execute();
    const told: string[] = [];
    const note: OnUnreadable = ({ name, version }, { message }) => {
      told.push(`${name} ${String(version)} ${/last_run|paused/.exec(message)?.[0]}`);
    };
    expect(await listRules(db, {}, note)).toEqual([hats]);
    expect(told).toEqual(["caps 1 paused", "Tees 1 last_run"]);
    expect((await dueRules(db, { now: noon, most: 9 }, note)).rules).toEqual([hats]);
    expect(await findRule(db, { id: caps.id }, note)).toBeUndefined();
    expect(told).toHaveLength(5);
    await expect(listRules(db)).rejects.toThrow("paused");
    expect(await timesOfRules(db)).toHaveLength(3);
  });

  it("is paused and resumed once", async () => {
    const { db } = database();
    const { id } = await keptRule(database());
    const paused = await setRuleState(db, id, { state: "paused", why: asked }, noon + 1);
    expect(paused).toMatchObject({ state: "paused", paused: asked, nextDue: undefined, version: 2 });
    expect(await setRuleState(db, id, { state: "paused", why: archived }, noon + 2)).toBeUndefined();
    const active = await setRuleState(db, id, { state: "active", nextDue: noon + 9, by: "U3" }, noon + 3);
    expect(active).toMatchObject({ state: "active", paused: undefined, nextDue: noon + 9, changedBy: "U3" });
  });

  it("is due at its time, and its run is one replica's", async () => {
    const { db } = database();
    const late = await keptRule(database(), { nextDue: noon - 5 });
    const due = await keptRule(database(), { name: "due" });
    await keptRule(database(), { name: "later", nextDue: noon + 1 });
    const all = await dueRules(db, { now: noon, most: 10 });
    expect([all.rules.map(({ id }) => id), all.last]).toEqual([[late.id, due.id], undefined]);
    const first = await dueRules(db, { now: noon, most: 1 });
    expect(first).toMatchObject({ rules: [{ id: late.id }], last: { id: late.id, due: noon - 5 } });
    const second = await dueRules(db, { now: noon, most: 1, after: first.last });
    expect(second).toMatchObject({ rules: [{ id: due.id }], last: { id: due.id } });
    expect((await dueRules(db, { now: noon, most: 1, after: second.last })).rules).toEqual([]);
    const moves = Array.from({ length: 5 }, () =>
      advanceDue(db, { id: late.id, from: noon - 5, to: noon + 7 }),
    );
    expect((await Promise.all(moves)).filter(Boolean)).toHaveLength(1);
    await setRuleState(db, due.id, { state: "paused", why: asked }, noon);
    expect(await advanceDue(db, { id: due.id, from: noon, to: noon + 7 })).toBe(false);
    expect((await dueRules(db, { now: noon, most: 10 })).rules).toEqual([]);
  });

  it("is due with many others, each of which is moved on once, and none that is locked or was changed", async () => {
    const { db } = database();
    const rules = [];
    for (let n = 0; n < 40; n += 1)
      rules.push(await keptRule(database(), { name: `r${n}`, nextDue: noon - (n % 3) }));
    const [changed, locked, ...others] = rules;
    await setRuleState(db, changed?.id ?? "", { state: "paused", why: asked }, noon);
    const due = rules.map(({ id, nextDue = 0 }) => ({ id, from: nextDue }));
    const advance = () =>
      db.transaction().execute((trx) => advanceAllDue(trx, { rules: due, to: noon + 9 }, dialect));
    const thrice = () => Promise.all([advance(), advance(), advance()]);
    const whileLocked = () =>
      db.transaction().execute(async (trx) => {
        await lockRule(trx, locked?.id ?? "");
        return thrice();
      });
    // SQLite has one connection: nobody else holds anything while it moves them on.
    const isHeld = dialect === "postgres";
    const moved = (await (isHeld ? whileLocked() : thrice())).flat();
    const left = isHeld ? [locked?.id] : [];
    expect(new Set([...moved, ...left])).toEqual(new Set([locked, ...others].map((rule) => rule?.id)));
    expect(moved).toHaveLength(39 - left.length);
    expect(await advance()).toEqual(left);
    expect(await advance()).toEqual([]);
  });

  it("keeps what it knows, and its last run until there is another", async () => {
    const { db } = database();
    const { id } = await keptRule(database());
    const lastRun = { at: noon, ms: 1200, calls: 3, items: 900, outcome: "whole" };
    await keepRuleStatus(db, id, { status: { failures: 1 }, lastRun });
    await keepRuleStatus(db, id, { status: { failures: 2 } });
    expect(await findRule(db, { id })).toMatchObject({ status: { failures: 2 }, lastRun, version: 1 });
    expect(await timesOfRules(db)).toEqual([{ state: "active", nextDue: noon, lastRun }]);
  });

  it("that is locked waits for whoever holds it", async () => {
    const { db } = database();
    const { id } = await keptRule(database());
    const seen: unknown[] = [];
    const one = db.transaction().execute(async (trx) => {
      await lockRule(trx, id);
      await keepRuleStatus(trx, id, { status: "one" });
    });
    const other = db.transaction().execute(async (trx) => seen.push((await lockRule(trx, id))?.status));
    await Promise.all([one, other]);
    expect([["one"], [{}]]).toContainEqual(seen);
    expect(await lockRule(db, "none")).toBeUndefined();
  });

  it("is deleted with all that is known of it", async () => {
    const { db } = database();
    const { id } = await keptRule(database());
    const alarm = await openAlarm(db, { id: "a1", rule: id, openedAt: noon, shown: true, ever: 1 });
    expect(await db.transaction().execute((trx) => deleteRule(trx, id))).toBe(true);
    expect([await findRule(db, { id }), await findAlarm(db, { id: alarm.id })]).toEqual([
      undefined,
      undefined,
    ]);
    expect(await deleteRule(db, id)).toBe(false);
  });
});
