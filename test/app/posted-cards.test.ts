import { describe, expect, test } from "vitest";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { openScene } from "../batch/scene.ts";
import { begin } from "../changes/doing.ts";
import { dialects, freshPlace } from "../database/support.ts";
import { type House, openHouse, ownPolicy } from "../support/house.ts";
import { ask, buttonsOf, formOf, mention, next, replaced, tell, wholeOf } from "./talk.ts";

const FULFIL = "C0FULFIL";
const REJECT = "form.shipment.reject";

/** What stands where a card stood. */
function stands(house: House, { channel, ts }: Pick<Message, "channel" | "ts">, who = "U0ANA"): Message {
  const found = house.slack.messages(channel, who).find((each) => each.ts === ts);
  if (found === undefined) throw new Error("the card is gone");
  return found;
}

/** Rejects shipment 20078 of order 1001 by words in #fulfilment, as Ana; resolves when she has been told. */
async function rejectElsewhere(house: House): Promise<void> {
  await house.slack.as("U0ANA").submit(await begin(house, "shipment reject 20078 order 1001"), {
    reason: "Damaged",
  });
  await formOf(house, "U0ANA", /Done and verified/);
}

/** The same by the button on a card. */
async function rejectOn(house: House, card: Message, who = "U0ANA"): Promise<void> {
  const person = house.slack.as(who);
  await person.click(card, REJECT);
  const form = await formOf(house, who, /The exact call/);
  await person.submit(form, { reason: "Damaged" });
  await formOf(house, who, /Done and verified/);
}

/** The rows that remember cards. */
function remembered(house: House) {
  return house.database.db.selectFrom("posted_cards").selectAll().execute();
}

/** Until none is remembered. */
async function forgotten(house: House): Promise<void> {
  await expect.poll(() => remembered(house), SOON).toEqual([]);
}

/** Until nothing waits to be drawn again. */
async function drawn({ database: { db } }: House): Promise<void> {
  const waiting = () =>
    db
      .selectFrom("jobs")
      .select("state")
      .where("name", "=", "cards.redraw")
      .where("state", "!=", "done")
      .execute();
  await expect.poll(waiting, SOON).toEqual([]);
}

const SOON = { timeout: 10_000 };

/** A house in which shipments may be changed in direct messages too. */
async function openDirect(): Promise<House> {
  return openHouse({ policy: await directPolicy() });
}

async function directPolicy(): Promise<string> {
  const allow = "direct:\n  allow:\n";
  return (await ownPolicy()).replace(allow, `${allow}    - "shipment.*"\n`);
}

describe.each(dialects)("on %s", (dialect) => {
  test("a card in a thread loses what does not apply any more, and says who did what when", async () => {
    const { place, remove } = await freshPlace(dialect);
    {
      await using house = await openHouse({ database: place });
      const card = await mention(house, "order 1001", { who: "U0ANA", channel: FULFIL });
      expect(buttonsOf(card)).toContain(REJECT);
      await rejectOn(house, card);
      const now = await replaced(house, card, "U0ANA", /Shipment 20078 rejected at .* by <@U0ANA>/);
      expect(wholeOf(now)).toMatch(/20078\* · Rejected/);
      expect(buttonsOf(now).filter((id) => id.startsWith("form.shipment"))).toEqual([]);
      expect(buttonsOf(now)).toContain("ask.payment.read");
      expect(now.threadTs).toBe(card.threadTs);
      expect(now.text).toMatch(/^Order 1001 is paid.*Shipment 20078 rejected at .* by U0ANA/);
    }
    await remove();
  });
});

test("a card that was shared loses them too, and still says who shared it", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  const own = await ask(house, "order 1001", { channel: FULFIL });
  const shared = next(house, FULFIL, "U0ANA");
  await ben.click(own, "share");
  const card = await shared();
  expect(buttonsOf(card)).toContain(REJECT);
  await rejectOn(house, card);
  const now = await replaced(house, card, "U0ANA", /Shipment 20078 rejected at .* by <@U0ANA>/);
  expect(wholeOf(now)).toMatch(/shared by <@U0BEN>/);
  expect(buttonsOf(now)).not.toContain(REJECT);
  expect(buttonsOf(now)).not.toContain("share");
});

test("where the app cannot post, what is shared still comes", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  const own = await ask(house, "order 1001", { channel: FULFIL });
  await ben.leave(FULFIL, "U0OMNI");
  const shared = next(house, FULFIL, "U0ANA", ({ ephemeral }) => !ephemeral);
  await ben.click(own, "share");
  expect((await shared()).text).toMatch(/^Order 1001 is paid/);
  expect(await remembered(house)).toEqual([]);
});

