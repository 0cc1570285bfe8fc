import { expect, test } from "vitest";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { buttonsOf, formOf, wholeOf } from "../app/talk.ts";
import { type House, ownPolicy } from "../support/house.ts";
import { auditOf, changed, messageOf, openForm, openScene, shipments, stateOf } from "./scene.ts";

/** Priya asks to cancel these, and the request stands in the channel. */
async function ask(house: House, ids: readonly string[]): Promise<Message> {
  const form = await openForm(house, `shipment cancel ${ids.join(" ")} order 1005`, "U0PRIYA");
  await house.slack.as("U0PRIYA").submit(form, { reason: "Damaged" });
  return messageOf(house, /U0PRIYA.* asks to cancel/);
}

/** What the app told a person in their direct message, once it matches. */
function told(house: House, who: string, match: RegExp): Promise<Message> {
  return house.slack.waitForMessage(house.slack.as(who).direct(), who, match);
}

test("one approval is for all of them, and then they are done like any others", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const ids = shipments(3);
  const card = await ask(house, ids);
  expect(card.text).toBe("U0PRIYA asks to cancel 3 shipments: Damaged.");
  for (const id of ids) expect(wholeOf(card)).toContain(id);
  expect(wholeOf(card)).toContain("subteam^S0LEADS");
  expect(changed(house)).toEqual([]);
  await house.slack.as("U0ANA").click(card, "exact.several");
  expect(wholeOf(await formOf(house, "U0ANA", /What will be sent/))).toMatch(
    /ShipmentId=21001.*ShipmentId=21003/s,
  );
  await house.slack.as("U0ANA").click(card, "approve.several");
  const over = await messageOf(house, /Cancel 3 shipments: finished\. 3 done/);
  expect(over.ts).toBe(card.ts);
  expect(wholeOf(over)).toMatch(/Confirmed by <@U0PRIYA>\. Approved by <@U0ANA>/);
  expect(changed(house)).toEqual(ids);
  await told(house, "U0PRIYA", /You asked to cancel 3 shipments\. 3 done\./);
  for (const id of ids) expect(await auditOf(house, id)).toMatch(/U0ANA/);
});

test("neither the one who asked nor one who may not do it decides", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const card = await ask(house, shipments(2));
  await house.slack.as("U0PRIYA").click(card, "approve.several");
  await messageOf(house, /You asked for this yourself/, "U0PRIYA");
  await house.slack.as("U0BEN").click(card, "approve.several");
  await messageOf(house, /Only .* can cancel shipments/i, "U0BEN");
  expect(changed(house)).toEqual([]);
  expect(buttonsOf(card)).toContain("approve.several");
});

test("a decline ends all of them, with its reason and both names", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const card = await ask(house, shipments(2));
  const ana = house.slack.as("U0ANA");
  await ana.click(card, "decline.several");
  const form = await formOf(house, "U0ANA", /asks to cancel 2 shipments/);
  await ana.submit(form, { reason: "Too early" });
  const over = await messageOf(house, /nothing was sent\. 2 declined/);
  expect(over.ts).toBe(card.ts);
  expect(wholeOf(over)).toMatch(/Declined by <@U0ANA>: Too early/);
  await told(house, "U0PRIYA", /You asked to cancel 2 shipments\. 2 declined\./);
  await ana.click(card, "approve.several").catch(() => undefined);
  expect(changed(house)).toEqual([]);
});

test("the one who asked withdraws all of them, and nobody else does", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const card = await ask(house, shipments(2));
  await house.slack.as("U0BEN").click(card, "withdraw.several");
  await messageOf(house, /Only the person who asked/, "U0BEN");
  await house.slack.as("U0PRIYA").click(card, "withdraw.several");
  await messageOf(house, /nothing was sent\. 2 withdrawn/);
  expect(changed(house)).toEqual([]);
});

