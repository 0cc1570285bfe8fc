import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../support/house.ts";
import { ask, buttonsOf, formOf, mention, mrkdwnOf, referenceOf, replaced, tell, wholeOf } from "./talk.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house[Symbol.asyncDispose]());

test.each([
  ["ordr 1001", /^I don't know “ordr”\. Did you mean order\? Try \/omni order 1001, or \/omni help\.$/],
  ["1001", /^I don't know “1001”\. Did you mean order 1001\?/],
  ["blah blah blah", /^I don't know “blah”\. \/omni help shows/],
  ["🙈🙉🙊", /^I don't know “🙈🙉🙊”/],
  [
    "shipmnt rejct 20078",
    /^I don't know “shipmnt”\. Did you mean shipment\? Try \/omni shipment reject 20078, or \/omni help\.$/,
  ],
  [
    "alrt creat stok TEE-RED-M below 5 daily 9:00",
    /Try \/omni alert create stock TEE-RED-M below 5 daily at 9:00, or/,
  ],
  ["order fnd status Paid", /Did you mean \/omni order find status Paid\?/],
  ["stock TEE-RED-M att toronto-south", /^1 of 3 SKUs: /],
  ["stock TEE-RED-M at toronto-south at yorkdale", /^“at” is there twice/],
  ['stock "Default Location', /^A quote is opened before “Default Location” and never closed/],
  [
    "stock adjust TEE-RED-M at toronto-south by =25",
    /^“by =25” is no amount\. Write by 3 to add, or by -3 to take off; =25 without “by” sets the count\.$/,
  ],
  ["store", /^“store” needs one more word\.$/],
  ["store shw Toronto", /^I don't know “store shw”\. Did you mean store show\?/],
  ["order find OrderStatus Paid", /Write conditions as Field = Value/],
  ["status now", /^I don't know what to do with “now” there/],
])("/omni %s is answered with what may have been meant", async (words, first) => {
  expect((await ask(house, words)).text).toMatch(first);
});

test("what was meant is one click away", async () => {
  const answer = await ask(house, "ordr 1001");
  await house.slack.as("U0BEN").click(answer, "ask.order.read");
  expect((await replaced(house, answer, "U0BEN", /Order 1001 · Paid/)).ephemeral).toBe(true);
});

test.each([
  ["one word of 10,000 characters", "x".repeat(10_000)],
  ["an order number of 10,000 digits", `order ${"1".repeat(10_000)}`],
  ["2,000 order numbers", `order ${Array.from({ length: 2_000 }, (_, index) => 100_000 + index).join(" ")}`],
  ["10,000 quotes", '"'.repeat(10_000)],
  ["a search of 10,000 characters", `order find name ${"Quill ".repeat(1_600)}`],
])("%s in a direct message is answered in words", async (_what, words) => {
  const answer = await tell(house, words);
  expect(answer.text.length).toBeGreaterThan(10);
  expect(answer.text.length).toBeLessThan(3_000);
  expect(referenceOf(answer)).toBe("none");
});

test("a value that is too long for a form is asked for again", async () => {
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", `order ${"1".repeat(4_000)}`, { channel: "C0CARE" });
  const form = await formOf(house, "U0BEN", /longer than 200 characters/);
  expect(buttonsOf(form)).toEqual(["text"]);
  await ben.close(form);
});

test.each([
  "<!channel>",
  "<!here|here>",
  "@channel",
  "<@U0ANA>",
  "*bold*_it_~no~`code`",
  "<https://evil.example|1001>",
  "&lt;!channel&gt;",
])("an id such as %s pings nobody, links nowhere and formats nothing", async (id) => {
  for (const words of [`order ${id}`, `stock "${id}"`, `store show "${id}"`, id]) {
    const answer = await ask(house, words);
    const said = mrkdwnOf(answer)
      .join("\n")
      .replaceAll(/<@U0BEN>|<!date[^>]*>|<#C\w+>/g, "");
    expect(said).not.toMatch(/<!|<@|<https?:|(?<!\S)\*bold\*/);
  }
});

test("a mention of such an id, which everyone reads, pings nobody either", async () => {
  const answer = await mention(house, "order 1001 @channel");
  expect(wholeOf(answer)).toMatch(/Not found/);
  expect(mrkdwnOf(answer).join("\n")).not.toMatch(/<!(channel|here|everyone)/);
});

test.each([
  "order 0 -1 1e9",
  "order ../../etc/passwd",
  "payments '; drop table orders; --",
  "order internal x",
  "pool %00",
])("/omni %s is no failure of the app", async (words) => {
  const answer = await ask(house, words);
  expect(answer.text).not.toMatch(/Something went wrong/);
  expect(answer.text.length).toBeGreaterThan(10);
});
