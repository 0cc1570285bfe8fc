import { expect, test } from "vitest";
import { listRules } from "../../src/database/alert-rules.ts";
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

async function toldInPerson(house: House): Promise<string> {
  const direct = house.slack.as("U0PRIYA").direct();
  const message = await house.slack.waitForMessage(direct, "U0PRIYA", /is paused/);
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

test("the status says how the alerts do", async () => {
  await using house = await withRule();
  const answer = await ask(house, "status", { who: "U0PRIYA", channel: "C0STOCK" });
  expect(JSON.stringify(answer.blocks)).toMatch(/There is 1 alert\. None has run yet\. The next run, due/);
});
