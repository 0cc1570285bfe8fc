import { expect, test } from "vitest";
import { createOmniSandbox } from "../../sandbox/omni/index.ts";
import { formOf, wholeOf } from "../app/talk.ts";
import { OMNI_KEY, openHouse } from "../support/house.ts";
import { freshPostgres } from "../support/postgres.ts";
import { openValve } from "../support/valve.ts";
import { begin, cardOf, fillAndConfirm, read, writesOf } from "./doing.ts";
import { record } from "./recorded.ts";

const ADJUST = "stock adjust TEE-RED-M at toronto-south +10";
const STOCK = { who: "U0ANA", channel: "C0STOCK" };
const REASON = { reason: "Damaged" };

test("a double click is one call, and the form ends with its outcome", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const form = await begin(house, ADJUST, STOCK);
  await Promise.all([ana.submit(form), ana.submit(form)]);
  await formOf(house, "U0ANA", /Done and verified|Already done/);
  await house.stop();
  expect(writesOf(house)).toEqual(["on-hand.write"]);
  expect(ana.messages("C0STOCK").filter(({ text }) => /adjusted by \+10/.test(text))).toHaveLength(1);
});

test("redelivered after it was done, it is not done again and says by whom and when it was", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const sent = await record(house, "U0ANA", await begin(house, ADJUST, STOCK));
  expect((await sent.to(house)).status).toBe(200);
  await cardOf(house, /adjusted by \+10 by U0ANA/, STOCK);
  const id = house.slack.traffic().findLast(({ label }) => label.startsWith("view_submission"))?.id ?? 0;
  await house.slack.redeliver(id);
  const answer = house.slack.traffic().findLast(({ label }) => label.startsWith("view_submission"));
  expect(JSON.stringify(answer?.response)).toMatch(
    /Already done at .* by <@U0ANA>: TEE-RED-M at toronto-south adjusted by \+10.*It was not sent again/,
  );
  expect(writesOf(house)).toHaveLength(1);
  expect(ana.messages("C0STOCK").filter(({ botId }) => botId !== null)).toHaveLength(1);
});

test("200 submissions of one change at once are one call", async () => {
  await using house = await openHouse();
  const sent = await record(house, "U0ANA", await begin(house, ADJUST, STOCK));
  const answers = await Promise.all(Array.from({ length: 200 }, () => sent.to(house)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  await cardOf(house, /adjusted by \+10 by U0ANA\. Omni shows 22 on hand/, STOCK);
  await house.stop();
  expect(writesOf(house)).toEqual(["on-hand.write"]);
});

test("200 submissions of one change to two apps on PostgreSQL are one call", async () => {
  const { url, drop } = await freshPostgres();
  {
    await using house = await openHouse({ database: { kind: "postgres", url } });
    const other = await house.another();
    const sent = await record(house, "U0ANA", await begin(house, ADJUST, STOCK));
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => sent.to(index % 2 === 0 ? house : other)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await cardOf(house, /adjusted by \+10 by U0ANA\. Omni shows 22 on hand/, STOCK);
    await Promise.all([house.stop(), other.stop()]);
    expect(writesOf(house)).toEqual(["on-hand.write"]);
    expect(house.slack.messages("C0STOCK", "U0ANA").filter(({ botId }) => botId !== null)).toHaveLength(1);
  }
  await drop();
});

test("50 confirmations of 50 previews at once, of one target, are one call while it is under way", async () => {
  const omni = createOmniSandbox({ apiKey: OMNI_KEY, orders: 60, skus: 300 });
  await using valve = await openValve((await omni.listen()).url);
  await using house = await openHouse({ omniUrl: valve.url });
  const sent = await record(house, "U0ANA", await begin(house, ADJUST, STOCK));
  const held = valve.hold(/^PUT/);
  const answers = await Promise.all(Array.from({ length: 50 }, () => sent.previewedAnewTo(house)));
  // Who waited for Omni longer than Slack does is told in the form afterwards.
  const later = () => house.slack.traffic().filter(({ label }) => label === "views.update");
  const keptAway = () =>
    [...answers.map(({ said }) => said), ...later().map(({ request }) => JSON.stringify(request))].filter(
      (said) => /another change of/.test(said),
    );
  await house.slack.waitFor(() => keptAway().length === 49, "49 that are kept away", 20_000);
  held.release();
  await cardOf(house, /adjusted by \+10/, STOCK);
  await house.stop();
  expect(omni.calls.list.filter(({ method }) => method === "PUT")).toHaveLength(1);
  await omni.close();
});

test("a preview that is out of date is not sent: the new one is shown, and that can be confirmed", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const place = { who: "U0ANA", channel: "C0STOCK" };
  const form = await begin(house, "stock adjust TEE-RED-M at toronto-south =25", place);
  await fetch(`${house.omniUrl}/inventory/onhand`, {
    method: "PUT",
    headers: { "Ocp-Apim-Subscription-Key": house.omni.apiKey, "Content-Type": "application/json" },
    body: JSON.stringify({
      Sku: "TEE-RED-M",
      LocationInternalName: "toronto-south",
      QuantityType: "Absolute",
      Quantity: 20,
    }),
  });
  house.omni.calls.clear();
  expect(await ana.submit(form)).toMatchObject({ ok: true });
  const anew = await formOf(house, "U0ANA", /changed meanwhile/);
  expect(read(anew)).toMatch(/It changed meanwhile, so nothing was sent\. This is how it is now\./);
  expect(read(anew)).toMatch(/20 on hand.*25 on hand \(set, \+5\)/s);
  expect(writesOf(house)).toEqual([]);
  await ana.submit(anew);
  await cardOf(house, /set to 25 by U0ANA\. Omni shows 25 on hand/, place);
  expect(writesOf(house)).toEqual(["on-hand.write"]);
});

test("a shipment that moved between form and submit is not rejected; one that ended cannot be", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const late = await begin(house, "shipment reject 20078 order 1001");
  await fetch(`${house.omniUrl}/orderfulfillment/shipments/Cancel?ShipmentId=20078`, {
    method: "POST",
    headers: { "Ocp-Apim-Subscription-Key": house.omni.apiKey },
  });
  house.omni.calls.clear();
  await ana.submit(late, REASON);
  expect(read(await formOf(house, "U0ANA", /Nothing was sent/))).toMatch(/20078.*Cancelled|cancelled/i);
  expect(writesOf(house)).toEqual([]);
});

