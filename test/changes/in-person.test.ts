import { expect, test } from "vitest";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { buttonsOf, formOf, wholeOf } from "../app/talk.ts";
import { type House, openHouse, ownPolicy } from "../support/house.ts";
import { begin, cardOf, read, writesOf } from "./doing.ts";

const CARE = { who: "U0BEN", channel: "C0CARE" };

/** A house whose app is not in #care; the policy names these as those who may cancel there. */
async function openApart(by: string | null = "[leads, U0BEN, U0PRIYA]", approvals = 1): Promise<House> {
  const options = by === null ? `approvals: ${approvals}` : `by: ${by}, approvals: ${approvals}`;
  const policy = (await ownPolicy()).replace("by: [leads, U0BEN], approvals: 1", options);
  const house = await openHouse({ policy });
  await house.slack.as("U0BEN").leave("C0CARE", house.slack.app.botUserId);
  return house;
}

/** Ben asks to cancel order 1001. */
async function ask(house: House, where = CARE): Promise<void> {
  const form = await begin(house, "order cancel 1001", where);
  await house.slack.as("U0BEN").submit(form, { reason: "Customer asked" });
}

/** What the app told somebody in person, once it matches. */
function told(house: House, who: string, match: RegExp): Promise<Message> {
  return cardOf(house, match, { who, channel: house.slack.as(who).direct() });
}

/** What somebody is told who may not go on: as a message, or in the form where one stands already. */
function refusalTo(house: House, who: string): Promise<string> {
  const person = house.slack.as(who);
  const shown = () => [...person.views(), ...person.messages("C0CARE"), ...person.messages(person.direct())];
  return house.slack.waitFor(
    () =>
      shown()
        .map(wholeOf)
        .find((each) => /Nothing was sent|Refused before/.test(each)),
    `what ${who} is told`,
  );
}

const ASKS = /U0BEN asks to cancel order 1001/;

