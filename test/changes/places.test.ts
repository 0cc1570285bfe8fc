import { expect, test } from "vitest";
import { ask, buttonsOf, formOf, next, replaced, wholeOf } from "../app/talk.ts";
import { openHouse } from "../support/house.ts";
import { begin, cardOf, fillAndConfirm, read, writesOf } from "./doing.ts";
import { STORE } from "./scenarios.ts";

test("from the order card: its button opens the form, filled with what the card knows", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const card = await ask(house, "order 1001", { who: "U0ANA", channel: "C0FULFIL" });
  const id = /"action_id":"(form\.shipment\.reject[^"]*)"/.exec(JSON.stringify(card.blocks))?.[1] ?? "none";
  await ana.click(card, id);
  const form = await formOf(house, "U0ANA", /The exact call/);
  expect(read(form)).toMatch(/Created at toronto-south · order 1001/);
  await ana.submit(form, { reason: "Not in stock" });
  await cardOf(house, /^Shipment 20078 rejected by U0ANA: Not in stock/);
  expect(writesOf(house)).toEqual(["shipment.reject"]);
});

test("from the menu: what is missing is asked for first", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const menu = await ask(house, "menu", { who: "U0ANA", channel: "C0FULFIL" });
  await ana.click(menu, "form.shipment.reject");
  const first = await formOf(house, "U0ANA", /Shipment/);
  expect(first.submit?.text).toBe("Preview");
  await ana.submit(first, { shipment: "20078", order: "1001" });
  await ana.submit(await formOf(house, "U0ANA", /The exact call/), { reason: "Damaged" });
  await cardOf(house, /^Shipment 20078 rejected by U0ANA: Damaged/);
});

test("a count is put back by its own button: previewed like any change, and always by a difference", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const place = { channel: "C0STOCK" };
  await ana.submit(await begin(house, "stock adjust TEE-RED-M at toronto-south =25", place));
  const card = await cardOf(house, /set to 25 by U0ANA/, place);
  await ana.close(ana.form());
  await ana.click(card, "form.stock.adjust");
  const back = await formOf(house, "U0ANA", /The exact call/);
  expect(read(back)).toMatch(/12 on hand \(-13\).*"QuantityType\\*": \\*"Delta/s);
  await ana.submit(back);
  await cardOf(house, /adjusted by -13 by U0ANA\. Omni shows 12 on hand/, place);
  expect(writesOf(house)).toEqual(["on-hand.write", "on-hand.write"]);
});

test("the form that confirmed it offers the way back too, in the channel that it came from", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const place = { channel: "C0STOCK" };
  await ana.submit(await begin(house, "stock adjust TEE-RED-M at toronto-south =25", place));
  await ana.click(await formOf(house, "U0ANA", /Put back/), "form.stock.adjust");
  await ana.submit(await formOf(house, "U0ANA", /12 on hand \(-13\)/));
  await cardOf(house, /adjusted by -13 by U0ANA/, place);
  expect(writesOf(house)).toEqual(["on-hand.write", "on-hand.write"]);
});

test("a card in the direct message offers no form that is closed there", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const place = { channel: "C0STOCK" };
  await ana.leave("C0STOCK", house.slack.app.botUserId);
  await ana.submit(await begin(house, "stock adjust TEE-RED-M at toronto-south =25", place));
  const card = await cardOf(house, /set to 25 by U0ANA/, { channel: ana.direct() });
  expect(buttonsOf(card)).toEqual([]);
});

test("what was begun in a thread is told in that thread", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  await ana.say("C0FULFIL", "20078 is broken");
  const ts = ana.messages("C0FULFIL").at(-1)?.ts ?? "";
  const answered = next(house, "C0FULFIL", "U0ANA");
  await ana.say("C0FULFIL", "@omni shipment reject 20078 order 1001", ts);
  await ana.click(await answered(), "form.shipment.reject");
  await ana.submit(await formOf(house, "U0ANA", /The exact call/), { reason: "Damaged" });
  const card = await cardOf(house, /^Shipment 20078 rejected by U0ANA/);
  expect(card.threadTs).toBe(ts);
});

