import { describe, expect, test } from "vitest";
import { buttonsOf, wholeOf } from "../app/talk.ts";
import { openValve, type Valve } from "../support/valve.ts";
import {
  create,
  DAY,
  HOUR,
  MINUTE,
  onlyCard,
  openWatch,
  ruleNamed,
  scansOf,
  texts,
  told,
  until,
  type Watch,
} from "./watch.ts";

const TEES = "stock TEE-RED-M at toronto-south below 5 recover 8 every 15m as tees";
const TEE = "TEE-RED-M at toronto-south";

/** How many runs there were, by the rule's own record. */
async function runsOf({ house }: Watch): Promise<number> {
  return (await house.database.db.selectFrom("alert_runs").select("due").execute()).length;
}

describe.concurrent("a clock", () => {
  test("that jumps forward by days causes one run, of what is so now", async () => {
    await using watch = await openWatch();
    await create(watch, TEES);
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    expect(await runsOf(watch)).toBe(1);
    await watch.pass(5 * DAY);
    expect(await runsOf(watch)).toBe(2);
    expect(told(watch)).toHaveLength(1);
    const { nextDue } = await ruleNamed(watch, "tees");
    expect(nextDue).toBeGreaterThan(watch.now());
    expect(nextDue).toBeLessThanOrEqual(watch.now() + 15 * MINUTE);
  });

  test("of a zone that this machine does not know keeps no other rule waiting", async () => {
    await using watch = await openWatch();
    await create(watch, TEES.replace("as tees", "as mars"));
    await create(watch, TEES);
    const { id, definition } = await ruleNamed(watch, "mars");
    const elsewhere = JSON.stringify({ ...Object(definition), zone: "Mars/Olympus_Mons" });
    const { db } = watch.house.database;
    await db.updateTable("alert_rules").set({ definition: elsewhere }).where("id", "=", id).execute();
    watch.stock({ [TEE]: 4 });
    watch.jump(15 * MINUTE);
    await until(() => texts(watch).length > 0, "the other rule has told of it");
    expect(onlyCard(watch).text).toMatch(/· tees$/);
  });

  test("that jumps back causes no run too many, tells nothing twice, and is not waited for", async () => {
    await using watch = await openWatch();
    await create(watch, TEES);
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    const before = scansOf(watch);
    watch.jump(-3 * HOUR);
    await until(
      async () => ((await ruleNamed(watch, "tees")).nextDue ?? 0) <= watch.now() + 15 * MINUTE,
      "the rule is due within its schedule",
    );
    await watch.settled();
    expect(scansOf(watch)).toBe(before);
    watch.stock({ [TEE]: 3 });
    await watch.pass(15 * MINUTE);
    expect(scansOf(watch)).toBe(before + 1);
    expect(onlyCard(watch).text).toContain("3 left");
    // When it comes to the time at which it ran before, that is a time like any other.
    await watch.pass(2 * HOUR + 30 * MINUTE);
    watch.stock({ [TEE]: 2 });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toContain("2 left");
  });
});

describe.concurrent("an app that is started again", () => {
  test("tells what was not told before, once", async () => {
    await using watch = await openWatch();
    const { house } = watch;
    await create(watch, TEES);
    house.slackApi.instead("chat.postMessage", () => ({ status: 503, body: "" }));
    watch.stock({ [TEE]: 4 });
    watch.jump(15 * MINUTE);
    const { db } = house.database;
    const news = () => db.selectFrom("outbox").select("kind").where("ended_at", "is", null).execute();
    await until(async () => (await news()).length > 0, "there is something to tell");
    await house.stop();
    house.slackApi.instead("chat.postMessage", undefined);
    watch.jump(10 * MINUTE);
    const again = { house: { ...house, ...(await house.another()) } };
    await until(() => told(watch).length > 0, "it is told");
    watch.jump(5 * MINUTE);
    await until(async () => (await ruleNamed(again, "tees")).turn > 2, "it looked once more");
    expect(onlyCard(watch).text).toContain("4 left");
    expect(wholeOf(onlyCard(watch))).not.toContain("may be repeated");
  });

  test("does the run again in the midst of which it was stopped", async () => {
    let valve: Valve | undefined;
    await using watch = await openWatch({
      omniUrl: async (url) => {
        valve = await openValve(url);
        return valve.url;
      },
    });
    const { house } = watch;
    await create(watch, TEES);
    watch.stock({ [TEE]: 4 });
    const held = valve?.hold(/inventory\/onhand/);
    watch.jump(15 * MINUTE);
    await held?.reached;
    await house.stop();
    held?.drop();
    expect(told(watch)).toEqual([]);
    await house.another();
    await until(() => told(watch).length > 0, "it is told");
    expect(onlyCard(watch).text).toContain("4 left");
    await valve?.[Symbol.asyncDispose]();
  });
});

describe.concurrent("many at once", () => {
  test("rules that ask the same at the same time cost one look", async () => {
    await using watch = await openWatch();
    await create(watch, TEES);
    await create(watch, TEES.replace("below 5 recover 8", "below 3").replace("as tees", "as fewer"));
    await create(watch, TEES.replace("every 15m", "every 30m").replace("as tees", "as seldom"));
    await create(watch, TEES.replace("toronto-south", "queen-west").replace("as tees", "as west"));
    watch.stock({ [TEE]: 4, "TEE-RED-M at queen-west": 40 });
    await watch.pass(14 * MINUTE);
    const before = scansOf(watch);
    await watch.pass(MINUTE);
    const half = (await ruleNamed(watch, "seldom")).lastRun !== undefined;
    expect(scansOf(watch) - before).toBe(2);
    await watch.pass(15 * MINUTE);
    expect(scansOf(watch) - before).toBe(4);
    expect((await ruleNamed(watch, "seldom")).lastRun).toBeDefined();
    expect(half).toBe(false);
    expect(texts(watch).toSorted()).toEqual([
      expect.stringMatching(/^Low stock: TEE-RED-M .* · seldom$/),
      expect.stringMatching(/^Low stock: TEE-RED-M .* · tees$/),
    ]);
  });

  test("a burst of thousands is one card with the worst twenty, and all of them as CSV", async () => {
    await using watch = await openWatch({ omni: { skus: 3_000 } });
    await create(watch, "stock at toronto-south below 1 recover 1 every 15m as all");
    const { products } = watch.house.omni.state.catalogue;
    for (const { sku } of products) watch.stock({ [`${sku} at toronto-south`]: 20 });
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toEqual([]);
    for (const { sku } of products.slice(0, 2_500)) watch.stock({ [`${sku} at toronto-south`]: 0 });
    await watch.pass(15 * MINUTE);
    const card = onlyCard(watch);
    expect(card.text).toBe("Low stock: 2,500 of 3,000 watched items, all out · all");
    expect(wholeOf(card)).toContain("The worst 20 are shown, and 2,480 more are in the CSV.");
    expect(buttonsOf(card)).toContain("alarm.csv");
    const { slack } = watch.house;
    const ana = slack.as("U0ANA");
    await ana.click(card, "alarm.csv");
    const sent = await slack.waitFor(() =>
      slack.messages(ana.direct(), "U0ANA").find(({ files }) => files.length),
    );
    const file = sent.files[0];
    const csv = await (await fetch(`${watch.house.slackUrl}${file?.url}`)).text();
    expect(csv.trim().split("\n").length).toBeGreaterThan(2_500);
    for (const { sku } of products) watch.stock({ [`${sku} at toronto-south`]: 20 });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toBe(
      "Recovered: all, all 2,500 items are back at 1 or more after 15 minutes.",
    );
  });
});
