import { expect, test } from "vitest";
import { openHouse } from "../support/house.ts";
import { freshPostgres } from "../support/postgres.ts";
import { begin, cardOf } from "./doing.ts";

const MINUTE = 60_000;
const PATIENCE = { timeout: 30_000 };

test("what Slack took nothing of is told a minute later, by one of two replicas", async () => {
  const { url, drop } = await freshPostgres();
  let passed = 0;
  const house = await openHouse({
    database: { kind: "postgres", url },
    now: () => Date.now() + passed,
  });
  try {
    await house.another();
    const { db } = house.database;
    house.slackApi.instead("chat.postMessage", () => ({ status: 500, body: "" }));
    const form = await begin(house, "shipment reject 20078 order 1001");
    await house.slack.as("U0ANA").submit(form, { reason: "Damaged" });
    const failed = /a change could not be told: the card/;
    await expect.poll(() => failed.test(house.logged()), PATIENCE).toBe(true);
    house.slackApi.instead("chat.postMessage", undefined);
    passed += MINUTE + 1_000;
    await cardOf(house, /^Shipment 20078 rejected by U0ANA/);
    const kept = () => db.selectFrom("changes").select("card").executeTakeFirst();
    await expect.poll(async () => (await kept())?.card, PATIENCE).toBeTruthy();
    expect(house.slack.messages("C0FULFIL", "U0ANA").filter(({ botId }) => botId !== null)).toHaveLength(1);
  } finally {
    await house[Symbol.asyncDispose]();
    await drop();
  }
});