test("where the app is not in the channel, each one who can decide is asked in person, and all read how it ended", async () => {
  await using house = await openApart();
  await ask(house);
  const [own, anas, priyas] = [
    await told(house, "U0BEN", /Asked in person/),
    await told(house, "U0ANA", ASKS),
    await told(house, "U0PRIYA", ASKS),
  ];
  expect(wholeOf(own)).toMatch(/Asked in person: <@U0PRIYA> and <@U0ANA>/);
  expect(buttonsOf(own)).toEqual(["exact", "withdraw"]);
  expect(buttonsOf(anas)).toEqual(["exact", "approve", "decline"]);
  expect(wholeOf(anas)).toMatch(/Asked for in <#C0CARE>/);
  expect(wholeOf(await told(house, "U0BEN", /I am not in/))).toMatch(/\/invite <@U0OMNI>/);
  await house.slack.as("U0ANA").click(anas, "exact");
  expect(read(await formOf(house, "U0ANA", /What will be sent/))).toMatch(/orders\/Cancel/);
  await house.slack.as("U0ANA").close(house.slack.as("U0ANA").form());
  await house.slack.as("U0ANA").click(anas, "approve");
  for (const [who, before] of Object.entries({ U0BEN: own, U0ANA: anas, U0PRIYA: priyas })) {
    const end = await told(house, who, /^Approved by U0ANA at .* Order 1001 cancelled by U0BEN/);
    expect([who, end.ts, buttonsOf(end)]).toEqual([who, before.ts, []]);
  }
  await told(house, "U0BEN", /^You asked to cancel order 1001/);
  expect(writesOf(house)).toEqual(["order.cancel"]);
});

test("asked in person, two who decide at once decide once, and the one who comes too late is told", async () => {
  await using house = await openApart();
  await ask(house);
  const [anas, priyas] = [await told(house, "U0ANA", ASKS), await told(house, "U0PRIYA", ASKS)];
  await Promise.all([
    house.slack.as("U0ANA").click(anas, "approve"),
    house.slack.as("U0PRIYA").click(priyas, "approve"),
  ]);
  for (const who of ["U0BEN", "U0ANA", "U0PRIYA"]) await told(house, who, /Order 1001 cancelled by U0BEN/);
  expect(writesOf(house)).toEqual(["order.cancel"]);
});

test("declined in person, or withdrawn, it ends on every copy", async () => {
  await using house = await openApart();
  await ask(house);
  const anas = await told(house, "U0ANA", ASKS);
  await house.slack.as("U0ANA").click(anas, "decline");
  await house.slack.as("U0ANA").submit(await formOf(house, "U0ANA", /Reason/), { reason: "Still packing" });
  for (const who of ["U0BEN", "U0ANA", "U0PRIYA"])
    await told(house, who, /^Declined by U0ANA: Still packing/);
  await ask(house);
  const own = await told(house, "U0BEN", /Asked in person/);
  await house.slack.as("U0BEN").click(own, "withdraw");
  for (const who of ["U0ANA", "U0PRIYA"])
    expect(buttonsOf(await told(house, who, /^Withdrawn by U0BEN/))).toEqual([]);
  expect(writesOf(house)).toEqual([]);
});

test("two must agree: the first one's word stands on every copy", async () => {
  await using house = await openApart("[leads, U0BEN, U0PRIYA]", 2);
  await ask(house);
  await house.slack.as("U0PRIYA").click(await told(house, "U0PRIYA", ASKS), "approve");
  const anas = await told(house, "U0ANA", /Agreed so far: .*U0PRIYA/);
  await told(house, "U0BEN", /Agreed so far: .*U0PRIYA/);
  expect(writesOf(house)).toEqual([]);
  await house.slack.as("U0ANA").click(anas, "approve");
  await told(house, "U0PRIYA", /^Approved by U0PRIYA at .* and U0ANA at .*cancelled by U0BEN/);
  expect(writesOf(house)).toEqual(["order.cancel"]);
});

test.each([
  ["the policy names nobody", null, 1, /The policy names nobody whom I could ask in person/],
  ["it names too few", "[leads, U0BEN]", 2, /Too few of those who can decide could be asked in person/],
  ["it names a guest alone", "[U0GUS, U0BEN]", 1, /Too few of those who can decide/],
])("where %s, it is refused before the form, with the way out", async (_what, by, approvals, words) => {
  await using house = await openApart(by, approvals);
  await house.slack.as("U0BEN").command("/omni", "order cancel 1001", { channel: "C0CARE" });
  const refused = await refusalTo(house, "U0BEN");
  expect(refused).toMatch(words);
  expect(refused).toMatch(/I am not in <#C0CARE>\..*\/invite <@U0OMNI>, then ask again/s);
  expect(refused).not.toMatch(/"type":"input"/);
  await house.slack.as("U0BEN").join("C0CARE", house.slack.app.botUserId);
  await ask(house);
  await cardOf(house, ASKS, CARE);
});

test("thrown out while the form is filled, the app refuses it before anything is kept", async () => {
  const policy = (await ownPolicy()).replace("by: [leads, U0BEN], approvals: 1", "approvals: 1");
  await using house = await openHouse({ policy });
  const ben = house.slack.as("U0BEN");
  const form = await begin(house, "order cancel 1001", CARE);
  await ben.leave("C0CARE", house.slack.app.botUserId);
  await ben.submit(form, { reason: "Customer asked" });
  expect(await refusalTo(house, "U0BEN")).toMatch(/Nothing was sent|Refused before it was sent: Too few/);
  expect(writesOf(house)).toEqual([]);
});

test("in the direct message nobody else reads: those whom the policy names are asked in person", async () => {
  await using house = await openHouse({
    policy: "version: 1\ndirect: { allow: [order.cancel: { by: [U0ANA, U0BEN], approvals: 1 }] }\n",
  });
  const ben = house.slack.as("U0BEN");
  await ask(house, { who: "U0BEN", channel: ben.direct() });
  const own = await told(house, "U0BEN", /Asked in person/);
  expect(buttonsOf(own)).toEqual(["exact", "withdraw"]);
  const anas = await told(house, "U0ANA", ASKS);
  expect(wholeOf(anas)).toMatch(/nobody else reads it where it was asked for/);
  await house.slack.as("U0ANA").click(anas, "approve");
  await told(house, "U0ANA", /Order 1001 cancelled by U0BEN/);
  expect(writesOf(house)).toEqual(["order.cancel"]);
});

test("in a channel shared with others it is asked in person, and nothing is posted for them to read", async () => {
  await using house = await openHouse({
    policy:
      "version: 1\nchannels:\n  C0PARTNERS: { name: partners, allow: [order.cancel: { by: [U0ANA, U0BEN], approvals: 1 }] }\n",
  });
  const before = house.slack.messages("C0PARTNERS", "U0PAT").length;
  await ask(house, { who: "U0BEN", channel: "C0PARTNERS" });
  await house.slack.as("U0ANA").click(await told(house, "U0ANA", ASKS), "approve");
  await told(house, "U0ANA", /Order 1001 cancelled by U0BEN/);
  expect(house.slack.messages("C0PARTNERS", "U0PAT")).toHaveLength(before);
});
