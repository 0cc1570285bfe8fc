import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../support/house.ts";
import { ask, buttonsOf, mrkdwnOf, wholeOf } from "./talk.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house[Symbol.asyncDispose]());

test.each([
  ["order 1001", /^Order 1001 is paid; nothing has shipped yet \(3 units open\)\.$/],
  ["order 1002", /^Order 1002.*payment/],
  ["order 1001 1002 1009", /^2 orders: 1001 · Paid; 1002 .*Not found: 1009\./],
  ["order 9998", /^Order 9998 was not found\./],
  ["order internal 5551", /^Order 1001 is paid/],
  ["order internal 5551 9", /Not found: 9\./],
  [
    "order find email zoe.quill1@example.com",
    /^Order 1001 is paid; .* It is the only order with e-mail z…@example\.com\.$/,
  ],
  ["order find phone 416-555-0101", /^\d orders? with phone …/],
  ['order find name "Zoe Quill"', /It is the only order with name Z\. Q\.$/],
  ["order find status Paid since 7d", /^\d+ orders with status Paid.*in the last 7 days/],
  ["order find email nobody@example.com", /^No order/],
  [
    "order find OrderStatus = Paid and Channel = web",
    /^\d+ orders with OrderStatus = Paid and Channel = web/,
  ],
  ["payments 1001", /^Order 1001: authorization CA\$58\.50\.$/],
  ["payments internal 5551", /^Internal order 5551: authorization/],
  ["payments invoice 77", /^Invoice 77: authorization .* and capture/],
  ["stock TEE-RED-M", /^TEE-RED-M: \d+ on hand at 19 of 20 locations\.$/],
  ["stock TEE-RED-M at toronto-south", /^TEE-RED-M: 12 on hand at toronto-south/],
  ["stock TEE-RED-M CAP-BLU at toronto-south", /2 SKUs/],
  ["stock at toronto-south", /^toronto-south: [\d,]+ on hand, 300 SKUs\.$/],
  ["stock NOPE", /^No location has NOPE\./],
  ["stock TEE-RED-M at torono-south", /no location called “torono-south”\. Did you mean toronto-south\?/],
  ["preorder CAP-RED", /^CAP-RED: 175 pre-ordered of 251 planned at 5 locations\.$/],
  ["preorder TEE-RED-M", /^Omni has no pre-orders of TEE-RED-M/],
  ["pool ontario", /virtual/],
  ["pool ontario sku TEE-RED-M", /^TEE-RED-M in ontario: 192 virtual\.$/],
  ["locations", /^20 inventory locations\.$/],
  ["locations toronto-south", /^Location toronto-south: active/],
  ["fields Customer", /^Customer has 2 custom fields\.$/],
  ["store list", /^25 stores, 2 not active\.$/],
  ['store show "Toronto Centre"', /^Store Toronto Centre: active/],
  ["store show nowhere", /^Omni has no store called “nowhere”\./],
  ["help", /^Here you may look up orders/],
  ["help order", /^With order you may look up orders/],
  ["help bananas", /nothing called “bananas”/],
  ["why order.read", /^You may look up orders in #care\.$/],
  ["why stock.adjust", /^You can't adjust stock in #care/],
  ["status", /^Omni answers in \d+ ms\.$/],
  ["", /^Here you may look up orders/],
  ["menu", /^Here you may look up orders/],
])("/omni %s", async (words, first) => {
  const before = house.slack.violations().length;
  const answer = await ask(house, words);
  expect(answer.text).toMatch(first);
  expect(answer.ephemeral).toBe(true);
  expect(house.slack.violations().slice(before)).toEqual([]);
});

test("an order's card shows its shipments, lines and buttons, and hides who bought it", async () => {
  const card = await ask(house, "order 1001");
  expect(wholeOf(card)).toMatch(/20078.*toronto-south/);
  expect(wholeOf(card)).toMatch(/TEE-RED-M/);
  expect(wholeOf(card)).toMatch(/Z\. Q\..*Guelph, ON, CA/);
  expect(wholeOf(card)).not.toMatch(/Quill|Sample St|zoe/i);
  expect(buttonsOf(card)).toEqual(
    expect.arrayContaining(["ask.payment.read", "ask.stock.read", "url", "share"]),
  );
});

test("an order of 400 lines and 120 shipments fits, and its lines are a page away", async () => {
  const card = await ask(house, "order 1005");
  expect(card.text).toMatch(/^Order 1005/);
  expect(buttonsOf(card)).toContain("page.1");
});

test("an order whose names are markup or 500 characters long is a card all the same", async () => {
  const marked = await ask(house, "order 1007");
  expect(mrkdwnOf(marked).join(" ")).not.toMatch(/<!channel>|<@U0ANA>/);
  expect((await ask(house, "order 1008")).text).toMatch(/^Order 1008/);
});

test("/omni-order 1001 is /omni order 1001", async () => {
  const long = await ask(house, "order 1001");
  const short = await ask(house, "1001", { command: "/omni-order" });
  expect(short.text).toBe(long.text);
  expect(buttonsOf(short)).toEqual(buttonsOf(long));
});

test("typographic quotes, and what Slack makes of an address, are what the person typed", async () => {
  const quoted = await ask(house, "stock TEE-RED-M at toronto-south “Default Location”");
  expect(quoted.text).toBe("TEE-RED-M: 52 on hand at 2 locations.");
  const escaped = await ask(house, "stock “A&B<C>”");
  expect(escaped.text).toMatch(/^No location has A&amp;B&lt;C&gt;\./);
});
