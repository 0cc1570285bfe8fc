import { expect, test } from "vitest";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { buttonsOf, formOf, mrkdwnOf, wholeOf } from "../app/talk.ts";
import { type House, type HouseOptions, openHouse, ownPolicy } from "../support/house.ts";
import { begin, cardOf, read, writesOf } from "./doing.ts";

const CARE = { who: "U0BEN", channel: "C0CARE" };
const HALF_AN_HOUR = 30 * 60_000;

/** Ben asks to cancel order 1001, which needs a lead; gives back the card that asks for it. */
async function requested(house: House, order = "1001"): Promise<Message> {
  const ben = house.slack.as("U0BEN");
  const form = await begin(house, `order cancel ${order}`, CARE);
  expect(await ben.submit(form, { reason: "Customer asked" })).toMatchObject({ ok: true });
  const card = await cardOf(house, /U0BEN asks to cancel order/, CARE);
  await expect.poll(() => isKept(house, card), { timeout: 10_000 }).toBe(true);
  return card;
}

/** Whether it is kept where the card stands: half an hour passes in no time here. */
async function isKept({ database }: House, { ts }: Message): Promise<boolean> {
  const kept = await database.db.selectFrom("changes").select("card").execute();
  return kept.some(({ card }) => card?.includes(ts) === true);
}

/** The card as it stands in the end, still the same message. */
function ended(house: House, card: Message, match: RegExp): Promise<Message> {
  const seen = () => house.slack.messages(CARE.channel, CARE.who);
  return house.slack.waitFor(() => seen().find((each) => each.ts === card.ts && match.test(wholeOf(each))));
}

/** What Ben is told in his direct message. */
function toldBen(house: House, match: RegExp): Promise<Message> {
  const ben = house.slack.as("U0BEN");
  return cardOf(house, match, { who: "U0BEN", channel: ben.direct() });
}

function openCare(options: HouseOptions = {}): Promise<House> {
  return openHouse(options);
}

test("asked for by one and approved by another it is sent once; the card keeps both names", async () => {
  await using house = await openCare();
  const ana = house.slack.as("U0ANA");
  const card = await requested(house);
  expect(writesOf(house)).toEqual([]);
  expect(card.text).toMatch(/^U0BEN asks to cancel order 1001\./);
  const named = mrkdwnOf(card).join("\n");
  expect(named).toMatch(/Needs 1 of: <!subteam\^S0LEADS>, not <@U0BEN>/);
  expect(
    [...named.matchAll(/<@(\w+)>|<!subteam\^(\w+)>|<!(channel|here|everyone)/g)].map(([all]) => all),
  ).toEqual(expect.arrayContaining(["<@U0BEN>", "<!subteam^S0LEADS>"]));
  expect(named).not.toMatch(/<!channel|<!here|<@U0ANA>|<@U0PRIYA>/);
  expect(read(await formOf(house, "U0BEN", /Waiting for 1 approval/))).toMatch(
    /Nothing was sent to Omni yet/,
  );
  await ana.click(card, "exact");
  expect(read(await formOf(house, "U0ANA", /What will be sent/))).toMatch(/POST \/orders\/Cancel/);
  await ana.close(ana.form());
  await ana.click(card, "approve");
  const end = await ended(house, card, /cancelled by U0BEN/);
  expect(end.text).toMatch(
    /^Approved by U0ANA at \d\d:\d\d.*Order 1001 cancelled by U0BEN: Customer asked\. Omni shows it as Cancelled/,
  );
  expect(buttonsOf(end)).toEqual([]);
  await toldBen(house, /You asked to cancel order 1001\. Approved by U0ANA/);
  await formOf(house, "U0BEN", /cancelled by/);
  const approval = house.slack.traffic().find(({ label }) => label === "block_actions approve");
  await house.slack.redeliver(approval?.id ?? 0);
  await house.stop();
  expect(writesOf(house)).toEqual(["order.cancel"]);
});

test("two who approve at once are one decision and one call", async () => {
  const policy = (await ownPolicy()).replace("by: [leads, U0BEN]", "by: [leads, U0BEN, U0PRIYA]");
  await using house = await openCare({ policy });
  const card = await requested(house);
  await Promise.all(
    ["U0ANA", "U0PRIYA", "U0ANA", "U0PRIYA"].map((who) => house.slack.as(who).click(card, "approve")),
  );
  await ended(house, card, /cancelled by U0BEN/);
  await toldBen(house, /cancelled/);
  expect(writesOf(house)).toEqual(["order.cancel"]);
  expect(house.slack.as("U0BEN").messages(house.slack.as("U0BEN").direct())).toHaveLength(1);
});

