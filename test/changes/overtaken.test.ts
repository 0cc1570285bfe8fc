import { describe, expect, test } from "vitest";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { buttonsOf, formOf, replaced, wholeOf } from "../app/talk.ts";
import { dialects, freshPlace } from "../database/support.ts";
import { type House, openHouse } from "../support/house.ts";
import { begin, cardOf, fillAndConfirm } from "./doing.ts";
import { SCENARIOS } from "./scenarios.ts";

const STOCK = { who: "U0ANA", channel: "C0STOCK" };
const ADJUST = "form.stock.adjust";

/** Adjusts the count of TEE-RED-M at toronto-south as Ana; gives back the card of it. */
async function adjust(house: House, amount: string): Promise<Message> {
  const form = await begin(house, `stock adjust TEE-RED-M at toronto-south ${amount}`, STOCK);
  await house.slack.as("U0ANA").submit(form);
  return adjusted(house, amount);
}

async function adjusted(house: House, amount: string): Promise<Message> {
  const card = await cardOf(
    house,
    new RegExp(`^TEE-RED-M at toronto-south adjusted by \\${amount} by`),
    STOCK,
  );
  await kept(house, card);
  return card;
}

/** Until it is kept where the card stands. */
async function kept({ database }: House, { ts }: Message): Promise<void> {
  const isKept = async () => {
    const changes = await database.db.selectFrom("changes").select("card").execute();
    return changes.some(({ card }) => card?.includes(ts) === true);
  };
  await expect.poll(isKept, { timeout: 10_000 }).toBe(true);
}

/** The cards that may still be drawn again; those of the newest changes come first. */
function waiting({ database: { db } }: House) {
  const jobs = db.selectFrom("jobs").select("state").where("name", "=", "changes.overtaken");
  return jobs.where("state", "!=", "done").execute();
}

/** Presses a button of a card that opens a form, and confirms what the form is filled with. */
async function press(house: House, card: Message, id: string): Promise<void> {
  for (const view of house.slack.as("U0ANA").views()) await house.slack.as("U0ANA").close(view, true);
  await house.slack.as("U0ANA").click(card, id);
  await fillAndConfirm(house, "U0ANA", await formOf(house, "U0ANA", /The exact call|Fill in the rest/));
}

describe.each(dialects)("on %s", (dialect) => {
  test("what was put back is not offered to be put back, and the card says who did", async () => {
    const { place, remove } = await freshPlace(dialect);
    {
      await using house = await openHouse({ database: place });
      const card = await adjust(house, "+10");
      expect(buttonsOf(card)).toEqual([ADJUST]);
      await press(house, card, ADJUST);
      const back = await adjusted(house, "-10");
      const now = await replaced(house, card, "U0ANA", /adjusted by -10 at .* by <@U0ANA>/);
      expect(buttonsOf(now)).toEqual([]);
      expect(now.text).toBe(card.text);
      expect(buttonsOf(back)).toEqual([ADJUST]);
    }
    await remove();
  });
});

test("another change of the same count leaves the offer, which still holds", async () => {
  await using house = await openHouse();
  const first = await adjust(house, "+10");
  const second = await adjust(house, "+3");
  await press(house, first, ADJUST);
  await replaced(house, first, "U0ANA", /adjusted by -10 at /);
  await expect.poll(() => waiting(house), { timeout: 10_000 }).toEqual([]);
  const stands = house.slack.messages("C0STOCK", "U0ANA").find(({ ts }) => ts === second.ts);
  expect(stands).toEqual(second);
});

test("a store that was deactivated is not offered to be", async () => {
  await using house = await openHouse();
  const fill = SCENARIOS.find(({ id }) => id === "store.create")?.fill ?? {};
  await fillAndConfirm(house, "U0ANA", await begin(house, "store create", STOCK), fill);
  const card = await cardOf(house, /^Store guelph-centre created/, STOCK);
  await kept(house, card);
  expect(buttonsOf(card)).toEqual(["form.store.edit"]);
  await press(house, card, "form.store.edit");
  const now = await replaced(house, card, "U0ANA", /Store guelph-centre .* at .* by <@U0ANA>/);
  expect(buttonsOf(now)).toEqual([]);
});

test("what expired is not offered to be asked again once it was", async () => {
  let clock = Date.now();
  await using house = await openHouse({ now: () => clock });
  const care = { who: "U0BEN", channel: "C0CARE" };
  const ask = async (match: RegExp) => {
    const form = await begin(house, "order cancel 1001", care);
    await house.slack.as("U0BEN").submit(form, { reason: "Customer asked" });
    const card = await cardOf(house, match, care);
    await kept(house, card);
    return card;
  };
  const first = await ask(/^U0BEN asks to cancel order 1001/);
  clock += 30 * 60_000;
  const expired = await replaced(house, first, "U0BEN", /Expired: nobody decided/);
  expect(buttonsOf(expired)).toEqual(["form.order.cancel"]);
  for (const view of house.slack.as("U0BEN").views()) await house.slack.as("U0BEN").close(view, true);
  const second = await ask(/^U0BEN asks to cancel order 1001/);
  expect(second.ts).not.toBe(first.ts);
  await house.slack.as("U0ANA").click(second, "approve");
  const now = await replaced(house, first, "U0BEN", /Order 1001 cancelled at .* by <@U0BEN>/);
  expect(now.text).toMatch(/^Expired: nobody decided/);
  expect(buttonsOf(now)).toEqual([]);
  expect(wholeOf(now)).toMatch(/no call was made to Omni/);
});