test("a card in another channel is drawn again as well, and does not say who did it there", async () => {
  await using house = await openHouse();
  const card = await mention(house, "order 1001");
  expect(buttonsOf(card)).toContain("form.order.cancel");
  await rejectElsewhere(house);
  const now = await replaced(house, card, "U0BEN", /20078\* · Rejected/);
  expect(wholeOf(now)).toMatch(/Read again, because it had changed\./);
  expect(wholeOf(now)).not.toMatch(/U0ANA/);
});

test("several at once: a card is drawn again once all of them are over", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const card = await mention(house, "order 1005", { who: "U0ANA", channel: FULFIL });
  const values = /shipment\\":\[\\"(\d+)/g;
  const [one = "", two = ""] = new Set([...JSON.stringify(card.blocks).matchAll(values)].map(([, id]) => id));
  await ana.command("/omni", `shipment reject ${one} ${two} order 1005`, { channel: FULFIL });
  await ana.submit(await formOf(house, "U0ANA", /made one after another/), { reason: "Damaged" });
  const now = await replaced(house, card, "U0ANA", /rejected at .* by <@U0ANA>/);
  for (const id of [one, two]) {
    expect(wholeOf(now)).toMatch(new RegExp(`Shipment ${id} rejected at .* by <@U0ANA>`));
    expect(JSON.stringify(now.blocks)).not.toContain(`shipment\\":[\\"${id}`);
  }
});

test("a button that was out of date takes itself away, and whoever pressed it is told what is true", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const card = await mention(house, "order 1001", { who: "U0ANA", channel: FULFIL });
  const [shipment] = house.omni.state.orders.get("1001")?.Shipments ?? [];
  Object.assign(shipment ?? {}, { Status: "Shipped" });
  await ana.click(card, REJECT);
  await formOf(house, "U0ANA", /shipped already/);
  const now = await replaced(house, card, "U0ANA", /20078\* · Shipped/);
  expect(buttonsOf(now)).not.toContain(REJECT);
  expect(wholeOf(now)).toMatch(/Read again, because it had changed\./);
});

test("a shipment that Omni does not know any more takes its buttons along", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const card = await mention(house, "order 1001", { who: "U0ANA", channel: FULFIL });
  const order = house.omni.state.orders.get("1001");
  if (order === undefined) throw new Error("there is no order 1001");
  order.Shipments = [];
  await ana.click(card, REJECT);
  const now = await replaced(house, card, "U0ANA", /none yet/);
  expect(buttonsOf(now)).not.toContain(REJECT);
});

test("a store's card shows what it was edited to", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  const where = { who: "U0ANA", channel: "C0STOCK" };
  const card = await mention(house, 'store show "Guelph Centre"', where);
  await ana.click(card, "form.store.edit");
  await ana.submit(await formOf(house, "U0ANA", /Public name/), { public: "Guelph Downtown" });
  const preview = await formOf(house, "U0ANA", /The exact call/);
  await ana.submit(preview);
  const now = await replaced(house, card, "U0ANA", /Guelph Downtown/);
  expect(buttonsOf(now)).toContain("form.store.edit");
});

describe("in direct messages", () => {
  test("the card is drawn again", async () => {
    await using house = await openDirect();
    const card = await tell(house, "order 1001", "U0ANA");
    await rejectOn(house, card);
    const now = await replaced(house, card, "U0ANA", /Shipment 20078 rejected at .* by <@U0ANA>/);
    expect(buttonsOf(now)).not.toContain(REJECT);
  });

  test("what took its place meanwhile stays, and is drawn again once it is the card once more", async () => {
    await using house = await openDirect();
    const card = await tell(house, "order 1001", "U0ANA");
    const ana = house.slack.as("U0ANA");
    await ana.click(card, "ask.payment.read");
    const payments = await replaced(house, card, "U0ANA", /authorization/);
    await forgotten(house);
    const other = await mention(house, "order 1001", { who: "U0ANA", channel: FULFIL });
    await rejectElsewhere(house);
    await replaced(house, other, "U0ANA", /20078\* · Rejected/);
    await drawn(house);
    expect(stands(house, card)).toEqual(payments);
    await ana.click(payments, "ask.order.read");
    const again = await replaced(house, card, "U0ANA", /20078/);
    expect(buttonsOf(again)).not.toContain(REJECT);
  });

  test("what takes its place while it is read again stays", async () => {
    await using scene = await openScene({ policy: await directPolicy() });
    const { house, omni } = scene;
    const ana = house.slack.as("U0ANA");
    const card = await tell(house, "order 1001", "U0ANA");
    const reading = Promise.withResolvers<void>();
    house.slackApi.instead("chat.postMessage", () => {
      house.slackApi.instead("chat.postMessage", undefined);
      void omni.hold(/^GET \/v1\/orders/).then(reading.resolve);
      return undefined;
    });
    await rejectElsewhere(house);
    await reading.promise;
    await ana.click(card, "ask.payment.read");
    const payments = await replaced(house, card, "U0ANA", /authorization/);
    await forgotten(house);
    omni.release();
    await drawn(house);
    expect(stands(house, card)).toEqual(payments);
  });

  test("a button that was offered to open a form is gone once that is done", async () => {
    await using house = await openDirect();
    const offered = await tell(house, "shipment reject 20078 order 1001", "U0ANA");
    await rejectOn(house, offered);
    const now = await replaced(house, offered, "U0ANA", /has changed since/);
    expect(wholeOf(now)).toMatch(
      /shipment reject 20078 order 1001.*Shipment 20078 rejected at .* by <@U0ANA>/s,
    );
    expect(buttonsOf(now)).not.toContain(REJECT);
  });
});

