import { expect, test } from "vitest";
import { openHouse } from "../support/house.ts";
import { ask, buttonsOf, formOf, next, replaced, wholeOf } from "./talk.ts";

test("a missing word opens the form; sent, it works in the modal and then answers there", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "order", { channel: "C0CARE" });
  const form = await formOf(house);
  expect(form.title?.text).toBe("Look up orders");
  expect(form.submit?.text).toBe("Look up");
  house.omni.faults.set("order.read", { kind: "delay", milliseconds: 300 }, 1);
  expect(await ben.submit(form, { order: "1001 1003" })).toMatchObject({ ok: true });
  expect(wholeOf(ben.form())).not.toMatch(/Order 1003/);
  await formOf(house, "U0BEN", /Order 1003|1003 ·/);
  expect(ben.views()).toHaveLength(1);
  expect(ben.messages("C0CARE")).toEqual([]);
});

test("what is wrong stands at its field, and what was typed stays", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "order find", { channel: "C0CARE" });
  const form = await formOf(house, "U0BEN", /E-mail/);
  const sent = await ben.submit(form, { status: "Paid", since: "yesterday" });
  expect(sent.errors?.["since"]).toMatch(/“yesterday” is not a time/);
  const again = ben.form();
  expect(again.id).toBe(form.id);
  await ben.submit(again, { since: "7d" });
  expect(wholeOf(await formOf(house, "U0BEN", /orders? with/))).toMatch(/status Paid, in the last 7 days/);
});

test("a form that was sent empty says what it needs", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "stock", { channel: "C0CARE" });
  const sent = await ben.submit(await formOf(house));
  expect(sent.errors).toEqual({ sku: "Name a SKU, a location, or both." });
});

test("a form is filled with what was said", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "why ordr.read", { channel: "C0CARE" });
  expect(wholeOf(await formOf(house))).toMatch(/no right called ordr\.read\. Did you mean order\.read\?/);
});

test("an answer in a modal has buttons that work in the modal", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "order", { channel: "C0CARE" });
  await ben.submit(await formOf(house), { order: "1001" });
  const card = await formOf(house, "U0BEN", /Order 1001/);
  await ben.click(card, "ask.payment.read");
  const payments = await formOf(house, "U0BEN", /authorization/);
  expect(ben.views()).toHaveLength(1);
  const told = next(house, "C0CARE", "U0ANA");
  await ben.click(payments, "share");
  expect((await told()).text).toMatch(/^Order 1001: authorization/);
});

test("locations are found while one types, those that begin with it first", async () => {
  await using house = await openHouse({ omni: { locations: 230 } });
  const ben = house.slack.as("U0BEN");
  const menu = await ask(house, "menu");
  await ben.click(menu, "form.location.read");
  const form = await formOf(house, "U0BEN", /lookup\.locations/);
  const namesFor = async (typed: string) =>
    (await ben.suggest(form, "lookup.locations", typed)).options.map(({ value }) => value);
  expect(await namesFor("calgary")).toEqual(["calgary-eau-claire", "calgary-SC"]);
  expect(await namesFor("shop-")).toHaveLength(100);
  expect(await namesFor("shop-230")).toEqual(["shop-230"]);
  expect(await namesFor("south")).toEqual(["toronto-south"]);
  expect(await namesFor("nowhere at all")).toEqual([]);
  await ben.submit(form, { name: "shop-230" });
  await formOf(house, "U0BEN", /shop-230 · active/);
});

test("a SKU is typed, with suggestions from what is at hand, and checked when the form is sent", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  await ana.command("/omni", "stock adjust", { channel: "C0STOCK" });
  const form = await formOf(house, "U0ANA", /lookup\.skus/);
  const skusFor = async (typed: string) =>
    (await ana.suggest(form, "lookup.skus", typed)).options.map(({ value }) => value);
  expect(await skusFor("tee-red")).toEqual(expect.arrayContaining(["tee-red", "TEE-RED-M"]));
  const reads = () => house.omni.calls.list.filter(({ endpoint }) => endpoint === "on-hand.read").length;
  const before = reads();
  expect(await skusFor("NOWHERE-1")).toEqual(["NOWHERE-1"]);
  expect(reads()).toBe(before);
  const sent = await ana.submit(form, { sku: "NOWHERE-1", location: "toronto-south" });
  const why = sent.errors?.["sku"] ?? wholeOf(await formOf(house, "U0ANA", /no count of/));
  expect(why).toMatch(/Omni has no count of NOWHERE-1 at any location\. Check the SKU/);
  await ana.submit(ana.form(), { sku: "TEE-RED-M", location: "toronto-south" });
  await formOf(house, "U0ANA", /12 on hand/);
});

test("the same location can be chosen for a stock question of the form", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "stock", { channel: "C0CARE" });
  await ben.submit(await formOf(house), {
    sku: "TEE-RED-M",
    location: ["toronto-south", "Default Location"],
  });
  expect(wholeOf(await formOf(house, "U0BEN", /on hand/))).toMatch(/52 on hand at 2 locations/);
});

test("suggestions are nothing, not an error, when Omni does not answer or the policy says no", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "stock", { channel: "C0CARE" });
  const form = await formOf(house);
  house.omni.faults.set("location.list", { kind: "error", status: 500 });
  expect(await ben.suggest(form, "lookup.locations", "tor")).toMatchObject({ ok: true, options: [] });
  house.omni.faults.clear();
  await house.changePolicy("version: 1\nchannels: {}\n");
  expect(await ben.suggest(form, "lookup.locations", "tor")).toMatchObject({ ok: true, options: [] });
});

test("a form carries the channel that it came from: what is forbidden there stays so", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "order", { channel: "C0CARE" });
  const form = await formOf(house);
  await house.changePolicy(
    "version: 1\nchannels:\n  C0STOCK: { allow: [order.read] }\ndirect: { allow: [order.read] }\n",
  );
  await ben.submit(form, { order: "1001" });
  await formOf(house, "U0BEN", /You can't look up orders/);
  expect(house.omni.calls.list.filter(({ endpoint }) => endpoint === "order.read")).toEqual([]);
});

test("a message's button that opens a form leaves the message as it is", async () => {
  await using house = await openHouse();
  const card = await ask(house, "order 9998");
  expect(buttonsOf(card)).toContain("form.order.search");
  await house.slack.as("U0BEN").click(card, "form.order.search");
  await formOf(house, "U0BEN", /E-mail/);
  await replaced(house, card, "U0BEN", /Order 9998 was not found/);
});
