import { describe, expect, test } from "vitest";
import { createOmniSandbox } from "../../sandbox/omni/index.ts";
import { buttonsOf, formOf, wholeOf } from "../app/talk.ts";
import { type House, OMNI_KEY, openHouse } from "../support/house.ts";
import { holdNextPost } from "../support/held-post.ts";
import { openValve } from "../support/valve.ts";
import { begin, cardOf, fillAndConfirm, read, writesOf } from "./doing.ts";
import { SCENARIOS, type Scenario } from "./scenarios.ts";

/** Fills the form of a change until its preview stands, and confirms it. */
async function confirm(house: House, { words, who, channel, fill }: Scenario): Promise<void> {
  const form = await begin(house, words, { who, channel });
  const sent = await fillAndConfirm(house, who, form, fill);
  expect(sent).toMatchObject({ ok: true });
}

/** What the form says in the end, and the card. */
async function told(house: House, { who, channel }: Scenario, match: RegExp) {
  const card = await cardOf(house, match, { who, channel });
  const form = await formOf(house, who, /Done and verified|Sent, not verified|Nothing changed|not known/);
  return { card, form };
}

describe.concurrent.each(SCENARIOS)("$id", (scenario) => {
  const { who, channel, endpoint } = scenario;

  test("shows what is, what will be and the exact call; done, it is read back and told in form and channel", async () => {
    await using house = await openHouse();
    const person = house.slack.as(who);
    let form = await begin(house, scenario.words, { who, channel });
    if (form.submit?.text === "Preview") {
      await person.submit(form, scenario.fill);
      form = await formOf(house, who, /The exact call/);
    }
    const preview = read(form);
    for (const words of scenario.shows) expect(preview).toMatch(words);
    expect(writesOf(house)).toEqual([]);
    expect(await person.submit(form, filled(form, scenario))).toMatchObject({ ok: true });
    const { card, form: end } = await told(house, scenario, scenario.done);
    expect(card.text).toMatch(scenario.done);
    expect(card.ephemeral).toBe(false);
    expect(wholeOf(end)).toMatch(scenario.canBeRead ? /Done and verified/ : /Sent, not verified/);
    expect(wholeOf(card)).toMatch(/Trace/);
    expect(writesOf(house)).toEqual([endpoint]);
  });

  test.each([
    ["its own words", { kind: "error", status: 409 } as const, /Omni says “/],
    ["401", { kind: "refuse-key" } as const, /Omni says “Access denied due to invalid subscription key/],
    ["429", { kind: "rate-limit", retryAfter: 1 } as const, /Omni says “Rate limit is exceeded/],
    ["the gateway's 404", { kind: "not-published" } as const, /Omni says “Resource not found”/],
  ])("refused with %s it failed: nothing changed, and it can be tried again", async (_how, fault, words) => {
    await using house = await openHouse();
    house.omni.faults.set(endpoint, fault, 1);
    await confirm(house, scenario);
    const { card, form } = await told(house, scenario, /Nothing changed/);
    expect(card.text).toMatch(scenario.notDone);
    expect(wholeOf(card)).toMatch(words);
    expect(wholeOf(form)).toMatch(/Nothing changed/);
    expect(buttonsOf(card)).toEqual([]);
    await house.slack.as(who).close(form);
    await confirm(house, scenario);
    await cardOf(house, scenario.done, { who, channel });
  });

  test.each([
    ["5xx after doing it", { kind: "error-after-doing", status: 502 } as const, true],
    ["a dropped answer", { kind: "drop-answer" } as const, true],
    ["5xx, nothing done", { kind: "error", status: 500 } as const, false],
    ["200 and nothing done", { kind: "did-nothing" } as const, false],
  ])("%s is unknown: the target is blocked until it is settled", async (how, fault, isDone) => {
    // Nothing is contradicted where nothing can be read, or where it was only accepted.
    const accepted = how.startsWith("200") && (!scenario.canBeRead || scenario.id === "order.ship");
    await using house = await openHouse();
    const person = house.slack.as(who);
    house.omni.faults.set(endpoint, fault, 1);
    await confirm(house, scenario);
    const { card, form } = await told(house, scenario, accepted ? /Sent, not verified/ : scenario.whether);
    expect(wholeOf(form)).toMatch(accepted ? /Sent, not verified/ : /It is not known/);
    expect(writesOf(house)).toEqual([endpoint]);
    if (accepted) return;
    expect(wholeOf(card)).toMatch(/It will not be sent again/);
    expect(buttonsOf(card)).toEqual(["check", "settle.done", "settle.not-done"]);
    await person.close(form);
    if (!isDone || scenario.again !== "never") await isBlocked(house, scenario);
    await person.click(card, "check");
    if (!isDone || !scenario.canBeRead) {
      await settle(house, scenario);
      return;
    }
    const done = await cardOf(house, scenario.done, { who, channel });
    expect(done.ts).toBe(card.ts);
  });
});

