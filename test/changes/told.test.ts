import { describe, expect, test } from "vitest";
import { buttonsOf, formOf, replaced, wholeOf } from "../app/talk.ts";
import { dialects, freshPlace } from "../database/support.ts";
import { type House, openHouse } from "../support/house.ts";
import { holdNextPost, loseNextPost } from "../support/held-post.ts";
import { openTwo } from "../support/two-replicas.ts";
import { begin, cardOf, fillAndConfirm } from "./doing.ts";

const CARE = { who: "U0BEN", channel: "C0CARE" };
const MINUTE = 60_000;
const PATIENCE = { timeout: 30_000 };
const BROKEN = () => ({ status: 500, body: "" });

async function ask(house: House): Promise<void> {
  const form = await begin(house, "order cancel 1001", CARE);
  await fillAndConfirm(house, "U0BEN", form, { reason: "Customer asked" });
}

async function decline(house: House): Promise<void> {
  const ana = house.slack.as("U0ANA");
  await ana.click(await cardOf(house, /U0BEN asks to cancel order/, CARE), "decline");
  await ana.submit(await formOf(house, "U0ANA", /Decline/), { reason: "Still packing" });
}

function cardsIn(house: House) {
  return house.slack
    .messages("C0CARE", "U0BEN")
    .filter(({ botId, ephemeral }) => botId !== null && !ephemeral);
}

/** What stands kept of where the one change is shown, and as of when. */
async function kept({ database }: House) {
  return database.db.selectFrom("changes").select(["card", "shown", "updated_at"]).executeTakeFirstOrThrow();
}

test("a decision that its card could not show is shown by one of the replicas that live, and once", async () => {
  await using two = await openTwo();
  const { house } = two;
  await ask(house);
  const asked = await cardOf(house, /U0BEN asks to cancel order/, CARE);
  await expect.poll(async () => (await kept(house)).card, PATIENCE).toBeTruthy();
  house.slackApi.instead("chat.update", BROKEN);
  await decline(house);
  const failed = /a change could not be told: the card/;
  await expect.poll(() => failed.test(house.logged()), PATIENCE).toBe(true);
  let edits = 0;
  house.slackApi.instead("chat.update", () => {
    edits += 1;
    return undefined;
  });
  await two.pass(MINUTE + 1_000);
  const said = await replaced(house, asked, "U0BEN", /Declined by/);
  expect(buttonsOf(said)).not.toContain("approve");
  await two.pass(MINUTE);
  expect(edits).toBe(1);
  const { shown, updated_at } = await kept(house);
  expect(shown).toBe(updated_at);
});

describe.each(dialects)("on %s", (dialect) => {
  test("whoever asked is told in person once Slack takes it again", async () => {
    const { place, remove } = await freshPlace(dialect);
    {
      await using house = await openHouse({ database: place });
      await ask(house);
      let refused = 0;
      house.slackApi.instead("chat.postMessage", (args) => {
        if (args.get("channel") !== "U0BEN" || refused >= 3) return undefined;
        refused += 1;
        return BROKEN();
      });
      await decline(house);
      const ben = house.slack.as("U0BEN");
      const told = () => ben.messages(ben.direct()).map(wholeOf);
      await expect.poll(told, PATIENCE).toHaveLength(1);
      expect(told()[0]).toMatch(/You asked to cancel order 1001\. Declined by U0ANA/);
      expect(refused).toBe(3);
    }
    await remove();
  });
});

test("while one replica still posts a card no other one does", async () => {
  await using two = await openTwo();
  const { house } = two;
  const release = holdNextPost(house);
  await ask(house);
  await cardOf(house, /U0BEN asks to cancel order/, CARE);
  await two.pass(MINUTE + 1_000);
  release();
  await expect.poll(async () => (await kept(house)).card, PATIENCE).toBeTruthy();
  expect(cardsIn(house)).toHaveLength(1);
});

test("a card that Slack may have taken is posted once more later, and says that it may be repeated", async () => {
  await using two = await openTwo();
  const { house } = two;
  loseNextPost(house);
  await ask(house);
  const failed = /a change could not be told: the card/;
  await expect.poll(() => failed.test(house.logged()), PATIENCE).toBe(true);
  await two.pass(MINUTE + 1_000);
  expect(cardsIn(house)).toHaveLength(1);
  await two.pass(2 * MINUTE);
  await expect.poll(() => cardsIn(house).length, PATIENCE).toBe(2);
  const [first, second] = cardsIn(house).map(wholeOf);
  expect(first).not.toContain("may be repeated");
  expect(second).toContain("This message may be repeated");
});
