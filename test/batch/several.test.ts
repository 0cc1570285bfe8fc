import { expect, test } from "vitest";
import { buttonsOf, formOf, wholeOf } from "../app/talk.ts";
import { holdNextPost } from "../support/held-post.ts";
import { auditOf, changed, FULFIL, messageOf, openForm, openScene, shipments, stateOf } from "./scene.ts";

test("three shipments at once: one is done, one is impossible, one is kept away by another change", async () => {
  await using scene = await openScene();
  const { house, omni } = scene;
  const ben = house.slack.as("U0BEN");
  const [free = "", over = "", busy = ""] = shipments(3);
  const order = house.omni.state.orders.byShipment(Number(over));
  Object.assign(order?.Shipments.find(({ ShipmentId }) => String(ShipmentId) === over) ?? {}, {
    Status: "Shipped",
  });
  const ana = house.slack.as("U0ANA");
  await ana.command("/omni", `shipment reject ${busy} order 1005`, { channel: FULFIL });
  const single = await formOf(house, "U0ANA", /Omni routes the units again/);
  const held = omni.hold(/^POST .*Reject/);
  await ana.submit(single, { reason: "Damaged" });
  await held;
  const form = await openForm(house, `shipment reject ${free} ${over} ${busy} order 1005`);
  expect(form.title?.text).toBe("Reject 3 shipments");
  expect(form.submit?.text).toBe("Reject 1 shipment");
  expect(wholeOf(form)).toMatch(
    new RegExp(`Left out:.*${over}.*is shipped already.*${busy}.*Another change`),
  );
  omni.release();
  await messageOf(house, new RegExp(`Shipment ${busy} rejected by U0ANA`));
  await ben.submit(form, { reason: "Not in stock" });
  const told = await messageOf(house, /Reject 3 shipments: finished/);
  expect(told.text).toBe("Reject 3 shipments: finished. 1 done, 2 refused.");
  expect(wholeOf(told)).toMatch(/Omni shows it as Rejected/);
  expect(changed(house)).toEqual([busy, free]);
  expect(await auditOf(house, free)).toMatch(/shipment\.reject/);
});

test("one message tells how far it is, anyone who may do it stops the rest, and the file holds every row", async () => {
  await using scene = await openScene();
  const { house, omni } = scene;
  const ben = house.slack.as("U0BEN");
  const [first = "", second = "", third = "", fourth = ""] = shipments(4);
  const form = await openForm(house, `shipment reject ${first} ${second} ${third} ${fourth} order 1005`);
  const held = omni.hold(new RegExp(`^POST .*Reject.*${second}`));
  await ben.submit(form, { reason: "Damaged" });
  await held;
  const running = await messageOf(house, /1 of 4 so far.*1 done/s);
  expect(buttonsOf(running)).toContain("stop");
  await house.slack.as("U0PRIYA").click(running, "stop");
  await messageOf(house, /stopped by U0PRIYA/);
  omni.release();
  const told = await messageOf(house, /stopped by U0PRIYA\. 2 done, 2 stopped/);
  expect(told.ts).toBe(running.ts);
  expect(changed(house)).toEqual([first, second]);
  expect([third, fourth].map((id) => stateOf(house, id))).toEqual(["Created", "Created"]);
  expect(buttonsOf(told)).not.toContain("stop");
  expect(await auditOf(house, third)).toMatch(/stopped/);
  // Stop and the last of them show it at once, so that it may be edited once more while it is pressed.
  const press = async () => (await ben.click(await messageOf(house, /2 done, 2 stopped/), "csv")).ok;
  await expect.poll(press, { timeout: 10_000 }).toBe(true);
  const [file] = await house.slack.waitFor(
    () => ben.messages(ben.direct()).find(({ files }) => files.length > 0)?.files,
    "the file",
  );
  const csv = await (await fetch(`${house.slackUrl}${file?.url}`)).text();
  expect(
    csv
      .trim()
      .split("\r\n")
      .map((line) => line.split(",").slice(0, 2).join(" ")),
  ).toEqual(["What State", `${first} done`, `${second} done`, `${third} stopped`, `${fourth} stopped`]);
});

test("one look reads each order once, however many shipments are of it", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const reads = () => house.omni.calls.list.filter(({ endpoint }) => endpoint === "order.read").length;
  const form = await openForm(house, `shipment reject ${shipments(25).join(" ")} order 1005`);
  expect(form.submit?.text).toBe("Reject 25 shipments");
  expect(reads()).toBe(1);
});

