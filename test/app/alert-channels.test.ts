import { expect, test } from "vitest";
import { createRule, listRules } from "../../src/database/alert-rules.ts";
import { NEW_STATUS } from "../../src/watch/decide/status.ts";
import { dialects, freshPlace } from "../database/support.ts";
import { ask, formOf } from "./talk.ts";
import { openHouse, type House } from "../support/house.ts";

const CREATE = "alert create stock TEE-RED-M at toronto-south below 5 every 15m as tees";

async function withRule(): Promise<House> {
  const house = await openHouse();
  const priya = house.slack.as("U0PRIYA");
  await priya.command("/omni", CREATE, { channel: "C0STOCK" });
  await priya.submit(await formOf(house, "U0PRIYA", /Matches now/));
  await formOf(house, "U0PRIYA", /created/);
  return house;
}

async function pausedBecause(house: House): Promise<string | undefined> {
  return (await listRules(house.database.db))[0]?.paused?.because;
}

async function toldInPerson(house: House, who = "U0PRIYA"): Promise<string> {
  const direct = house.slack.as(who).direct();
  const message = await house.slack.waitForMessage(direct, who, /(is|are) paused/);
  return message.text;
}

test.each([
  [
    "is removed from",
    "I was removed from the channel.",
    (house: House) => house.slack.as("U0ANA").leave("C0STOCK", "U0OMNI"),
  ],
  [
    "finds archived",
    "The channel was archived.",
    (house: House) => house.slack.as("U0ANA").archive("C0STOCK"),
  ],
])(
  "the alerts of a channel that the app %s pause, and who made them is told",
  async (_how, because, deed) => {
    await using house = await withRule();
    expect(await deed(house)).toMatchObject({ ok: true });
    await expect.poll(() => pausedBecause(house), { timeout: 10_000 }).toBe(because);
    expect(await toldInPerson(house)).toMatch(/^Your alert tees of .* is paused: /);
    expect(await toldInPerson(house)).toContain(because);
  },
);

test.each(dialects)("of many alerts on %s each person who made some is told once", async (dialect) => {
  const fresh = await freshPlace(dialect);
  try {
    await using house = await openHouse({ database: fresh.place });
    const { db } = house.database;
    const [at, schedule] = [Date.now(), { kind: "daily", at: "09:00" }];
    const source = { kind: "stock", locations: ["toronto-south"], skus: ["TEE-RED-M"] };
    const levels = { below: 5, out: 0, recover: 5 };
    const definition = { source, levels, schedule, zone: "UTC", mode: "change", tellLater: false, muted: [] };
    const rule = { channel: "C0STOCK", team: "", status: NEW_STATUS, definition, nextDue: at + 86_400_000 };
    for (let n = 10; n < 50; n += 1)
      await createRule(db, { ...rule, name: `rule ${n}`, creator: "U0PRIYA" }, at);
    await createRule(db, { ...rule, name: "by Ana", creator: "U0ANA" }, at);
    await createRule(db, { ...rule, name: "elsewhere", creator: "U0ANA", channel: "C0CARE" }, at);
    await house.slack.as("U0ANA").archive("C0STOCK");
    expect(await toldInPerson(house)).toMatch(
      /^Your 40 alerts rule 10, rule 11, rule 12, rule 13, rule 14 and 35 more of .* are paused: The channel was archived/,
    );
    expect(await toldInPerson(house, "U0ANA")).toMatch(/^Your alert by Ana of .* is paused: /);
    const told = await db.selectFrom("outbox").select("channel").orderBy("channel").execute();
    expect(told.map(({ channel }) => channel)).toEqual(["U0ANA", "U0PRIYA"]);
    const rules = await listRules(db);
    expect(rules.filter(({ state }) => state === "active").map(({ name }) => name)).toEqual(["elsewhere"]);
  } finally {
    await fresh.remove();
  }
});

test("the status says how the alerts do", async () => {
  await using house = await withRule();
  const answer = await ask(house, "status", { who: "U0PRIYA", channel: "C0STOCK" });
  expect(JSON.stringify(answer.blocks)).toMatch(/There is 1 alert\. None has run yet\. The next run, due/);
});
