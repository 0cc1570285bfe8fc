import { expect, test } from "vitest";
import { openHouse } from "../support/house.ts";
import { ask, buttonsOf, formOf, mention, next, tell, wholeOf } from "./talk.ts";

test("a command is answered to the one who asked, and to nobody else", async () => {
  await using house = await openHouse();
  const card = await ask(house, "order 1001");
  expect(card).toMatchObject({ ephemeral: true, visibleTo: "U0BEN", threadTs: null });
  expect(card.text).toBe("Order 1001 is paid; nothing has shipped yet (3 units open).");
  expect(house.slack.messages("C0CARE", "U0ANA")).toEqual([]);
});

test("a mention is answered in its thread for everyone, in a channel and inside a thread", async () => {
  await using house = await openHouse();
  const first = await mention(house, "order 1001");
  const [asked] = house.slack.messages("C0CARE", "U0ANA");
  expect(first).toMatchObject({ ephemeral: false, threadTs: asked?.ts });
  const second = await mention(house, "stock CAP-BLU at toronto-south", { thread: asked?.ts ?? "" });
  expect(second).toMatchObject({ ephemeral: false, threadTs: asked?.ts });
  expect(house.slack.messages("C0CARE", "U0ANA").map(({ text }) => text)).toContain(second.text);
});

test("a mention may stand anywhere in the sentence", async () => {
  await using house = await openHouse();
  const answered = next(house, "C0CARE", "U0BEN");
  await house.slack.as("U0BEN").say("C0CARE", "order 1001 @omni");
  expect((await answered()).text).toMatch(/^Order 1001 is paid/);
});

test("what a mention may not ask is refused to the one who asked alone", async () => {
  await using house = await openHouse();
  const refused = await mention(house, "order 1001", { channel: "C0RANDOM" });
  expect(refused).toMatchObject({ ephemeral: true, visibleTo: "U0BEN" });
  expect(refused.text).toMatch(/^You can't look up orders in #random/);
  expect(house.slack.messages("C0RANDOM", "U0ANA").filter(({ botId }) => botId !== null)).toEqual([]);
});

test("a mention that says too little gets the words, and a button that opens the form", async () => {
  await using house = await openHouse();
  const asked = await mention(house, "order");
  expect(asked).toMatchObject({ ephemeral: true });
  await house.slack.as("U0BEN").click(asked, "form.order.read");
  expect(buttonsOf(await formOf(house))).toContain("text");
});

test("the direct message with the app takes the same words", async () => {
  await using house = await openHouse();
  const card = await tell(house, "order 1001");
  expect(card).toMatchObject({ ephemeral: false, threadTs: null });
  expect(card.text).toMatch(/^Order 1001 is paid/);
  expect(buttonsOf(card)).not.toContain("share");
  expect((await tell(house, "ordr 1001")).text).toMatch(/Did you mean order\?/);
});

test("a command in the direct message is answered there", async () => {
  await using house = await openHouse();
  const channel = house.slack.as("U0BEN").direct();
  const card = await ask(house, "order 1001", { channel });
  expect(card.channel).toBe(channel);
  expect(buttonsOf(card)).not.toContain("share");
});

test("the shortcut on a message looks up the orders that it names", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.say("C0CARE", "Where is #1001? She calls from 416-555-0101.");
  const [message] = ben.messages("C0CARE");
  if (message === undefined) throw new Error("nothing was said");
  await ben.messageShortcut("look-up-orders", message);
  expect(wholeOf(await formOf(house, "U0BEN", /Order 1001/))).toMatch(/20078/);
});

test("the shortcut on a message with several orders lets the person choose", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.say("C0CARE", "1001 and 1002 are late");
  const [message] = ben.messages("C0CARE");
  if (message === undefined) throw new Error("nothing was said");
  await ben.messageShortcut("look-up-orders", message);
  expect(wholeOf(await formOf(house, "U0BEN", /1001/))).toMatch(/1002/);
});

test("the shortcut on a message without an order number says so", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.say("C0CARE", "Good morning");
  const [message] = ben.messages("C0CARE");
  if (message === undefined) throw new Error("nothing was said");
  await ben.messageShortcut("look-up-orders", message);
  await formOf(house, "U0BEN", /There is no order number in this message/);
  expect(ben.messages("C0CARE")).toHaveLength(1);
});

test("the global shortcut opens the menu, and the menu opens forms", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.shortcut("omni-menu");
  const menu = await formOf(house, "U0BEN", /form\.stock\.read/);
  await ben.click(menu, "form.stock.read");
  expect(buttonsOf(await formOf(house, "U0BEN", /lookup\.locations/))).toEqual(["text", "lookup.locations"]);
});

test("Home shows what this person may do, and opens it", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.openHome();
  const home = await house.slack.waitFor(() => ben.home(), "a Home");
  expect(wholeOf(home)).toMatch(/Here you may look up orders/);
  await ben.click(home, "form.order.read");
  const form = await formOf(house);
  await ben.submit(form, { order: "1001" });
  await formOf(house, "U0BEN", /Order 1001/);
  expect(house.slack.as("U0BEN").messages(ben.direct())).toEqual([]);
});

test("a button on Home that needs no form answers in a modal of its own", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.openHome();
  const home = await house.slack.waitFor(() => ben.home(), "a Home");
  await ben.click(home, "form.store.list");
  await formOf(house, "U0BEN", /25 stores/);
  expect(wholeOf(ben.home() ?? home)).toMatch(/Here you may look up orders/);
});

test("opening the messages tab publishes nothing", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.openHome("messages");
  await ben.openHome("home");
  await house.slack.waitFor(() => ben.home(), "a Home");
  expect(house.slack.traffic().filter(({ label }) => label === "views.publish")).toHaveLength(1);
});