test("twenty-five at once are done, each once; one more is refused in a sentence", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const ben = house.slack.as("U0BEN");
  const all = shipments(25);
  const form = await openForm(house, `shipment reject ${all.join(" ")} order 1005`);
  expect(form.submit?.text).toBe("Reject 25 shipments");
  await ben.submit(form, { reason: "Damaged" });
  const told = await messageOf(house, /Reject 25 shipments: finished/);
  expect(told.text).toBe("Reject 25 shipments: finished. 25 done.");
  expect(changed(house)).toEqual(all);
  await ben.command("/omni", `shipment reject ${shipments(26).join(" ")} order 1005`, { channel: FULFIL });
  await messageOf(house, /At most 25 shipments at once; 26 were named/);
  expect(changed(house).length).toBe(25);
});

test("a form that is sent again, even while it is being done, does nothing a second time", async () => {
  await using scene = await openScene();
  const { house, omni } = scene;
  const ben = house.slack.as("U0BEN");
  const [first = "", second = ""] = shipments(2);
  const form = await openForm(house, `shipment reject ${first} ${second} order 1005`);
  const held = omni.hold(/^POST .*Reject/);
  await ben.submit(form, { reason: "Damaged" });
  await held;
  const sent = house.slack.traffic().findLast(({ label }) => label === "view_submission change");
  const again = async () => {
    await house.slack.redeliver(sent?.id ?? 0);
    return JSON.stringify(
      house.slack.traffic().findLast(({ direction }) => direction === "to-app")?.response,
    );
  };
  expect(await again()).toMatch(/Already confirmed by/);
  omni.release();
  const told = await messageOf(house, /Reject 2 shipments: finished\. 2 done/);
  expect(await again()).toMatch(/Already confirmed by/);
  expect(changed(house)).toEqual([first, second]);
  const messages = house.slack
    .messages(FULFIL, "U0BEN")
    .filter(({ text }) => /Reject 2 shipments/.test(text));
  expect(messages.map(({ ts }) => ts)).toEqual([told.ts]);
});

test("a policy that changes in the middle refuses the rest", async () => {
  await using scene = await openScene();
  const { house, omni } = scene;
  const [first = "", second = "", third = ""] = shipments(3);
  const form = await openForm(house, `shipment reject ${first} ${second} ${third} order 1005`);
  const held = omni.hold(/^POST .*Reject/);
  await house.slack.as("U0BEN").submit(form, { reason: "Damaged" });
  await held;
  await house.changePolicy("version: 1\nchannels:\n  C0FULFIL: { allow: ['*.read'] }\n");
  omni.release();
  const told = await messageOf(house, /Reject 3 shipments: finished/);
  expect(told.text).toBe("Reject 3 shipments: finished. 1 done, 2 refused.");
  expect(changed(house)).toEqual([first]);
});

test("what moved while the form stood is shown again before anything is confirmed", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const [first = "", second = ""] = shipments(2);
  const form = await openForm(house, `shipment reject ${first} ${second} order 1005`);
  const order = house.omni.state.orders.byShipment(Number(second));
  Object.assign(order?.Shipments.find(({ ShipmentId }) => String(ShipmentId) === second) ?? {}, {
    Status: "Shipped",
  });
  await house.slack.as("U0BEN").submit(form, { reason: "Damaged" });
  const again = await formOf(house, "U0BEN", /It changed meanwhile, so nothing was sent/);
  expect(again.submit?.text).toBe("Reject 1 shipment");
  expect(changed(house)).toEqual([]);
  await house.slack.as("U0BEN").submit(again, { reason: "Damaged" });
  await messageOf(house, /Reject 2 shipments: finished\. 1 done, 1 refused/);
  expect(changed(house)).toEqual([first]);
});

test("an answer that never came is settled on a card of its own, and the others go on", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const [first = "", second = "", third = ""] = shipments(3);
  const form = await openForm(house, `shipment reject ${first} ${second} ${third} order 1005`);
  house.omni.faults.set("shipment.reject", { kind: "drop-before-doing" }, 1);
  await house.slack.as("U0BEN").submit(form, { reason: "Damaged" });
  const told = await messageOf(house, /Reject 3 shipments: finished/);
  expect(told.text).toBe("Reject 3 shipments: finished. 1 not known, 2 done.");
  const card = await messageOf(house, new RegExp(`It is not known whether shipment ${first} was rejected`));
  expect(buttonsOf(card)).toEqual(expect.arrayContaining(["settle.done", "settle.not-done"]));
  expect(changed(house)).toEqual([first, second, third]);
  await house.slack.as("U0BEN").click(card, "settle.not-done");
  await house.slack
    .as("U0BEN")
    .submit(await formOf(house, "U0BEN", /How do you know/), { reason: "It is still there" });
  await messageOf(house, /Reject 3 shipments: finished\.\*? 1 settled as not done, 2 done/);
});

