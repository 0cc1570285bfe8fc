import { describe, expect, test } from "vitest";
import { buttonsOf, formOf } from "../app/talk.ts";
import { openStreet } from "../support/street.ts";
import { begin, cardOf, fillAndConfirm, writesOf } from "./doing.ts";

const REASON = { reason: "Damaged" };

describe.each(["sqlite", "postgres"] as const)("killed in the middle, on %s", (kind) => {
  test("before anything was kept: nothing was sent, and nothing is said to have been", async () => {
    await using street = await openStreet(kind);
    const { house } = street;
    const form = await begin(house, "shipment reject 20078 order 1001");
    const held = street.omni.hold(/^GET/);
    const submitted = house.slack.as("U0ANA").submit(form, REASON);
    await held.reached;
    await street.killed();
    expect((await submitted).ok).toBe(false);
    await house.slack.as("U0ANA").command("/omni", "order 1001", { channel: "C0CARE" });
    await house.slack.waitForMessage("C0CARE", "U0ANA", /Order 1001/);
    expect(writesOf(house)).toEqual([]);
    expect(house.slack.messages("C0FULFIL", "U0ANA").filter(({ botId }) => botId !== null)).toEqual([]);
    held.drop();
  });

  test("after it was kept and before it was sent: stopped, and said so", async () => {
    await using street = await openStreet(kind);
    const { house } = street;
    const form = await begin(house, "shipment reject 20078 order 1001");
    house.omni.faults.set("order.read", { kind: "delay", milliseconds: 2_600 }, 1);
    const held = street.slack.hold(/views\.update/);
    await house.slack.as("U0ANA").submit(form, REASON);
    await held.reached;
    await street.killed();
    const card = await cardOf(house, /20078/);
    expect(card.text).toMatch(
      /^Stopped before it was sent\. Shipment 20078 was not rejected: no call was made to Omni/,
    );
    expect(buttonsOf(card)).toEqual([]);
    expect(writesOf(house)).toEqual([]);
    const again = await begin(house, "shipment reject 20078 order 1001");
    await house.slack.as("U0ANA").submit(again, REASON);
    await cardOf(house, /^Shipment 20078 rejected/);
    expect(writesOf(house)).toEqual(["shipment.reject"]);
    held.drop();
  });

  test("while its call was on its way: it is not sent again, and what Omni shows is told", async () => {
    await using street = await openStreet(kind);
    const { house } = street;
    const form = await begin(house, "shipment reject 20078 order 1001");
    const held = street.omni.hold(/^POST/);
    await house.slack.as("U0ANA").submit(form, REASON);
    await held.reached;
    await street.killed();
    const card = await cardOf(house, /20078/);
    expect(card.text).toMatch(/^It is not known whether shipment 20078 was rejected/);
    expect(card.text).toMatch(/It will not be sent again\. Read back at .*: Omni shows it as Created/);
    expect(buttonsOf(card)).toEqual(["check", "settle.done", "settle.not-done"]);
    expect(writesOf(house)).toEqual([]);
    held.drop();
  });

  test("after Omni did it and before that was kept: unknown, read back as done, and a check settles it", async () => {
    await using street = await openStreet(kind);
    const { house } = street;
    const form = await begin(house, "shipment reject 20078 order 1001");
    const held = street.omni.holdAnswer(/^POST/);
    await house.slack.as("U0ANA").submit(form, REASON);
    await held.reached;
    expect(writesOf(house)).toEqual(["shipment.reject"]);
    await street.killed();
    const card = await cardOf(house, /20078/);
    expect(card.text).toMatch(
      /^It is not known whether shipment 20078 was rejected.*Omni shows it as Rejected/,
    );
    await house.slack.as("U0ANA").click(card, "check");
    const done = await cardOf(
      house,
      /^Shipment 20078 rejected by U0ANA: Damaged\. Omni shows it as Rejected/,
    );
    expect(done.ts).toBe(card.ts);
    expect(writesOf(house)).toEqual(["shipment.reject"]);
    held.drop();
  });

  test("after the answer and before the record: the same", async () => {
    await using street = await openStreet(kind);
    const { house } = street;
    const form = await begin(house, "shipment reject 20078 order 1001");
    const answered = street.omni.holdAnswer(/^POST/);
    const readBack = street.omni.hold(/^GET .*orders\/\?/);
    // The first read is the form's own, before the call.
    const submitted = house.slack.as("U0ANA").submit(form, REASON);
    await readBack.reached;
    const second = street.omni.hold(/^GET .*orders\/\?/);
    readBack.release();
    await submitted;
    await answered.reached;
    answered.release();
    await second.reached;
    await street.killed();
    const card = await cardOf(house, /20078/);
    expect(card.text).toMatch(
      /^It is not known whether shipment 20078 was rejected.*Omni shows it as Rejected/,
    );
    expect(writesOf(house)).toEqual(["shipment.reject"]);
    second.drop();
  });
});

