import { describe, expect, test } from "vitest";
import { ask, buttonsOf, wholeOf } from "../app/talk.ts";
import { create, HOUR, MINUTE, onlyCard, openWatch, ruleNamed, scansOf, texts, told } from "./watch.ts";

const TEES = "stock TEE-RED-M at toronto-south below 5 recover 8 every 15m in America/Toronto as tees";
const TEE = "TEE-RED-M at toronto-south";
const CAP = "CAP-RED at toronto-south";
const WEST = "TEE-RED-M at queen-west";
const DOWN = { kind: "refuse-key" } as const;

describe.concurrent("what is not seen is unknown, never well", () => {
  test("an item that is missing from a whole answer keeps its alarm open until it is seen to be well", async () => {
    await using watch = await openWatch();
    const { state } = watch.house.omni;
    await create(watch, TEES);
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    const { catalogue } = state;
    const without = { indexOf: (sku: string) => (sku === "TEE-RED-M" ? undefined : catalogue.indexOf(sku)) };
    Object.assign(state, { catalogue: { ...catalogue, ...without } });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toBe("Not known: 1 item that ran low · tees");
    expect(wholeOf(onlyCard(watch))).toContain("not known; low with 4");
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toBe("Not known: 1 item that ran low · tees");
    Object.assign(state, { catalogue });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toContain("Low stock: TEE-RED-M at toronto-south, 4 left");
    watch.stock({ [TEE]: 9 });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toMatch(/^Recovered/);
  });

  test("an item that was well and is missing opens nothing", async () => {
    await using watch = await openWatch();
    const { state } = watch.house.omni;
    await create(watch, TEES);
    await watch.pass(15 * MINUTE);
    const { catalogue } = state;
    Object.assign(state, { catalogue: { ...catalogue, indexOf: () => undefined } });
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toEqual([]);
    expect((await ruleNamed(watch, "tees")).lastRun).toMatchObject({ items: 0, outcome: "whole" });
    Object.assign(state, { catalogue });
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toEqual([]);
  });

  test("of a place that does not answer nothing is said to be well, and the others are judged", async () => {
    await using watch = await openWatch();
    const { locations } = watch.house.omni.state;
    await create(watch, TEES.replace("toronto-south", "toronto-south queen-west"));
    watch.stock({ [TEE]: 4, [WEST]: 3 });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toBe("Low stock: 2 of 2 watched items · tees");
    const west = locations.findIndex(({ InternalName }) => InternalName === "queen-west");
    const gone = locations.splice(west, 1);
    watch.stock({ [TEE]: 20, [WEST]: 20 });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toBe("Not known: 1 item that ran low · tees");
    expect((await ruleNamed(watch, "tees")).lastRun).toMatchObject({ outcome: "partial" });
    await watch.pass(15 * MINUTE);
    expect(told(watch)).toHaveLength(1);
    locations.splice(west, 0, ...gone);
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toMatch(/^Recovered: tees, all 2 items/);
  });
});

test("what was never seen is not said to be well where somebody asks", async () => {
  await using watch = await openWatch();
  const { house } = watch;
  const STOCK = { who: "U0PRIYA", channel: "C0STOCK" };
  const listed = async () => wholeOf(await ask(house, "alert list", STOCK));
  await create(watch, TEES);
  expect(await listed()).toContain("not run yet");
  house.omni.faults.set("*", DOWN);
  await watch.pass(15 * MINUTE);
  expect(await listed()).toMatch(/tees\*? · not known/);
  expect(await listed()).not.toContain("all well");
  house.omni.faults.clear();
  await watch.pass(15 * MINUTE);
  expect(await listed()).toContain("all well");
  const { catalogue } = house.omni.state;
  Object.assign(house.omni.state, { catalogue: { ...catalogue, indexOf: () => undefined } });
  await watch.pass(15 * MINUTE);
  expect(await listed()).toMatch(/tees\*? · not known/);
});

test("a place that does not answer while nothing is in alarm is named where somebody asks", async () => {
  await using watch = await openWatch();
  const { house } = watch;
  const { locations } = house.omni.state;
  const STOCK = { who: "U0PRIYA", channel: "C0STOCK" };
  await create(watch, TEES.replace("toronto-south", "toronto-south queen-west"));
  watch.stock({ [TEE]: 20, [WEST]: 20 });
  await watch.pass(15 * MINUTE);
  const whole = wholeOf(await ask(house, "alert list", STOCK));
  expect(whole).toContain("all well");
  expect(whole).not.toContain("did not answer");
  const west = locations.findIndex(({ InternalName }) => InternalName === "queen-west");
  const gone = locations.splice(west, 1);
  await watch.pass(15 * MINUTE);
  expect(texts(watch)).toEqual([]);
  const silent = "did not answer last time: queen-west";
  const list = wholeOf(await ask(house, "alert list", STOCK));
  expect(list).toContain("all well where it could see, 1 not known");
  expect(list).toContain(silent);
  expect(wholeOf(await ask(house, "alert preview tees", STOCK))).toContain(silent);
  const ran = wholeOf(await ask(house, "alert run tees", STOCK));
  expect(ran).toContain("Ran tees: 1 not known, of 1 count");
  expect(ran).toContain("Did not answer: queen-west");
  locations.splice(west, 0, ...gone);
  await watch.pass(15 * MINUTE);
  expect(wholeOf(await ask(house, "alert list", STOCK))).not.toContain("did not answer");
});