test("orders are shipped several at once, and what was not there yet is checked again", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "order ship 1001 1003 1005", { channel: FULFIL });
  house.omni.site.routingDelay = 3_600_000;
  const form = await formOf(house, "U0BEN", /made one after another/);
  expect(form.submit?.text).toBe("Ship 2 orders");
  expect(wholeOf(form)).toMatch(/1001.*All open units of order 1001 are in shipments already/);
  expect(wholeOf(form)).toMatch(/The exact call.*CreateAllShipments.*1003/s);
  await ben.submit(form);
  const told = await messageOf(house, /Ship 3 orders: finished.*2 sent, not verified/);
  house.omni.settle();
  await ben.click(told, "check.several");
  const over = await messageOf(house, /Ship 3 orders: finished.*2 done/);
  expect(buttonsOf(over)).not.toContain("check.several");
});

test("the form alone takes several too", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "shipment reject", { channel: FULFIL });
  const asked = await formOf(house, "U0BEN", /Several at once/);
  await ben.submit(asked, { shipment: "21001, 21002", order: "1005" });
  const form = await formOf(house, "U0BEN", /made one after another/);
  expect(form.submit?.text).toBe("Reject 2 shipments");
  await ben.submit(form, { reason: "Damaged" });
  await messageOf(house, /Reject 2 shipments: finished.* 2 done/);
});

test("after a mention a button opens the form of all of them", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const ben = house.slack.as("U0BEN");
  await ben.say(FULFIL, "@omni shipment reject 21001 21002 order 1005");
  const offer = await messageOf(house, /form\.shipment\.reject/);
  await ben.click(offer, "form.shipment.reject");
  const form = await formOf(house, "U0BEN", /made one after another/);
  expect(form.submit?.text).toBe("Reject 2 shipments");
});

test("a process that dies before its last word has the next one say it", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const [first = "", second = ""] = shipments(2);
  const form = await openForm(house, `shipment reject ${first} ${second} order 1005`);
  house.slackApi.instead("chat.update", () => ({ status: 500 }));
  await house.slack.as("U0BEN").submit(form, { reason: "Damaged" });
  await formOf(house, "U0BEN", /You asked to reject 2 shipments\. 2 done/);
  const stale = await messageOf(house, /0 of 2 so far/);
  house.slackApi.instead("chat.update", undefined);
  await house.another();
  const over = await messageOf(house, /Reject 2 shipments: finished/);
  expect(over.ts).toBe(stale.ts);
  expect(changed(house)).toEqual([first, second]);
});

test("shipments are rerouted several at once, to one centre", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const ben = house.slack.as("U0BEN");
  const [first = "", second = ""] = shipments(2);
  await ben.command("/omni", `shipment reroute ${first} ${second} order 1005`, { channel: FULFIL });
  const empty = await formOf(house, "U0BEN", /as said below/);
  expect(empty.submit?.text).toBe("Preview");
  await ben.submit(empty, { reason: "Damaged", location: "00SY_InventoryLocation01-SC" });
  const form = await formOf(house, "U0BEN", /which ships it instead/);
  expect(wholeOf(form)).toMatch(/documented path of reroute is the path of reject/);
  await ben.submit(form, { reason: "Damaged" });
  await messageOf(house, /Reroute 2 shipments: finished/);
  expect(changed(house)).toEqual([first, second]);
});

test("a button that is pressed before it is kept where the message stands edits that message, and posts no other", async () => {
  await using scene = await openScene();
  const { house } = scene;
  const ben = house.slack.as("U0BEN");
  const form = await openForm(house, `shipment reject ${shipments(3).join(" ")} order 1005`);
  const answerPost = holdNextPost(house);
  await ben.submit(form, { reason: "Damaged" });
  const running = await messageOf(house, /Reject 3 shipments/);
  await ben.click(running, "stop");
  const told = await messageOf(house, /stopped by U0BEN\. 3 stopped/);
  answerPost();
  expect(told.ts).toBe(running.ts);
  await formOf(house, "U0BEN", /3 stopped/);
  const posts = house.slack.messages(FULFIL, "U0BEN").filter(({ botId }) => botId !== null);
  expect(posts.map(({ ts }) => ts)).toEqual([running.ts]);
  expect(changed(house)).toEqual([]);
});
