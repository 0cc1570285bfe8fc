import { describe, expect, test } from "vitest";
import { ask, formOf, wholeOf } from "../app/talk.ts";
import { openHouse, ownPolicy } from "../support/house.ts";
import { begin, cardOf, writesOf } from "./doing.ts";
import { deliver } from "./recorded.ts";

const REASON = { reason: "Damaged" };
const BY_ANA = { who: "U0ANA", channel: "C0CARE" };

/** A policy in which one channel allows this. */
function only(channel: string, ...allow: readonly string[]): string {
  return `version: 1
channels:
  ${channel}:
    name: here
    allow: [${allow.join(", ")}]
`;
}

test("what the policy took away between form and submit is refused, and nothing is sent", async () => {
  await using house = await openHouse();
  const form = await begin(house, "shipment reject 20078 order 1001");
  await house.changePolicy(only("C0FULFIL", "order.read"));
  await house.slack.as("U0ANA").submit(form, REASON);
  await formOf(house, "U0ANA", /can't reject shipments/);
  expect(writesOf(house)).toEqual([]);
});

test("what the policy took away before a button of a posted card is pressed is refused there", async () => {
  await using house = await openHouse();
  house.omni.faults.set("shipment.reject", { kind: "error", status: 500 }, 1);
  await house.slack.as("U0ANA").submit(await begin(house, "shipment reject 20078 order 1001"), REASON);
  const card = await cardOf(house, /It is not known/);
  await house.changePolicy(only("C0FULFIL", "order.read"));
  await house.slack.as("U0ANA").click(card, "settle.done");
  await cardOf(house, /can't reject shipments/);
  expect(
    house.slack
      .as("U0ANA")
      .views()
      .filter(({ callbackId }) => callbackId === "settle"),
  ).toEqual([]);
});

describe("limits", () => {
  test("more units than may be moved are refused; as many as may be are not", async () => {
    await using house = await openHouse();
    const ana = house.slack.as("U0ANA");
    const many = await begin(house, "stock adjust TEE-RED-M at toronto-south +51");
    await ana.submit(many);
    await formOf(house, "U0ANA", /50/);
    expect(writesOf(house)).toEqual([]);
    await ana.close(ana.form());
    await ana.submit(await begin(house, "stock adjust TEE-RED-M at toronto-south +50"));
    await cardOf(house, /adjusted by \+50/);
  });

  test("a count that is set is measured by its difference", async () => {
    await using house = await openHouse();
    await house.slack.as("U0ANA").submit(await begin(house, "stock adjust TEE-RED-M at toronto-south =63"));
    await formOf(house, "U0ANA", /can't adjust stock|at most 50|up to 50/i);
    expect(writesOf(house)).toEqual([]);
  });

  test("a right that is bound to locations is for those alone", async () => {
    await using house = await openHouse({
      policy: only("C0STOCK", "stock.adjust: { locations: [queen-west] }"),
    });
    const place = { who: "U0ANA", channel: "C0STOCK" };
    await house.slack
      .as("U0ANA")
      .submit(await begin(house, "stock adjust TEE-RED-M at toronto-south +1", place));
    await formOf(house, "U0ANA", /queen-west/);
    expect(writesOf(house)).toEqual([]);
  });

  test("an order that costs more than may be cancelled is not; one whose cost is not known is not either", async () => {
    await using house = await openHouse({ policy: only("C0CARE", "order.cancel: { max_order_total: 50 }") });
    const ana = house.slack.as("U0ANA");
    await ana.submit(await begin(house, "order cancel 1001", BY_ANA), { reason: "Customer asked" });
    await formOf(house, "U0ANA", /50/);
    await ana.close(ana.form());
    house.omni.faults.set("order.read", { kind: "missing-fields", names: ["OrderTotal"] });
    await ana.submit(await begin(house, "order cancel 1001", BY_ANA), { reason: "Customer asked" });
    await formOf(house, "U0ANA", /can't|cannot|not known/i);
    expect(writesOf(house)).toEqual([]);
  });

  test("a shipment that Omni cannot show cannot be measured, so a limit refuses it", async () => {
    await using house = await openHouse({
      policy: only("C0FULFIL", "shipment.reject: { locations: [toronto-south] }"),
    });
    await house.slack.as("U0ANA").submit(await begin(house, "shipment reject 20078"), REASON);
    await formOf(house, "U0ANA", /can't|cannot|location/i);
    await house.stop();
    expect(writesOf(house)).toEqual([]);
  });
});

test("one switch refuses every write at once, with its reason; reading goes on", async () => {
  const policy = `${(await ownPolicy()).replace("writes: on", "writes: off")}\nwrites_off_because: Stocktaking until noon\n`;
  await using house = await openHouse({ policy });
  const refused = await ask(house, "shipment reject 20078 order 1001", {
    who: "U0ANA",
    channel: "C0FULFIL",
  }).catch(() => undefined);
  const said = refused === undefined ? await formOf(house, "U0ANA") : refused;
  expect(wholeOf(said)).toMatch(/Stocktaking until noon/);
  const card = await ask(house, "order 1001", { who: "U0ANA", channel: "C0FULFIL" });
  expect(card.text).toMatch(/^Order 1001 is paid/);
  expect(writesOf(house)).toEqual([]);
});

test("switched off between form and submit, nothing is sent", async () => {
  await using house = await openHouse();
  const form = await begin(house, "shipment reject 20078 order 1001");
  await house.changePolicy((await ownPolicy()).replace("writes: on", "writes: off"));
  await house.slack.as("U0ANA").submit(form, REASON);
  await formOf(house, "U0ANA", /switched off|off/i);
  expect(writesOf(house)).toEqual([]);
});

describe("people who never write", () => {
  test("a guest who presses the buttons of a posted card is refused, each time, and it is in the audit", async () => {
    await using house = await openHouse();
    const ben = house.slack.as("U0BEN");
    const form = await begin(house, "order cancel 1001", { who: "U0BEN", channel: "C0CARE" });
    await ben.submit(form, { reason: "Customer asked" });
    const card = await cardOf(house, /U0BEN asks to cancel/, { who: "U0GUS", channel: "C0CARE" });
    for (const button of ["exact", "approve", "decline", "withdraw"]) {
      await house.slack.as("U0GUS").click(card, button);
    }
    const refusals = () =>
      house.slack.messages("C0CARE", "U0GUS").filter(({ text }) => /can't cancel orders/.test(text));
    await house.slack.waitFor(() => refusals().length === 4, "four refusals");
    expect(refusals().every(({ ephemeral }) => ephemeral)).toBe(true);
    expect(house.slack.views("U0GUS")).toEqual([]);
    expect(writesOf(house)).toEqual([]);
    await house.slack.as("U0ANA").command("/omni", "audit order 1001", { channel: "C0CARE" });
    const audit = await cardOf(house, /denied/i, BY_ANA);
    expect(wholeOf(audit).match(/U0GUS/g)).toHaveLength(4);
  });

  test("so is a person of another organisation, who reads along since the channel was shared", async () => {
    await using house = await openHouse();
    const form = await begin(house, "order cancel 1001", { who: "U0BEN", channel: "C0CARE" });
    await house.slack.as("U0BEN").submit(form, { reason: "Customer asked" });
    const card = await cardOf(house, /U0BEN asks to cancel/, BY_ANA);
    await house.slack.as("U0GUS").click(card, "approve");
    const pressed = house.slack.traffic().findLast(({ label }) => label === "block_actions approve");
    const payload = JSON.stringify(pressed?.request)
      .replaceAll("U0GUS", "U0PAT")
      .replaceAll("T0OMNI", "T0PARTNER");
    await deliver(house, payload);
    await house.stop();
    const after = await house.another();
    house.slack.connect(`${after.url}/slack/events`);
    await house.slack.as("U0ANA").command("/omni", "audit @U0PAT", { channel: "C0CARE" });
    const audit = await cardOf(house, /denied/i, BY_ANA);
    expect(wholeOf(audit)).toContain("U0PAT");
    expect(writesOf(house)).toEqual([]);
  });

  test("a guest cannot begin one either, whatever the channel allows, and the try is in the audit", async () => {
    await using house = await openHouse({ policy: only("C0CARE", '"*"', "audit.read") });
    await house.slack.as("U0GUS").command("/omni", "order cancel 1001", { channel: "C0CARE" });
    await cardOf(house, /can't cancel orders in #care\. Guests can't use this app/, {
      who: "U0GUS",
      channel: "C0CARE",
    });
    await house.slack.as("U0ANA").command("/omni", "audit order 1001", { channel: "C0CARE" });
    expect(wholeOf(await cardOf(house, /denied/i, BY_ANA))).toContain("U0GUS");
    expect(writesOf(house)).toEqual([]);
  });
});