test("what was only accepted is checked again until Omni shows it", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  house.omni.site.routingDelay = 3_600_000;
  await ana.submit(await begin(house, "order ship 1003"));
  const card = await cardOf(house, /Sent, not verified/);
  expect(card.text).toMatch(/Omni accepted it\. Read back at .*: Omni shows no new shipment yet/);
  expect(buttonsOf(card)).toEqual(["check"]);
  const checked = Promise.withResolvers<void>();
  house.slackApi.instead("chat.update", () => {
    checked.resolve();
    return undefined;
  });
  await ana.click(card, "check");
  await checked.promise;
  await cardOf(house, /Sent, not verified/);
  house.omni.settle();
  await ana.click(card, "check");
  const done = await cardOf(
    house,
    /^Shipments for order 1003 requested by U0ANA\. Omni shows \d new shipment/,
  );
  expect(done.ts).toBe(card.ts);
  expect(buttonsOf(done)).toEqual([]);
});

test("when nobody can connect to Omni any more it failed: it cannot have been done", async () => {
  const omni = createOmniSandbox({ apiKey: OMNI_KEY, orders: 60, skus: 300 });
  await using valve = await openValve((await omni.listen()).url);
  await using house = await openHouse({ omniUrl: valve.url });
  const form = await begin(house, "shipment reject 20078 order 1001");
  valve.shutAfter(/^GET/);
  await house.slack.as("U0ANA").submit(form, { reason: "Damaged" });
  const card = await cardOf(house, /20078/);
  expect(card.text).toMatch(/^Shipment 20078 was not rejected.*Nothing changed\./);
  expect(omni.calls.list.filter(({ method }) => method === "POST")).toEqual([]);
  await omni.close();
});

/** What stays to be filled in a form whose preview stands already. */
function filled(
  form: { readonly blocks: readonly { readonly block_id?: string | undefined }[] },
  { fill }: Scenario,
) {
  const there = new Set(form.blocks.map(({ block_id }) => block_id));
  return Object.fromEntries(Object.entries(fill).filter(([name]) => there.has(name)));
}

/** The same change, or another of the same target, is not sent while the first one is unknown. */
async function isBlocked(house: House, scenario: Scenario): Promise<void> {
  const { who, channel } = scenario;
  const { words, fill } = typeof scenario.again === "object" ? scenario.again : scenario;
  const form = await begin(house, words, { who, channel });
  expect(await fillAndConfirm(house, who, form, fill)).toMatchObject({ ok: true });
  const end = await formOf(house, who, /Nothing was sent/);
  expect(read(end)).toMatch(/Nothing was sent: it is not known .* nothing else is done to/);
  expect(writesOf(house)).toHaveLength(1);
  await house.slack.as(who).close(end);
}

/** Settled as not done, with a reason, the target is free again. */
async function settle(house: House, scenario: Scenario): Promise<void> {
  const { who, channel } = scenario;
  const person = house.slack.as(who);
  const card = await cardOf(house, /Read back at/, { who, channel });
  await person.click(card, "settle.not-done");
  const form = await formOf(house, who, /How do you know/);
  expect(await person.submit(form, { reason: "Looked in Omni" })).toMatchObject({ ok: true });
  const settled = await cardOf(house, /Settled as not done/, { who, channel });
  expect(settled.ts).toBe(card.ts);
  expect(settled.text).toMatch(/^Settled as not done by U0ANA|^Settled as not done by U0BEN/);
  expect(settled.text).toMatch(/Looked in Omni/);
  expect(buttonsOf(settled)).toEqual([]);
  for (const view of person.views()) await person.close(view, true);
  await confirm(house, scenario);
  await house.slack.waitFor(() => writesOf(house).length === 2, "the second call");
  await house.slack.waitFor(
    () => house.slack.messages(channel, who).some(({ ts, text }) => ts > settled.ts && text !== ""),
    "the second card",
  );
}

test("a button that is pressed before it is kept where its card stands draws that card again, and posts no other", async () => {
  await using house = await openHouse();
  const answerPost = holdNextPost(house);
  house.omni.faults.set("shipment.reject", { kind: "drop-answer" }, 1);
  const form = await begin(house, "shipment reject 20078 order 1001");
  await house.slack.as("U0ANA").submit(form, { reason: "Damaged" });
  const card = await cardOf(house, /^It is not known whether shipment 20078 was rejected/);
  await house.slack.as("U0ANA").click(card, "check");
  const done = await cardOf(house, /^Shipment 20078 rejected by U0ANA: Damaged\./);
  answerPost();
  expect(done.ts).toBe(card.ts);
  const posts = house.slack.messages("C0FULFIL", "U0ANA").filter(({ botId }) => botId !== null);
  expect(posts.map(({ ts }) => ts)).toEqual([card.ts]);
});