test("two are needed: the first is counted and named, and cannot count twice", async () => {
  const policy = (await ownPolicy()).replace(
    "by: [leads, U0BEN], approvals: 1",
    "by: [leads, U0BEN, U0PRIYA], approvals: 2",
  );
  await using house = await openCare({ policy });
  const card = await requested(house);
  const [ana, priya] = [house.slack.as("U0ANA"), house.slack.as("U0PRIYA")];
  await ana.click(card, "approve");
  const half = await cardOf(house, /Agreed so far: .*U0ANA/, CARE);
  await ana.click(half, "approve");
  await house.slack.waitFor(() => ana.messages("C0CARE").length === 2, "what Ana is told");
  expect(writesOf(house)).toEqual([]);
  await priya.click(half, "approve");
  const end = await ended(house, card, /cancelled by U0BEN/);
  expect(end.text).toMatch(/^Approved by U0ANA at .* and U0PRIYA at /);
  expect(writesOf(house)).toEqual(["order.cancel"]);
});

test("declined with a reason it ends there, and nothing is sent", async () => {
  await using house = await openCare();
  const ana = house.slack.as("U0ANA");
  const card = await requested(house);
  await ana.click(card, "decline");
  const form = await formOf(house, "U0ANA", /Reason/);
  expect(await ana.submit(form, { reason: "Still packing" })).toMatchObject({ ok: true });
  const end = await ended(house, card, /Declined by U0ANA/);
  expect(end.text).toMatch(
    /^Declined by U0ANA: Still packing\. Order 1001 was not cancelled: no call was made/,
  );
  expect(buttonsOf(end)).toEqual([]);
  await toldBen(house, /You asked to cancel order 1001\. Declined by U0ANA: Still packing/);
  await formOf(house, "U0ANA", /Declined by/);
  expect(writesOf(house)).toEqual([]);
});

test("only who asked withdraws it", async () => {
  await using house = await openCare();
  const card = await requested(house);
  await house.slack.as("U0ANA").click(card, "withdraw");
  await cardOf(house, /Only the person who asked for this can withdraw it/, {
    who: "U0ANA",
    channel: "C0CARE",
  });
  await house.slack.as("U0BEN").click(card, "withdraw");
  expect((await ended(house, card, /Withdrawn by/)).text).toMatch(/^Withdrawn by U0BEN\./);
  expect(buttonsOf(await cardOf(house, /Withdrawn by/, CARE))).toEqual([]);
  expect(writesOf(house)).toEqual([]);
});

test.each(["while it runs", "over a restart"])("after 30 minutes it expires, %s", async (how) => {
  let clock = Date.now();
  await using house = await openCare({ now: () => clock });
  const card = await requested(house);
  if (how === "over a restart") await house.stop();
  clock += HALF_AN_HOUR;
  if (how === "over a restart") house.slack.connect(`${(await house.another()).url}/slack/events`);
  const end = await ended(house, card, /Expired/);
  expect(end.text).toMatch(/^Expired: nobody decided in 30 minutes\. Order 1001 was not cancelled/);
  expect(buttonsOf(end)).toEqual(["form.order.cancel"]);
  await toldBen(house, /Expired: nobody decided/);
  expect(writesOf(house)).toEqual([]);
});

test("approved a moment too late it expired, and says so", async () => {
  let clock = Date.now();
  await using house = await openCare({ now: () => clock });
  const card = await requested(house);
  clock += HALF_AN_HOUR;
  await house.slack.as("U0ANA").click(card, "approve");
  await ended(house, card, /Expired: nobody decided/);
  expect(writesOf(house)).toEqual([]);
});