test("what only search may know is kept nowhere, and the order that was found is drawn again", async () => {
  await using house = await openHouse();
  const order = house.omni.state.orders.get("1001");
  const email = order?.BillingCustomer.EmailAddress ?? "";
  expect(email).toMatch(/@/);
  const card = await mention(house, `order find email ${email}`, { who: "U0ANA", channel: FULFIL });
  expect(buttonsOf(card)).toContain(REJECT);
  await expect.poll(() => remembered(house), SOON).not.toEqual([]);
  const rows = JSON.stringify(await remembered(house));
  expect(rows).toContain("order.read");
  expect(rows).not.toContain(email);
  const typed = await mention(house, `order 1001 ${email}`, { who: "U0ANA", channel: FULFIL });
  const isKept = async () => (await remembered(house)).some(({ ts }) => ts === typed.ts);
  await expect.poll(isKept, SOON).toBe(true);
  expect(JSON.stringify(await remembered(house))).not.toContain(email);
  await rejectOn(house, card);
  for (const each of [card, typed])
    await replaced(house, each, "U0ANA", /Shipment 20078 rejected at .* by <@U0ANA>/);
});

test("whoever asked may not ask it any more: the card says nothing but that it is over", async () => {
  await using house = await openHouse();
  const card = await mention(house, "order 1001");
  const own = await ownPolicy();
  const care = own.indexOf('- "*.read"');
  await house.changePolicy(`${own.slice(0, care)}- stock.read${own.slice(care + '- "*.read"'.length)}`);
  await rejectElsewhere(house);
  const now = await replaced(house, card, "U0BEN", /has changed since/);
  expect(now.text).toBe("What stood here (order 1001) has changed since.");
  expect(wholeOf(now)).not.toMatch(/20078|Guelph|U0ANA/);
  expect(buttonsOf(now)).toEqual([]);
  await forgotten(house);
});

test("Omni cannot be read: the card gives way to what is known, and a button that asks again", async () => {
  await using house = await openHouse({ client: { budgetMs: 900 } });
  const card = await mention(house, "order 1001", { who: "U0ANA", channel: FULFIL });
  house.slackApi.instead("chat.postMessage", () => {
    house.omni.faults.set("order.read", { kind: "error", status: 500 });
    return undefined;
  });
  await rejectElsewhere(house);
  const now = await replaced(house, card, "U0ANA", /has changed since/);
  expect(wholeOf(now)).toMatch(/Shipment 20078 rejected at .* by <@U0ANA>/);
  expect(buttonsOf(now)).toEqual(["ask.order.read"]);
  house.omni.faults.clear();
  const answered = next(house, FULFIL, "U0BEN");
  await house.slack.as("U0BEN").click(now, "ask.order.read");
  expect((await answered()).text).toMatch(/^Order 1001 is paid/);
});

test("a card that was deleted is forgotten, and nothing breaks", async () => {
  await using house = await openHouse();
  const card = await mention(house, "order 1001", { who: "U0ANA", channel: FULFIL });
  house.slackApi.instead("chat.update", (args) =>
    args.get("ts") === card.ts ? { body: { ok: false, error: "message_not_found" } } : undefined,
  );
  await rejectElsewhere(house);
  await forgotten(house);
  await drawn(house);
  expect(house.logged()).not.toContain("a job failed");
});

test("Slack takes no more edits just now: the card is drawn again later", async () => {
  await using house = await openHouse();
  const card = await mention(house, "order 1001", { who: "U0ANA", channel: FULFIL });
  let refused = 0;
  house.slackApi.instead("chat.update", (args) => {
    if (args.get("ts") !== card.ts || refused++ > 0) return undefined;
    return { status: 429, headers: { "retry-after": "1" }, body: { ok: false, error: "ratelimited" } };
  });
  await rejectElsewhere(house);
  await replaced(house, card, "U0ANA", /Shipment 20078 rejected at .* by <@U0ANA>/);
  expect(refused).toBe(2);
});
