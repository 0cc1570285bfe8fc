import { describe, expect, test } from "vitest";
import { wholeOf } from "../app/talk.ts";
import type { Held } from "../support/valve.ts";
import { type Bot, openStreet, type Street } from "./street.ts";
import { SECOND, until } from "./watch.ts";

const SKU = "TEE-RED-M";
const SCAN = /^GET .*inventory\/onhand/;
const POST = /chat\.postMessage/;
const KINDS = ["sqlite", "postgres"] as const;
/** Of a busy machine, on which ten processes start at once. */
const LONG = 120 * SECOND;
const REPEATED = /may be repeated/;

/** Where a run is stopped, in whichever bot does it; the others are not held up. */
async function heldIn(bots: readonly Bot[], hold: (bot: Bot) => Held, begin: () => Promise<unknown>) {
  const all = bots.map((bot) => ({ bot, held: hold(bot) }));
  await begin();
  const one = await Promise.race(all.map((each) => each.held.reached.then(() => each)));
  for (const other of all) if (other !== one) other.held.release();
  return one;
}

/** The one that runs is gone; another takes it up, or on SQLite the next one that is started. */
async function killed(street: Street, kind: "sqlite" | "postgres", bot: Bot): Promise<void> {
  await bot.kill();
  await street.timePasses();
  if (kind === "sqlite") await street.start();
}

async function begun(kind: "sqlite" | "postgres") {
  const street = await openStreet(kind);
  street.house.omni.state.stock.set(SKU, "toronto-south", 3);
  const bots = await Promise.all(Array.from({ length: kind === "sqlite" ? 1 : 2 }, () => street.start()));
  return { street, bots };
}

/** What was told, and whether it says that it may be repeated. */
function said({ told }: Street): (readonly [string, boolean])[] {
  return told().map((each) => [each.text, REPEATED.test(wholeOf(each))]);
}

const CARD = "Low stock: TEE-RED-M at toronto-south, 3 left (below 5) · about TEE-RED-M";
const ONCE = [[CARD, false]];
const TWICE = [
  [CARD, false],
  [CARD, true],
];

describe.each([2, 3])("%i processes on one PostgreSQL", { timeout: LONG }, (many) => {
  test("do each of twenty due runs once, and tell of each once, whatever Slack answers meanwhile", async () => {
    await using street = await openStreet("postgres");
    const { house, database } = street;
    await Promise.all(Array.from({ length: many }, () => street.start()));
    const skus = house.omni.state.catalogue.products.slice(4, 24).map(({ sku }) => sku);
    const channels = ["C0STOCK", "C0CARE", "C0FULFIL"];
    for (const sku of skus) house.omni.state.stock.set(sku, "toronto-south", 2);
    let turnedAway = 0;
    house.slackApi.instead("chat.postMessage", () => {
      turnedAway += 1;
      if (turnedAway <= 3) return { status: 429, headers: { "retry-after": "1" }, body: "" };
      return turnedAway <= 5 ? { status: 500, body: "" } : undefined;
    });
    await Promise.all(skus.map((sku, n) => street.due(sku, channels[n % channels.length])));
    await until(async () => (await street.runs()).length === skus.length, "all are run");
    await street.settled();
    const told = channels.flatMap((channel) => street.told(channel));
    expect(told).toHaveLength(skus.length);
    for (const sku of skus) expect(told.filter(({ text }) => text.includes(`${sku} at`))).toHaveLength(1);
    expect(told.some((each) => REPEATED.test(wholeOf(each)))).toBe(false);
    expect(house.omni.calls.list.filter(({ endpoint }) => endpoint === "on-hand.read")).toHaveLength(20);
    const runs = await database.db.selectFrom("alert_runs").select(["rule", "owner"]).execute();
    expect(new Set(runs.map(({ rule }) => rule)).size).toBe(20);
    expect(turnedAway).toBe(25);
  });
});

describe.concurrent.each(KINDS)("the one that runs is killed, on %s", { timeout: LONG }, (kind) => {
  test("before its question reaches Omni: it is run again, and told once", async () => {
    const { street, bots } = await begun(kind);
    await using _ = street;
    const { bot, held } = await heldIn(
      bots,
      ({ omni }) => omni.hold(SCAN),
      () => street.due(SKU),
    );
    await killed(street, kind, bot);
    held.drop();
    await street.settled();
    expect(said(street)).toEqual(ONCE);
  });

  test("while Omni's answer is on its way: the same", async () => {
    const { street, bots } = await begun(kind);
    await using _ = street;
    const { bot, held } = await heldIn(
      bots,
      ({ omni }) => omni.holdAnswer(SCAN),
      () => street.due(SKU),
    );
    await killed(street, kind, bot);
    held.drop();
    await street.settled();
    expect(said(street)).toEqual(ONCE);
    expect(street.house.omni.calls.list.filter(({ endpoint }) => endpoint === "on-hand.read")).toHaveLength(
      2,
    );
  });

  test("after the answer and before anything of it is kept: the same", async () => {
    const { street, bots } = await begun(kind);
    await using _ = street;
    let rule = "";
    const { bot, held } = await heldIn(
      bots,
      ({ omni }) => omni.holdAnswer(SCAN),
      async () => {
        rule = (await street.due(SKU)).id;
      },
    );
    // Nobody can keep anything of the rule while this is open.
    const lock = await street.database.db.startTransaction().execute();
    await lock.updateTable("alert_rules").set({ team: "" }).where("id", "=", rule).execute();
    held.release();
    await bot.kill();
    await lock.rollback().execute();
    await killed(street, kind, bot);
    await street.settled();
    expect(said(street)).toEqual(ONCE);
  });

  test("after it is kept and before it is told: it is told once, without a second look", async () => {
    const { street, bots } = await begun(kind);
    await using _ = street;
    const { db } = street.database;
    const rest = { channel: "C0STOCK", last_seq: 0, owner: null, lease_until: 0, failures: 0 };
    await db
      .insertInto("outbox_channels")
      .values({ ...rest, not_before: Date.now() + 600 * SECOND })
      .execute();
    const { bot, held } = await heldIn(
      bots,
      ({ omni }) => omni.hold(SCAN),
      () => street.due(SKU),
    );
    held.release();
    const waits = () => db.selectFrom("outbox").select("seq").where("ended_at", "is", null).execute();
    await until(async () => (await waits()).length === 1, "it is kept");
    await bot.kill();
    expect(street.told()).toEqual([]);
    await db.updateTable("outbox_channels").set({ not_before: 0 }).execute();
    await killed(street, kind, bot);
    await street.settled();
    expect(said(street)).toEqual(ONCE);
    expect(street.house.omni.calls.list.filter(({ endpoint }) => endpoint === "on-hand.read")).toHaveLength(
      1,
    );
  });

  test("after Slack took the post and before that is kept: it is posted once more, and says so", async () => {
    const { street, bots } = await begun(kind);
    await using _ = street;
    const { bot, held } = await heldIn(
      bots,
      ({ slack }) => slack.holdAnswer(POST),
      () => street.due(SKU),
    );
    expect(street.told()).toHaveLength(1);
    await killed(street, kind, bot);
    held.drop();
    await street.settled();
    expect(said(street)).toEqual(TWICE);
  });
});