test("when the order changed meanwhile nobody agreed to that: void, and it can be asked again", async () => {
  await using house = await openCare();
  const card = await requested(house);
  const ship = await begin(house, "order ship 1001", {}, /The exact call|are in shipments already/);
  expect(read(ship)).toBeTruthy();
  await house.slack.as("U0ANA").close(ship);
  const reject = await begin(house, "shipment reject 20078 order 1001");
  await house.slack.as("U0ANA").submit(reject, { reason: "Damaged" });
  await cardOf(house, /^Shipment 20078 rejected/);
  house.omni.settle();
  await house.slack.as("U0ANA").click(card, "approve");
  const end = await ended(house, card, /Void/);
  expect(end.text).toMatch(/Void: the order changed meanwhile \(It is now: /);
  expect(buttonsOf(end)).toEqual(["form.order.cancel"]);
  await toldBen(house, /Void/);
  expect(writesOf(house)).toEqual(["shipment.reject"]);
  await house.slack.as("U0BEN").click(end, "form.order.cancel");
  await formOf(house, "U0BEN", /The exact call/);
});

test("a request that Slack did not take when it was made is shown after the restart, and can be approved", async () => {
  await using house = await openCare();
  house.slackApi.instead("chat.postMessage", () => ({ body: { ok: false, error: "internal_error" } }));
  const form = await begin(house, "order cancel 1001", CARE);
  await house.slack.as("U0BEN").submit(form, { reason: "Customer asked" });
  await formOf(house, "U0BEN", /Waiting for 1 approval/);
  await house.stop();
  house.slackApi.instead("chat.postMessage", undefined);
  const second = await house.another();
  house.slack.connect(`${second.url}/slack/events`);
  const card = await cardOf(house, /U0BEN asks to cancel order/, CARE);
  await house.slack.as("U0ANA").click(card, "approve");
  await ended(house, card, /cancelled by U0BEN/);
  expect(writesOf(house)).toEqual(["order.cancel"]);
});

test("nobody approves what they asked for", async () => {
  await using house = await openCare();
  const card = await requested(house);
  await house.slack.as("U0BEN").click(card, "approve");
  await cardOf(house, /You asked for this yourself/, CARE);
  await house.slack.as("U0BEN").click(card, "decline");
  expect(
    house.slack
      .as("U0BEN")
      .views()
      .filter(({ callbackId }) => callbackId === "decline"),
  ).toEqual([]);
  expect(writesOf(house)).toEqual([]);
});

test("whose right was taken away meanwhile does not decide, and the try is in the audit", async () => {
  await using house = await openCare();
  const card = await requested(house);
  const policy = await ownPolicy();
  await house.changePolicy(
    policy.replace("by: [leads, U0BEN], approvals", "by: [U0PRIYA, U0BEN], approvals"),
  );
  await house.slack.as("U0ANA").click(card, "approve");
  await cardOf(house, /can cancel orders in #care/, { who: "U0ANA", channel: "C0CARE" });
  expect(writesOf(house)).toEqual([]);
  await house.slack.as("U0ANA").command("/omni", "audit order 1001", { channel: "C0CARE" });
  const audit = await cardOf(house, /denied/i, { who: "U0ANA", channel: "C0CARE" });
  expect(wholeOf(audit)).toMatch(/U0ANA/);
});

test("whose request it is lost the right meanwhile: approved, it is refused before it is sent", async () => {
  await using house = await openCare();
  const card = await requested(house);
  const policy = await ownPolicy();
  await house.changePolicy(policy.replace("by: [leads, U0BEN], approvals", "by: [leads], approvals"));
  await house.slack.as("U0ANA").click(card, "approve");
  await ended(house, card, /Refused before it was sent/);
  await toldBen(house, /Refused before it was sent/);
  expect(writesOf(house)).toEqual([]);
});

test("while Slack cannot say who is in a group, the answer is no", async () => {
  await using house = await openCare({ workspace: { rateLimits: "off" } });
  house.slackApi.instead("usergroups.users.list", () => ({ body: { ok: false, error: "internal_error" } }));
  const card = await requested(house);
  await house.slack.as("U0ANA").click(card, "approve");
  await cardOf(house, /can't cancel orders|cannot tell|could not/i, { who: "U0ANA", channel: "C0CARE" });
  expect(writesOf(house)).toEqual([]);
});

test("when Omni cannot be read at the approval nothing is sent, and the order is not left blocked", async () => {
  await using house = await openCare();
  const card = await requested(house);
  house.omni.faults.set("order.read", { kind: "error", status: 500 });
  await house.slack.as("U0ANA").click(card, "approve");
  const end = await ended(house, card, /no call was made/);
  expect(end.text).toMatch(/Stopped before it was sent/);
  house.omni.faults.clear();
  const again = await requested(house);
  await house.slack.as("U0ANA").click(again, "approve");
  await cardOf(house, /cancelled by U0BEN/, CARE);
  expect(writesOf(house)).toEqual(["order.cancel"]);
});

test("approved, and the answer was lost: the card keeps who approved and says what is not known", async () => {
  await using house = await openCare();
  const card = await requested(house);
  house.omni.faults.set("order.cancel", { kind: "error", status: 503 }, 1);
  await house.slack.as("U0ANA").click(card, "approve");
  const end = await ended(house, card, /It is not known/);
  expect(end.text).toMatch(/^Approved by U0ANA at .*It is not known whether order 1001 was cancelled/);
  expect(buttonsOf(end)).toEqual(["check", "settle.done", "settle.not-done"]);
  await toldBen(house, /It is not known whether order 1001 was cancelled/);
  await house.slack.as("U0BEN").click(end, "check");
  await cardOf(house, /Read back at/, CARE);
  const told = () => house.slack.as("U0BEN").messages(house.slack.as("U0BEN").direct());
  await house.slack.as("U0BEN").click(await cardOf(house, /It is not known/, CARE), "settle.not-done");
  const why = await formOf(house, "U0BEN", /How do you know/);
  await house.slack.as("U0BEN").submit(why, { reason: "Looked" });
  await ended(house, card, /Settled as not done by U0BEN/);
  expect(
    told().filter(({ text }) => /It is not known whether/.test(text) && !/Settled/.test(text)),
  ).toHaveLength(1);
  expect(writesOf(house)).toEqual(["order.cancel"]);
});
