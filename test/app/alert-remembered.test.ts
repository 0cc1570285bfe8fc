import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { findAlarm } from "../../src/database/alert-alarms.ts";
import { listRules } from "../../src/database/alert-rules.ts";
import type { Queries } from "../../src/database/tables.ts";
import { dialects, freshPlace } from "../database/support.ts";
import { type House, openHouse } from "../support/house.ts";
import { formOf, next } from "./talk.ts";

const RULE = "alert create stock CAP-BLU CAP-RED at toronto-south below 5 recover 8 daily at 03:00 as caps";
const WHERE = { channel: "C0STOCK" };
const PATIENCE = { timeout: 30_000 };
const TROUBLE = /Something went wrong in this app/;

/** From here on the audit takes no entry that something was done, as in a database that is cut off in the middle. */
async function breakAudit(db: Queries, dialect: "sqlite" | "postgres"): Promise<void> {
  await (dialect === "sqlite"
    ? sql`create trigger broken before insert on audit when new.outcome = 'done'
        begin select raise(abort, 'broken'); end`.execute(db)
    : sql`alter table audit add constraint broken check (outcome <> 'done') not valid`.execute(db));
}

async function entries({ database }: House): Promise<string[]> {
  const rows = await database.db
    .selectFrom("audit")
    .select(["operation", "outcome"])
    .orderBy("seq")
    .execute();
  return rows.map(({ operation, outcome }) => `${operation} ${outcome}`);
}

/** Asks for what cannot be remembered, and waits until the person is told that it went wrong. */
async function inVain(house: House, words: string): Promise<void> {
  const told = next(house, "C0STOCK", "U0PRIYA", ({ text }) => TROUBLE.test(text));
  await house.slack.as("U0PRIYA").command("/omni", words, WHERE);
  await told();
}

/** Priya makes the rule and runs it; the card of its alarm. */
async function alarmOf(house: House) {
  const priya = house.slack.as("U0PRIYA");
  await priya.command("/omni", RULE, WHERE);
  await priya.submit(await formOf(house, "U0PRIYA", /Matches now/));
  await priya.close(await formOf(house, "U0PRIYA", /Alert caps created/), true);
  await priya.command("/omni", "alert run caps", WHERE);
  return house.slack.waitForMessage("C0STOCK", "U0BEN", /^Low stock: 2 of 2/);
}

/** The rules as they are, and the alarm. */
async function standing({ database }: House) {
  const rules = await listRules(database.db, WHERE);
  const [rule] = rules;
  const alarm = rule && (await findAlarm(database.db, { openOf: rule.id }));
  const { id: open, claimed } = alarm ?? {};
  return rules.map(({ name, state, version, turn }) => ({ name, state, version, turn, open, claimed }));
}

describe.each(dialects)("on %s", (dialect) => {
  test("what is done to an alert is remembered with it, or not done", async () => {
    const { place, remove } = await freshPlace(dialect);
    {
      await using house = await openHouse({ database: place });
      const priya = house.slack.as("U0PRIYA");
      const card = await alarmOf(house);
      const before = await standing(house);
      expect(await entries(house)).toEqual(["alert.create done", "alert.run done"]);
      await breakAudit(house.database.db, dialect);

      await inVain(house, "alert pause caps");
      const told = next(house, "C0STOCK", "U0PRIYA", ({ text }) => TROUBLE.test(text));
      await priya.click(card, "alarm.claim");
      await told();
      await priya.click(card, "alarm.mute");
      await priya.submit(await formOf(house, "U0PRIYA", /is not looked at by caps/), { sku: ["CAP-RED"] });
      await priya.close(await formOf(house, "U0PRIYA", TROUBLE), true);
      await priya.command("/omni", "alert delete caps", WHERE);
      await priya.submit(await formOf(house, "U0PRIYA", /Nothing is told of it any more/));
      await priya.close(await formOf(house, "U0PRIYA", TROUBLE), true);
      await priya.command("/omni", RULE.replace("as caps", "as others"), WHERE);
      await priya.submit(await formOf(house, "U0PRIYA", /Matches now/));
      await formOf(house, "U0PRIYA", TROUBLE);
      await inVain(house, "alert run caps");

      expect(await standing(house)).toEqual(before);
      expect((await entries(house)).slice(2)).toEqual([
        "alert.pause failed",
        "alert.delete failed",
        "alert.create failed",
        "alert.run failed",
      ]);
    }
    await remove();
  });

  test("each deed has one entry, and of two who press at once one", async () => {
    const { place, remove } = await freshPlace(dialect);
    {
      await using house = await openHouse({ database: place });
      const priya = house.slack.as("U0PRIYA");
      const card = await alarmOf(house);
      await Promise.all([
        priya.click(card, "alarm.claim"),
        house.slack.as("U0ANA").click(card, "alarm.claim"),
      ]);
      await expect.poll(() => entries(house), PATIENCE).toHaveLength(4);
      await priya.command("/omni", "alert pause caps", WHERE);
      await house.slack.waitForMessage("C0STOCK", "U0PRIYA", /Alert caps paused/);
      await priya.command("/omni", "alert delete caps", WHERE);
      await priya.submit(await formOf(house, "U0PRIYA", /Nothing is told of it any more/));
      await formOf(house, "U0PRIYA", /Alert caps deleted/);
      const done = await entries(house);
      expect(done.splice(2, 2).toSorted()).toEqual(["alert.claim done", "alert.claim failed"]);
      expect(done).toEqual(["alert.create done", "alert.run done", "alert.pause done", "alert.delete done"]);
    }
    await remove();
  });
});
