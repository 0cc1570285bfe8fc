import { expect, test } from "vitest";
import type { Fault } from "../../sandbox/omni/faults.ts";
import { type House, openHouse } from "../support/house.ts";
import { ask, buttonsOf, formOf, mention, next, referenceOf, replaced, tell, wholeOf } from "./talk.ts";

/** Quick to give up, so that a test need not wait for what people wait for. */
const IMPATIENT = { attemptMs: 250, budgetMs: 900 };

/** Just long enough for the working line. */
const SLOW: Fault = { kind: "delay", milliseconds: 1_200 };

/** The line of the log that a card's reference leads to. */
function loggedUnder(house: House, reference: string): string {
  return (
    house
      .logged()
      .split("\n")
      .find((line) => line.includes(`"ref":"${reference}"`) && line.includes('"err"')) ?? ""
  );
}

const FAULTS: readonly (readonly [string, Fault, RegExp])[] = [
  ["is slow", { kind: "delay", milliseconds: 5_000 }, /^Omni took too long to answer/],
  ["drops the connection", { kind: "drop-before-doing" }, /^Omni is not answering right now/],
  ["loses its answer", { kind: "drop-answer" }, /^Omni is not answering right now/],
  ["answers an HTML page with 502", { kind: "html-error", status: 502 }, /^Omni is not answering right now/],
  ["fails with 500", { kind: "error", status: 500 }, /^Omni is not answering right now/],
  [
    "renames a field",
    { kind: "rename-fields", names: { ExternalOrderId: "Number" } },
    /^Omni's answer could not be read/,
  ],
  ["refuses the key", { kind: "refuse-key" }, /^Omni does not accept this app's key\.$/],
  [
    "is asked too often",
    { kind: "rate-limit", retryAfter: 90 },
    /^Omni is getting too many questions right now\.$/,
  ],
  [
    "has no allowance left",
    { kind: "quota", retryAfter: 7_200 },
    /^This app's allowance of calls to Omni is used up/,
  ],
  ["does not publish the call", { kind: "not-published" }, /^Omni does not offer this on your site\.$/],
];

test.each(FAULTS)(
  "an Omni that %s is told in plain words, with a reference that is in the log",
  async (_what, fault, words) => {
    await using house = await openHouse({ client: IMPATIENT });
    house.omni.faults.set("order.read", fault);
    const card = await ask(house, "order 1001");
    expect(card.text).toMatch(words);
    const reference = referenceOf(card);
    expect(loggedUnder(house, reference)).toMatch(
      /"kind":"[a-z-]+".*"endpoint":"orders\.byExternalIds"|OmniError/,
    );
    expect(wholeOf(card)).not.toMatch(/house-omni-key|https?:\/\/127|Error:|\.ts:/);
  },
);

test.each([
  ["rate-limit", /Try again in 1 minute/],
  ["quota", /Try again in 2 hours/],
] as const)("how long to wait is told after a %s", async (kind, words) => {
  await using house = await openHouse({ client: IMPATIENT });
  house.omni.faults.set("order.read", { kind, retryAfter: kind === "quota" ? 7_200 : 90 });
  expect(wholeOf(await ask(house, "order 1001"))).toMatch(words);
});

test("a field that is missing is named, with the trace that Tecsys can look up", async () => {
  await using house = await openHouse();
  house.omni.faults.set("order.read", { kind: "rename-fields", names: { ExternalOrderId: "Number" } });
  const card = await ask(house, "order 1001");
  expect(wholeOf(card)).toMatch(/ExternalOrderId/);
  expect(wholeOf(card)).toContain(house.omni.calls.list.at(-1)?.traceId);
});

test("a short wait that Omni asks for is waited, and the person never knows", async () => {
  await using house = await openHouse();
  house.omni.faults.set("order.read", { kind: "rate-limit", retryAfter: 1 }, 1);
  house.omni.faults.set("order.read", { kind: "html-error", status: 502 }, 1);
  expect((await ask(house, "order 1001")).text).toMatch(/^Order 1001 is paid/);
});

test("an Omni that answers an empty body has not said that there is no such order", async () => {
  await using house = await openHouse();
  house.omni.faults.set("order.read", { kind: "empty-body" });
  expect((await ask(house, "order 1001")).text).toMatch(/not understand|can't be read|could not be read/);
});

test("trouble that passes offers to try again, and then answers", async () => {
  await using house = await openHouse({ client: IMPATIENT });
  house.omni.faults.set("order.read", { kind: "html-error", status: 502 }, 3);
  const card = await ask(house, "order 1001");
  expect(buttonsOf(card)).toEqual(["ask.order.read"]);
  await house.slack.as("U0BEN").click(card, "ask.order.read");
  await replaced(house, card, "U0BEN", /Order 1001 · Paid/);
});

test("trouble after a mention is told to the one who asked alone; in a form it stands in the form", async () => {
  await using house = await openHouse();
  house.omni.faults.set("order.read", { kind: "refuse-key" });
  expect(await mention(house, "order 1001")).toMatchObject({ ephemeral: true, visibleTo: "U0BEN" });
  expect((await tell(house, "order 1001")).text).toMatch(/does not accept this app's key/);
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "order", { channel: "C0CARE" });
  await ben.submit(await formOf(house), { order: "1001" });
  expect(referenceOf(await formOf(house, "U0BEN", /does not accept this app's key/))).toMatch(/^\w{5}$/);
});

test("some locations that do not answer are rows that say so, never zeros", async () => {
  await using house = await openHouse({ omni: { locations: 60 } });
  house.omni.faults.set("on-hand.read", { kind: "refuse-key" }, 1);
  const card = await ask(house, "stock TEE-RED-M");
  expect(wholeOf(card)).toMatch(/25 locations|not known|did not answer/);
});

test("status says that Omni does not answer, instead of failing itself", async () => {
  await using house = await openHouse({ client: IMPATIENT });
  house.omni.faults.set("*", { kind: "drop-before-doing" });
  expect((await ask(house, "status")).text).toMatch(/^Omni is not answering|^Omni does not answer/);
});

test("after a second a command is told that it is being worked on, and then the answer", async () => {
  await using house = await openHouse();
  house.omni.faults.set("order.read", SLOW, 1);
  const told = next(house, "C0CARE", "U0BEN");
  const answer = await ask(house, "order 1001");
  expect(await told()).toMatchObject({ text: "Looking up order 1001…", ephemeral: true });
  expect(answer.text).toMatch(/^Order 1001 is paid/);
  await ask(house, "order 1003");
  expect(house.slack.messages("C0CARE", "U0BEN")).toHaveLength(3);
});

test("after a mention the working line becomes the answer", async () => {
  await using house = await openHouse();
  house.omni.faults.set("order.read", SLOW, 1);
  const line = await mention(house, "order 1001");
  expect(line).toMatchObject({ text: "Looking up order 1001…", ephemeral: false });
  await replaced(house, line, "U0ANA", /Order 1001 is paid/);
  expect(house.slack.messages("C0CARE", "U0ANA").filter(({ botId }) => botId !== null)).toHaveLength(1);
});

test("a working line that announced what then fails does not stay: not for everyone, not in place of a card", async () => {
  await using house = await openHouse();
  house.omni.faults.set("order.read", SLOW);
  house.omni.faults.set("order.read", { kind: "refuse-key" });
  const line = await mention(house, "order 1001");
  expect(line.text).toBe("Looking up order 1001…");
  await house.slack.waitForMessage("C0CARE", "U0BEN", /does not accept this app's key/);
  await house.slack.waitFor(() =>
    house.slack.messages("C0CARE", "U0ANA").every(({ botId }) => botId === null),
  );
  const direct = await tell(house, "order 1001");
  await replaced(house, direct, "U0BEN", /does not accept this app's key/);
  house.omni.faults.clear();
  const card = await ask(house, "payments 1001");
  house.omni.faults.set("order.read", SLOW);
  house.omni.faults.set("order.read", { kind: "refuse-key" });
  await house.slack.as("U0BEN").click(card, "ask.order.read");
  await replaced(house, card, "U0BEN", /Looking up order 1001…/);
  await replaced(house, card, "U0BEN", /does not accept this app's key/);
});

test("sharing what takes long leaves the answer that is shared where it stands", async () => {
  await using house = await openHouse();
  const card = await ask(house, "order 1001");
  house.omni.faults.set("order.read", SLOW);
  const shared = next(house, "C0CARE", "U0ANA");
  await house.slack.as("U0BEN").click(card, "share");
  expect((await shared()).text).toMatch(/^Order 1001 is paid/);
  const mine = house.slack.messages("C0CARE", "U0BEN").find(({ ts }) => ts === card.ts);
  expect(mine?.text).toBe(card.text);
});