describe.concurrent("while Omni is down", () => {
  test("it is said once after two runs, the card says so, and once that it is back", async () => {
    await using watch = await openWatch();
    const { faults } = watch.house.omni;
    await create(watch, TEES);
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    const card = onlyCard(watch);
    faults.set("on-hand.read", DOWN);
    watch.stock({ [TEE]: 30 });
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toHaveLength(1);
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toHaveLength(2);
    const [blind, notice] = told(watch);
    expect(blind?.ts).toBe(card.ts);
    expect(blind?.text).toMatch(/^Cannot see stock for tees since .*10:30: Omni does not accept/);
    expect(notice?.text).toBe(blind?.text);
    expect(wholeOf(notice ?? card)).toContain("1 item was low when last seen.");
    await watch.pass(15 * MINUTE);
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toHaveLength(2);
    faults.clear();
    watch.stock({ [TEE]: 3 });
    await watch.pass(15 * MINUTE);
    expect(texts(watch)[0]).toBe("Low stock: TEE-RED-M at toronto-south, 3 left (below 5) · tees");
    expect(texts(watch)[2]).toBe("I can see stock for tees again, after 1 hour.");
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toHaveLength(3);
  });

  test("one run alone that fails is not spoken of", async () => {
    await using watch = await openWatch();
    await create(watch, TEES);
    watch.house.omni.faults.set("on-hand.read", DOWN, 1);
    await watch.pass(15 * MINUTE);
    expect((await ruleNamed(watch, "tees")).lastRun).toMatchObject({ outcome: "blind" });
    await watch.pass(15 * MINUTE);
    watch.house.omni.faults.set("on-hand.read", DOWN, 1);
    await watch.pass(15 * MINUTE);
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toEqual([]);
    expect((await ruleNamed(watch, "tees")).lastRun).toMatchObject({ outcome: "whole" });
  });
});

describe.concurrent("a digest", () => {
  test("is one message at each run with all that is in alarm, and none when nothing is", async () => {
    await using watch = await openWatch();
    await create(watch, TEES.replace("every 15m", "every 15m digest"));
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toEqual([]);
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    await watch.pass(15 * MINUTE);
    watch.stock({ [TEE]: 12 });
    await watch.pass(15 * MINUTE);
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toEqual(Array(2).fill("Low now: 1 of 1 watched item · tees"));
    expect(told(watch).flatMap((each) => buttonsOf(each))).toEqual([]);
  });

  test("comes at the end of quiet hours, of what changed in them, without a look of its own", async () => {
    await using watch = await openWatch({ start: "2026-11-20T02:45:30Z" });
    const words =
      "stock TEE-RED-M CAP-RED at toronto-south below 5 daily at 23:00 in America/Toronto quiet 22:00-07:00 as night";
    watch.stock({ [CAP]: 20 });
    await create(watch, words);
    watch.stock({ [TEE]: 4 });
    // 23:00 in Toronto.
    await watch.pass(75 * MINUTE);
    expect((await ruleNamed(watch, "night")).lastRun).toMatchObject({ items: 2, outcome: "whole" });
    expect(texts(watch)).toEqual([]);
    expect((await ruleNamed(watch, "night")).nextDue).toBe(Date.parse("2026-11-20T12:00:00Z"));
    const before = scansOf(watch);
    await watch.pass(7 * HOUR + 50 * MINUTE);
    expect(texts(watch)).toEqual([]);
    await watch.pass(10 * MINUTE);
    expect(texts(watch)).toEqual([
      "While nothing was told: 1 item ran low · night",
      "Low stock: TEE-RED-M at toronto-south, 4 left (below 5) · night",
    ]);
    expect(scansOf(watch)).toBe(before);
    expect((await ruleNamed(watch, "night")).nextDue).toBe(Date.parse("2026-11-21T04:00:00Z"));
  });

  test("names what came and went in quiet hours; the card of before is followed meanwhile", async () => {
    await using watch = await openWatch({ start: "2026-11-20T02:30:30Z" });
    await create(
      watch,
      "stock TEE-RED-M CAP-RED at toronto-south below 5 every 15m in America/Toronto quiet 22:00-07:00 as night",
    );
    watch.stock({ [TEE]: 4, [CAP]: 20 });
    await watch.pass(15 * MINUTE);
    const card = onlyCard(watch);
    watch.stock({ [TEE]: 3 });
    await watch.pass(15 * MINUTE);
    expect(wholeOf(onlyCard(watch))).toContain("3");
    watch.stock({ [CAP]: 1 });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch)).toMatchObject({ ts: card.ts, text: "Low stock: 2 of 2 watched items · night" });
    watch.stock({ [CAP]: 20 });
    await watch.pass(15 * MINUTE);
    await watch.pass(8 * HOUR + 30 * MINUTE);
    expect(texts(watch)).toHaveLength(2);
    expect(texts(watch)[1]).toBe("While nothing was told: nothing ran low, 1 recovered · night");
    expect(wholeOf(told(watch)[1] ?? card)).toContain("Recovered: CAP-RED at toronto-south");
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toHaveLength(2);
  });
});