test("a store that was created can be deactivated by its own button", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const place = { channel: "C0STOCK" };
  await fillAndConfirm(house, "U0ANA", await begin(house, "store create", place), STORE);
  const card = await cardOf(house, /^Store guelph-centre created/, place);
  await ana.close(ana.form());
  await ana.click(card, "form.store.edit");
  const form = await formOf(house, "U0ANA", /The exact call/);
  expect(read(form)).toMatch(/Active: yes.*Active: no/s);
  await ana.submit(form);
  await cardOf(house, /^Store guelph-centre changed by U0ANA/, place);
});

test("where the app is not in the channel the person is told, with how to invite it", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  await ana.leave("C0FULFIL", house.slack.app.botUserId);
  const form = await begin(house, "shipment reject 20078 order 1001");
  await ana.submit(form, { reason: "Damaged" });
  const direct = { channel: ana.direct() };
  await cardOf(house, /^Shipment 20078 rejected by U0ANA/, direct);
  const how = await cardOf(house, /I am not in/, direct);
  expect(how.text).toMatch(/I am not in .*, so I tell you of this in person: reject shipment 20078/);
  expect(wholeOf(how)).toMatch(/\/invite <@U0OMNI>/);
  expect(ana.messages("C0FULFIL").filter(({ botId }) => botId !== null)).toEqual([]);
});

test("in a channel shared with others nothing is posted for them to read", async () => {
  await using house = await openHouse({
    policy: "version: 1\nchannels:\n  C0PARTNERS: { name: partners, allow: [shipment.reject] }\n",
  });
  const ana = house.slack.as("U0ANA");
  const before = house.slack.messages("C0PARTNERS", "U0PAT").length;
  const form = await begin(house, "shipment reject 20078 order 1001", { channel: "C0PARTNERS" });
  await ana.submit(form, { reason: "Damaged" });
  await cardOf(house, /^Shipment 20078 rejected by U0ANA/, { channel: ana.direct() });
  expect(house.slack.messages("C0PARTNERS", "U0PAT")).toHaveLength(before);
});

test("asked for in a direct message it is told there", async () => {
  await using house = await openHouse({ policy: "version: 1\ndirect: { allow: [shipment.reject] }\n" });
  const ana = house.slack.as("U0ANA");
  const form = await begin(house, "shipment reject 20078 order 1001", { channel: ana.direct() });
  await ana.submit(form, { reason: "Damaged" });
  const card = await cardOf(house, /^Shipment 20078 rejected by U0ANA/, { channel: ana.direct() });
  expect(card.text).toMatch(/rejected by U0ANA: Damaged/);
});

test("a mention cannot open a form: a button does, and the card stands in its thread's channel", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const answered = next(house, "C0FULFIL", "U0ANA");
  await ana.say("C0FULFIL", "@omni shipment reject 20078 order 1001");
  const offer = await answered();
  await ana.click(offer, "form.shipment.reject");
  const form = await formOf(house, "U0ANA", /The exact call/);
  await ana.submit(form, { reason: "Damaged" });
  await cardOf(house, /^Shipment 20078 rejected by U0ANA/);
  expect(writesOf(house)).toEqual(["shipment.reject"]);
  await replaced(house, offer, "U0ANA", /./);
});

test("a shipment whose order is not known: told so, and the best that can be said is that it was sent", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const form = await begin(house, "shipment reject 20078");
  expect(read(form)).toMatch(/its order is not known.*it will not be known whether it was done/s);
  await ana.submit(form, { reason: "Damaged" });
  const card = await cardOf(house, /20078/);
  expect(card.text).toMatch(/^Sent, not verified: U0ANA asked to reject shipment 20078 \(Damaged\)/);
});