test("killed after the record and before it was told: it is told at the next start", async () => {
  await using street = await openStreet("sqlite");
  const { house } = street;
  const form = await begin(house, "shipment reject 20078 order 1001");
  const held = street.slack.hold(/chat\.postMessage/);
  await house.slack.as("U0ANA").submit(form, REASON);
  await held.reached;
  await street.killed();
  await cardOf(house, /^Shipment 20078 rejected by U0ANA: Damaged\. Omni shows it as Rejected/);
  expect(writesOf(house)).toEqual(["shipment.reject"]);
  held.drop();
});

test("killed after a request was declined and before its card said so: the card says it at the next start", async () => {
  await using street = await openStreet("sqlite");
  const { house } = street;
  const CARE = { who: "U0BEN", channel: "C0CARE" };
  await fillAndConfirm(house, "U0BEN", await begin(house, "order cancel 1001", CARE), {
    reason: "Customer asked",
  });
  const asked = await cardOf(house, /U0BEN asks to cancel order/, CARE);
  const ana = house.slack.as("U0ANA");
  await ana.click(asked, "decline");
  const held = street.slack.hold(/chat\.update/);
  await ana.submit(await formOf(house, "U0ANA", /Decline/), { reason: "Still packing" });
  await held.reached;
  await street.killed();
  const said = await cardOf(house, /Declined by/, CARE);
  expect(said.ts).toBe(asked.ts);
  expect(buttonsOf(said)).not.toContain("approve");
  held.drop();
});

describe.each(["sqlite", "postgres"] as const)("killed after a request was declined, on %s", (kind) => {
  test("before whoever asked was told: they are told by who lives", async () => {
    await using street = await openStreet(kind);
    const { house } = street;
    const CARE = { who: "U0BEN", channel: "C0CARE" };
    await fillAndConfirm(house, "U0BEN", await begin(house, "order cancel 1001", CARE), {
      reason: "Customer asked",
    });
    const ana = house.slack.as("U0ANA");
    await ana.click(await cardOf(house, /U0BEN asks to cancel order/, CARE), "decline");
    const held = street.slack.hold(/chat\.postMessage/);
    await ana.submit(await formOf(house, "U0ANA", /Decline/), { reason: "Still packing" });
    await held.reached;
    await street.killed();
    const ben = house.slack.as("U0BEN");
    const told = () => ben.messages(ben.direct()).map(({ text }) => text);
    await expect.poll(told, { timeout: 40_000 }).toHaveLength(1);
    expect(told()[0]).toMatch(/^You asked to cancel order 1001\. Declined by U0ANA/);
    held.drop();
  });
});

test("killed after Slack took a card and before that was kept: the next one says that it may be repeated", async () => {
  await using street = await openStreet("sqlite");
  const { house } = street;
  const form = await begin(house, "shipment reject 20078 order 1001");
  const held = street.slack.holdAnswer(/chat\.postMessage/);
  await house.slack.as("U0ANA").submit(form, REASON);
  await held.reached;
  const first = await cardOf(house, /^Shipment 20078 rejected/);
  await street.killed();
  const second = await cardOf(house, /This message may be repeated/);
  expect(second.ts).not.toBe(first.ts);
  expect(second.text).toMatch(/^Shipment 20078 rejected by U0ANA/);
  held.drop();
});