test("what was typed is still there when a form is refused, or shows its preview first", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const form = await begin(house, "shipment split 20167 order 1006");
  const sent = await ana.submit(form, { line430545: "9" });
  expect(sent.errors?.["line430545"]).toMatch(/Only 3 of TEE-RED-M can go/);
  expect(ana.form().id).toBe(form.id);
  await ana.submit(ana.form(), { line430545: "1" });
  const preview = await formOf(house, "U0ANA", /The exact call/);
  expect(wholeOf(preview)).toMatch(/"initial_value":"1"/);
  expect(writesOf(house)).toEqual([]);
});

test("while Omni is slow a working form opens first, then the filled one", async () => {
  await using house = await openHouse();
  house.omni.faults.set("order.read", { kind: "delay", milliseconds: 1_500 }, 1);
  const ana = house.slack.as("U0ANA");
  await ana.command("/omni", "shipment reject 20078 order 1001", { channel: "C0FULFIL" });
  const working = await formOf(house, "U0ANA");
  expect(working.submit).toBeNull();
  const form = await formOf(house, "U0ANA", /The exact call/);
  expect(form.id).toBe(working.id);
});

test("while Omni is slow on submit a working form stands, then the result", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const form = await begin(house, "shipment reject 20078 order 1001");
  house.omni.faults.set("order.read", { kind: "delay", milliseconds: 2_600 }, 1);
  expect(await ana.submit(form, REASON)).toMatchObject({ ok: true });
  expect(ana.form().submit).toBeNull();
  await cardOf(house, /^Shipment 20078 rejected/);
  await formOf(house, "U0ANA", /Done and verified/);
  expect(writesOf(house)).toEqual(["shipment.reject"]);
});

test("while Omni is slow on submit, what is wrong is still said and what was typed is still there", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const form = await begin(house, "shipment split 20167 order 1006");
  house.omni.faults.set("order.read", { kind: "delay", milliseconds: 2_600 }, 1);
  expect(await ana.submit(form, { line430545: "9" })).toMatchObject({ ok: true });
  const again = await formOf(house, "U0ANA", /Only 3 of TEE-RED-M can go/);
  expect(wholeOf(again)).toMatch(/"initial_value":"9"/);
  await fillAndConfirm(house, "U0ANA", again, { line430545: "1" });
  await cardOf(house, /^Shipment 20167 split/);
});

test("Omni that cannot be read on submit: nothing is sent, and that is said", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const form = await begin(house, "shipment reject 20078 order 1001");
  house.omni.faults.set("order.read", { kind: "error", status: 500 });
  await ana.submit(form, REASON);
  await formOf(house, "U0ANA", /not answering|Omni/);
  await house.stop();
  expect(writesOf(house)).toEqual([]);
});

test("whoever closes the working form has confirmed all the same, and reads the card", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const form = await begin(house, "shipment reject 20078 order 1001");
  house.omni.faults.set("order.read", { kind: "delay", milliseconds: 2_600 }, 1);
  await ana.submit(form, REASON);
  await ana.close(ana.form());
  await cardOf(house, /^Shipment 20078 rejected by U0ANA/);
  expect(writesOf(house)).toEqual(["shipment.reject"]);
});

test("while Slack is slow to say who submits, the form is answered in time all the same", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const form = await begin(house, "shipment reject 20078 order 1001");
  // An app that has just started remembers nobody.
  await house.stop();
  const fresh = await house.another();
  house.slack.connect(`${fresh.url}/slack/events`);
  const held = Promise.withResolvers<undefined>();
  house.slackApi.instead("users.info", () => held.promise);
  expect(await ana.submit(form, REASON)).toMatchObject({ ok: true });
  expect(ana.form().submit).toBeNull();
  held.resolve(undefined);
  await cardOf(house, /^Shipment 20078 rejected by U0ANA/);
  expect(writesOf(house)).toEqual(["shipment.reject"]);
});
