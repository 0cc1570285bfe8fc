import { expect, test } from "vitest";
import type { Person } from "../../sandbox/slack/protocol.ts";
import { PEOPLE } from "../../sandbox/slack/defaults.ts";
import { openHouse, ownPolicy } from "../support/house.ts";
import { ask, buttonsOf, formOf, mention, next, tell, wholeOf } from "./talk.ts";

const ONLY_ORDERS = "version: 1\nchannels:\n  C0CARE: { allow: [order.read] }\n";

test("another channel is refused in words: what, where it is open, how to find out why, and who can change it", async () => {
  await using house = await openHouse();
  const refused = await ask(house, "order 1001", { channel: "C0RANDOM" });
  expect(refused.text).toMatch(
    /^You can't look up orders in #random\. Nothing is allowed in this channel yet/,
  );
  expect(wholeOf(refused)).toMatch(/It is open to you in <#C0CARE>, <#C0FULFIL>.*<#C0STOCK>/);
  expect(wholeOf(refused)).toMatch(/\/omni why order\.read/);
  expect(wholeOf(refused)).toMatch(/It can be changed by <@U0ANA>/);
  expect(house.omni.calls.list).toEqual([]);
});

test("a refusal names no channel that the person is not in", async () => {
  await using house = await openHouse();
  const refused = await ask(house, "order find status Paid", { who: "U0GUS" });
  expect(refused.text).toMatch(/You can't search for orders in #care\. Guests can only look up/);
  expect(wholeOf(refused)).not.toMatch(/C0FULFIL|C0STOCK/);
});

test("whoever looks after the policy is given the lines to add", async () => {
  await using house = await openHouse();
  const refused = await ask(house, "order 1001", { who: "U0ANA", channel: "C0RANDOM" });
  expect(wholeOf(refused)).toMatch(/C0RANDOM:\\n.*allow: \[\\"\*\.read\\"\]/);
});

test("a policy that changes between the drawing of a button and the click refuses the click", async () => {
  await using house = await openHouse();
  const card = await ask(house, "order 1001");
  await house.changePolicy(ONLY_ORDERS);
  const told = next(house, "C0CARE", "U0BEN");
  await house.slack.as("U0BEN").click(card, "ask.payment.read");
  expect((await told()).text).toMatch(/^You can't look up payments in #care/);
  expect(house.omni.calls.list.map(({ endpoint }) => endpoint)).toEqual(["order.read"]);
});

test("a snapshot is shown only as long as the policy lets it be", async () => {
  await using house = await openHouse();
  const card = await ask(house, "stock at toronto-south");
  await house.changePolicy(ONLY_ORDERS);
  for (const id of ["page.2", "csv", "share"]) {
    const told = next(house, "C0CARE", "U0BEN");
    await house.slack.as("U0BEN").click(card, id);
    expect((await told()).text).toMatch(/^You can't look up stock in #care/);
  }
});

test("a snapshot is shown only within the limits of today", async () => {
  await using house = await openHouse();
  const card = await ask(house, "stock at toronto-south");
  const limited = "version: 1\nchannels:\n  C0CARE: { allow: [stock.read: { locations: [queen-west] }] }\n";
  await house.changePolicy(limited);
  const told = next(house, "C0CARE", "U0BEN");
  await house.slack.as("U0BEN").click(card, "page.2");
  expect((await told()).text).toMatch(/It is open for queen-west only, not for toronto-south/);
});

test("a broken policy file keeps the last good one in force, and /readyz says so", async () => {
  await using house = await openHouse();
  await house.changePolicy("version: 1\nchannels: [this is: no map");
  expect((await ask(house, "order 1001")).text).toMatch(/^Order 1001/);
  const ready = await fetch(`${house.url}/readyz`);
  expect(await ready.text()).toMatch(/"policy":"the file is broken/);
  await house.changePolicy(ONLY_ORDERS);
  expect((await ask(house, "stock CAP-BLU")).text).toMatch(/^You can't look up stock/);
});

test("a guest reads what guests may, and is offered nothing else", async () => {
  await using house = await openHouse();
  const gus = { who: "U0GUS" };
  expect((await ask(house, "order 1001", gus)).text).toMatch(/^Order 1001 is paid/);
  expect((await ask(house, "payments 1001", gus)).text).toMatch(/^You can't look up payments/);
  const menu = await ask(house, "", gus);
  expect(buttonsOf(menu)).not.toEqual(expect.arrayContaining(["form.payment.read"]));
  expect(buttonsOf(await ask(house, "order 1001", gus))).not.toContain("ask.payment.read");
});

test("guests are refused everything where the policy denies them", async () => {
  const policy = (await ownPolicy()).replace("guests: read", "guests: deny");
  await using house = await openHouse({ policy });
  expect((await ask(house, "order 1001", { who: "U0GUS" })).text).toMatch(/Guests can't use this app/);
  expect((await ask(house, "", { who: "U0GUS" })).text).toMatch(/^Nothing is allowed to you here yet/);
});

test("a mention by someone of another organisation is refused, and to them alone", async () => {
  await using house = await openHouse();
  const refused = await mention(house, "order 1001", { who: "U0PAT", channel: "C0PARTNERS" });
  expect(refused).toMatchObject({ ephemeral: true, visibleTo: "U0PAT" });
  expect(refused.text).toMatch(/People of another organisation can't use this app/);
});

test("in a shared channel nothing is posted that outsiders read; a command is answered to one's own people", async () => {
  await using house = await openHouse();
  const told = await mention(house, "order 1001", { channel: "C0PARTNERS" });
  expect(told).toMatchObject({ ephemeral: true, visibleTo: "U0BEN" });
  expect(told.text).toMatch(/shared with another organisation, so nothing is posted here/);
  const card = await ask(house, "order 1001", { channel: "C0PARTNERS" });
  expect(card).toMatchObject({ ephemeral: true });
  expect(card.text).toMatch(/^Order 1001/);
  expect(buttonsOf(card)).not.toContain("share");
  const seen = house.slack.messages("C0PARTNERS", "U0PAT").filter(({ botId }) => botId !== null);
  expect(seen).toEqual([]);
});

test("whom Slack cannot describe is refused", async () => {
  await using house = await openHouse();
  house.slackApi.instead("users.info", () => ({ body: { ok: false, error: "fatal_error" } }));
  const refused = await ask(house, "order 1001");
  expect(refused.text).toMatch(/Slack did not say who you are, so the answer is no/);
  house.slackApi.instead("users.info", undefined);
  expect((await ask(house, "order 1001")).text).toMatch(/^Order 1001/);
});

const FOR_LEADS =
  "version: 1\ngroups: { leads: [S0LEADS] }\nchannels:\n  C0CARE:\n    allow:\n      - order.read: { by: [leads] }\n";

test("a right for a user group is for its members", async () => {
  await using house = await openHouse({ policy: FOR_LEADS });
  expect((await ask(house, "order 1001", { who: "U0ANA" })).text).toMatch(/^Order 1001/);
  const refused = await ask(house, "order 1001");
  expect(refused.text).toMatch(/^Only leads can look up orders in #care/);
});

test("when Slack cannot say who is in a group, the answer is no", async () => {
  await using house = await openHouse({ policy: FOR_LEADS });
  house.slackApi.instead("usergroups.users.list", () => ({ body: { ok: false, error: "fatal_error" } }));
  const refused = await ask(house, "order 1001", { who: "U0ANA" });
  expect(refused.text).toMatch(/Slack did not say who is in there, so the answer is no/);
  house.slackApi.instead("usergroups.users.list", undefined);
  expect((await ask(house, "order 1001", { who: "U0ANA" })).text).toMatch(/^Order 1001/);
});

test("when Slack cannot describe the channel, nothing is posted for everyone there", async () => {
  await using house = await openHouse();
  house.slackApi.instead("conversations.info", () => ({ body: { ok: false, error: "fatal_error" } }));
  const told = await mention(house, "order 1001");
  expect(told.ephemeral).toBe(true);
  expect(house.slack.messages("C0CARE", "U0ANA").filter(({ botId }) => botId !== null)).toEqual([]);
});

test("a limit of locations holds for stock, and is named", async () => {
  const policy =
    "version: 1\nchannels:\n  C0CARE:\n    allow:\n      - stock.read: { locations: [toronto-south, queen-west] }\n";
  await using house = await openHouse({ policy });
  expect((await ask(house, "stock TEE-RED-M at toronto-south")).text).toMatch(/12 on hand/);
  const refused = await ask(house, "stock TEE-RED-M at toronto-south yorkdale");
  expect(wholeOf(refused)).toMatch(/It is open for toronto-south and queen-west only, not for yorkdale/);
  expect((await ask(house, "stock TEE-RED-M")).text).toMatch(
    /locations this touches are not known|You can't/,
  );
  expect(house.omni.calls.list.filter(({ query }) => query.includes("yorkdale"))).toEqual([]);
});

test("menu, help and Home list what works here and nothing else", async () => {
  await using house = await openHouse({ policy: `${ONLY_ORDERS}direct: { allow: [stock.read] }\n` });
  expect(buttonsOf(await ask(house, ""))).toEqual(["form.order.read", "form.order.internal"]);
  expect(wholeOf(await ask(house, "help"))).not.toMatch(/stock|payments|store/);
  expect((await ask(house, "help stock")).text).toMatch(/nothing called “stock” that you may do here/);
  const ben = house.slack.as("U0BEN");
  await ben.openHome();
  const home = await house.slack.waitFor(() => ben.home(), "a Home");
  expect(buttonsOf(home)).toEqual(["form.stock.read"]);
  expect((await tell(house, "order 1001")).text).toMatch(/^You can't look up orders in the direct message/);
  await ben.shortcut("omni-menu");
  expect(buttonsOf(await formOf(house, "U0BEN", /Here you may/))).toEqual(["form.stock.read"]);
});

test("someone who left the organisation is nobody", async () => {
  const people: readonly Person[] = PEOPLE;
  await using house = await openHouse({ workspace: { people } });
  house.slackApi.instead("users.info", (args) => ({
    body: { ok: true, user: { id: args.get("user"), team_id: "T0OMNI", deleted: true } },
  }));
  expect((await ask(house, "order 1001")).text).toMatch(/the answer is no/);
});
