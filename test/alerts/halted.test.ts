import { describe, expect, test } from "vitest";
import { wholeOf } from "../app/talk.ts";
import { startOwnPostgres } from "../support/postgres-server.ts";
import { openStreet, type Street } from "./street.ts";
import { SECOND, until } from "./watch.ts";

const SKU = "TEE-RED-M";
const SCAN = /^GET .*inventory\/onhand/;
const CARD = "Low stock: TEE-RED-M at toronto-south, 3 left (below 5) · about TEE-RED-M";

/** What was told, and whether it says that it may be repeated. */
function said({ told }: Street): (readonly [string, boolean])[] {
  return told().map((each) => [each.text, /may be repeated/.test(wholeOf(each))]);
}

describe.concurrent("two processes on one PostgreSQL", { timeout: 150 * SECOND }, () => {
  test("one is killed with a run: within half a minute the other has told of it", async () => {
    await using street = await openStreet("postgres");
    street.house.omni.state.stock.set(SKU, "toronto-south", 3);
    const dead = await street.start();
    const held = dead.omni.hold(SCAN);
    await street.due(SKU);
    await held.reached;
    await street.start();
    const since = performance.now();
    await dead.kill();
    await until(() => street.told().length > 0, "the other has told of it");
    expect(performance.now() - since).toBeLessThan(30 * SECOND);
    held.drop();
    await street.settled();
    expect(said(street)).toEqual([[CARD, false]]);
  });

  test("the database is halted under a run: it is done and told once when it is back", async () => {
    const server = await startOwnPostgres();
    try {
      await using street = await openStreet("postgres", server.url);
      street.house.omni.state.stock.set(SKU, "toronto-south", 3);
      const bots = [await street.start(), await street.start()];
      const holds = bots.map(({ omni }) => omni.holdAnswer(SCAN));
      await street.due(SKU);
      await Promise.race(holds.map(({ reached }) => reached));
      await server.halt();
      for (const { release } of holds) release();
      await server.resume();
      await until(async () => (await street.runs().catch(() => [])).length > 0, "the database is back");
      await street.settled();
      expect(said(street)).toEqual([[CARD, false]]);
    } finally {
      await server.stop();
    }
  });
});