test("what moved before the approval is void, and the others are done", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const [first = "", second = "", third = ""] = shipments(3);
  const card = await ask(house, [first, second, third]);
  const order = house.omni.state.orders.byShipment(Number(second));
  const moved = order?.Shipments.find(({ ShipmentId }) => String(ShipmentId) === second);
  Object.assign(moved ?? {}, { Status: "Shipped" });
  await house.slack.as("U0ANA").click(card, "approve.several");
  const over = await messageOf(house, /Cancel 3 shipments: finished/);
  expect(over.text).toBe("Cancel 3 shipments: finished. 2 done, 1 void.");
  expect(changed(house)).toEqual([first, third]);
  expect(stateOf(house, second)).toBe("Shipped");
});

test("two who approve at once have each change done once", async () => {
  const leads = (await ownPolicy()).replace("by: [leads, planners], approvals: 1", "approvals: 1");
  await using scene = await openScene({ policy: leads });
  const { house } = scene;
  const ids = shipments(5);
  const card = await ask(house, ids);
  await Promise.all(["U0ANA", "U0BEN"].map((who) => house.slack.as(who).click(card, "approve.several")));
  const over = await messageOf(house, /Cancel 5 shipments: finished\. 5 done/);
  expect(wholeOf(over).match(/Approved by <@U0(ANA|BEN)>\./g)?.length).toBe(1);
  expect(changed(house)).toEqual(ids);
});

test("where the app is not in the channel, all of them are asked for in person, and decided once", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const priya = house.slack.as("U0PRIYA");
  await priya.leave("C0FULFIL", house.slack.app.botUserId);
  const ids = shipments(3);
  const form = await openForm(house, `shipment cancel ${ids.join(" ")} order 1005`, "U0PRIYA");
  await priya.submit(form, { reason: "Damaged" });
  const anas = await told(house, "U0ANA", /U0PRIYA asks to cancel 3 shipments/);
  expect(buttonsOf(anas)).toEqual(["exact.several", "approve.several", "decline.several"]);
  const own = await house.slack.waitFor(
    () => priya.messages(priya.direct()).find((each) => /Asked in person: <@U0ANA>/.test(wholeOf(each))),
    "who was asked",
  );
  expect(buttonsOf(own)).toEqual(["exact.several", "withdraw.several"]);
  await house.slack.as("U0ANA").click(anas, "approve.several");
  const over = await told(house, "U0PRIYA", /^Cancel 3 shipments: finished\. 3 done/);
  expect(over.ts).toBe(own.ts);
  const copy = await told(house, "U0ANA", /^Cancel 3 shipments: finished\. 3 done/);
  expect([copy.ts, buttonsOf(copy)]).toEqual([anas.ts, []]);
  expect(changed(house)).toEqual(ids);
  await priya.click(over, "csv");
  await house.slack.waitFor(
    () => priya.messages(priya.direct()).some(({ files }) => files.length > 0) || undefined,
    "the file",
  );
});

test("where nobody can be asked, several at once are refused before their form", async () => {
  const nobody = (await ownPolicy()).replace("by: [leads, planners], approvals: 1", "approvals: 1");
  await using scene = await openScene({ policy: nobody });
  const { house } = scene;
  const priya = house.slack.as("U0PRIYA");
  await priya.leave("C0FULFIL", house.slack.app.botUserId);
  const words = `shipment cancel ${shipments(2).join(" ")} order 1005`;
  await priya.command("/omni", words, { channel: "C0FULFIL" });
  await house.slack.waitFor(
    () =>
      [...priya.views(), ...priya.messages("C0FULFIL")].some((each) =>
        /Nothing was sent/.test(wholeOf(each)),
      ) || undefined,
    "the refusal",
  );
  expect(changed(house)).toEqual([]);
});

test("what nobody decides expires as a whole, and the one who asked is told", async () => {
  let late = 0;
  await using scene = await openScene({ now: () => Date.now() + late });
  const { house } = scene;
  const card = await ask(house, shipments(2));
  late = 31 * 60_000;
  const over = await messageOf(house, /nothing was sent\. 2 expired/);
  expect(over.ts).toBe(card.ts);
  await told(house, "U0PRIYA", /You asked to cancel 2 shipments\. 2 expired\./);
  await house.slack
    .as("U0ANA")
    .click(card, "approve.several")
    .catch(() => undefined);
  expect(changed(house)).toEqual([]);
});
