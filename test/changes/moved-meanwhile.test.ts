import { describe, expect, test } from "vitest";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { FULFIL, messageOf, openForm } from "../batch/scene.ts";
import { buttonsOf, replaced, wholeOf } from "../app/talk.ts";
import { dialects, freshPlace } from "../database/support.ts";
import { type House, openHouse } from "../support/house.ts";
import { begin, cardOf, fillAndConfirm, writesOf } from "./doing.ts";

const SOON = { timeout: 20_000 };

/** Priya asks to cancel a shipment of order 1005, which a lead has to agree to. */
async function ask(house: House, shipment: string): Promise<Message> {
  const where = { who: "U0PRIYA", channel: FULFIL };
  const form = await begin(house, `shipment cancel ${shipment} order 1005`, where);
  await fillAndConfirm(house, "U0PRIYA", form, { reason: "Damaged" });
  return cardOf(house, new RegExp(`U0PRIYA asks to cancel shipment ${shipment}`), where);
}

/** Ben rejects one, which nobody has to agree to. */
async function reject(house: House, shipment: string): Promise<void> {
  const where = { who: "U0BEN", channel: FULFIL };
  const form = await begin(house, `shipment reject ${shipment} order 1005`, where);
  await house.slack.as("U0BEN").submit(form, { reason: "Damaged" });
  await cardOf(house, new RegExp(`^Shipment ${shipment} rejected`), where);
}

/** What Priya was told in person. */
function told(house: House): string[] {
  const priya = house.slack.as("U0PRIYA");
  return priya.messages(priya.direct()).map(({ text }) => text);
}

/** Until all that was to be looked at again was. */
async function lookedAt({ database: { db } }: House, times: number): Promise<void> {
  const done = () =>
    db
      .selectFrom("jobs")
      .select("id")
      .where("name", "=", "changes.recheck")
      .where("state", "=", "done")
      .execute();
  await expect.poll(done, SOON).toHaveLength(times);
}

describe.each(dialects)("on %s", (dialect) => {
  test("what waits for approval is void as soon as somebody else changed it through the app", async () => {
    const { place, remove } = await freshPlace(dialect);
    {
      await using house = await openHouse({ database: place });
      const card = await ask(house, "21001");
      expect(buttonsOf(card)).toContain("approve");
      await reject(house, "21001");
      const now = await replaced(
        house,
        card,
        "U0PRIYA",
        /Since then: Shipment 21001 rejected at .* by <@U0BEN>/,
      );
      expect(now.text).toMatch(
        /^Void: the shipment changed meanwhile \(Shipment 21001 is rejected already\)\. Shipment 21001 was not cancelled/,
      );
      expect(buttonsOf(now)).toEqual([]);
      await expect.poll(() => told(house), SOON).toHaveLength(1);
      expect(told(house)[0]).toMatch(/^You asked to cancel shipment 21001\. Void: /);
      expect(writesOf(house)).toEqual(["shipment.reject"]);
    }
    await remove();
  });
});

test("another one of the same order is looked at again, and waits on", async () => {
  await using house = await openHouse();
  const card = await ask(house, "21002");
  await reject(house, "21001");
  await lookedAt(house, 1);
  expect(house.slack.messages(FULFIL, "U0PRIYA").find(({ ts }) => ts === card.ts)).toEqual(card);
  await house.slack.as("U0ANA").click(card, "approve");
  await replaced(house, card, "U0PRIYA", /Shipment 21002 cancelled/);
  expect(writesOf(house)).toEqual(["shipment.reject", "shipment.cancel"]);
});

test("what was changed in Omni itself is void once somebody comes upon it", async () => {
  await using house = await openHouse();
  const card = await ask(house, "21001");
  const order = house.omni.state.orders.byShipment(21_001);
  Object.assign(order?.Shipments.find(({ ShipmentId }) => ShipmentId === 21_001) ?? {}, {
    Status: "Shipped",
  });
  await house.slack.as("U0BEN").command("/omni", "shipment reject 21001 order 1005", { channel: FULFIL });
  const now = await replaced(house, card, "U0PRIYA", /^Void: /);
  expect(now.text).toMatch(/is shipped already/);
  expect(writesOf(house)).toEqual([]);
});

test("of several that wait, the one that was changed is left out, and the others are approved", async () => {
  await using house = await openHouse();
  const form = await openForm(house, "shipment cancel 21001 21002 21003 order 1005", "U0PRIYA");
  await house.slack.as("U0PRIYA").submit(form, { reason: "Damaged" });
  const card = await messageOf(house, /U0PRIYA asks to cancel 3 shipments/);
  await reject(house, "21002");
  const fewer = await replaced(house, card, "U0PRIYA", /U0PRIYA asks to cancel 2 shipments/);
  expect(wholeOf(fewer)).toMatch(/Left out:.*21002.*It changed meanwhile/);
  expect(told(house)).toEqual([]);
  await house.slack.as("U0ANA").click(fewer, "approve.several");
  await replaced(house, card, "U0PRIYA", /Cancel 3 shipments: finished\. 2 done, 1 void|1 void, /);
  await expect.poll(() => told(house), SOON).toHaveLength(1);
  expect(writesOf(house)).toEqual(["shipment.reject", "shipment.cancel", "shipment.cancel"]);
});

test("where all of several were changed, nothing waits, and whoever asked is told once", async () => {
  await using house = await openHouse();
  const form = await openForm(house, "shipment cancel 21001 21002 order 1005", "U0PRIYA");
  await house.slack.as("U0PRIYA").submit(form, { reason: "Damaged" });
  const card = await messageOf(house, /U0PRIYA asks to cancel 2 shipments/);
  const both = await openForm(house, "shipment reject 21001 21002 order 1005");
  await house.slack.as("U0BEN").submit(both, { reason: "Damaged" });
  const over = await replaced(house, card, "U0PRIYA", /nothing was sent\.\*? 2 void/);
  expect(buttonsOf(over)).toEqual(["csv"]);
  await expect.poll(() => told(house), SOON).toEqual(["You asked to cancel 2 shipments. 2 void."]);
});
