import { beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import {
  cardsShowing,
  findPostedCard,
  forgetPostedCard,
  forgetPostedCards,
  keepPostedCard,
} from "../../src/database/posted-cards.ts";
import { dialects, freshPlace } from "./support.ts";

describe.each(dialects)("a posted card, on %s", (dialect) => {
  let database: Database;
  beforeEach(async () => {
    const fresh = await freshPlace(dialect);
    database = await openDatabase(fresh.place);
    return async () => {
      await database.close();
      await fresh.remove();
    };
  });

  const at = { channel: "C0CARE", ts: "1.1" };
  const card = {
    ...at,
    person: "U0BEN",
    readers: "everyone" as const,
    question: { operation: "order.read", values: { order: ["1001"] } },
    from: undefined,
    asOf: 1_000,
  };
  const order = { kind: "order", id: "1001" };
  const shipment = { kind: "shipment", id: "20078" };

  it("is found by each thing that it has buttons for, once, and as it was kept", async () => {
    await keepPostedCard(database.db, card, [order, shipment, shipment]);
    for (const targets of [[order], [shipment], [order, shipment]])
      expect(await cardsShowing(database.db, targets, 10)).toEqual([at]);
    expect(await cardsShowing(database.db, [{ kind: "store", id: "1001" }], 10)).toEqual([]);
    expect(await cardsShowing(database.db, [], 10)).toEqual([]);
    expect(await findPostedCard(database.db, at)).toEqual(card);
  });

  it("is what it was drawn as last, and nothing once it has no buttons", async () => {
    await keepPostedCard(database.db, card, [order, shipment]);
    const from = { operation: "stock.read", values: { sku: ["TEE-RED-M"] } };
    await keepPostedCard(database.db, { ...card, from, readers: "shared", asOf: 2_000 }, [order]);
    expect(await cardsShowing(database.db, [shipment], 10)).toEqual([]);
    expect(await findPostedCard(database.db, at)).toMatchObject({ from, readers: "shared", asOf: 2_000 });
    await keepPostedCard(database.db, card, []);
    expect(await findPostedCard(database.db, at)).toBeUndefined();
  });

  it("is one of many: the newest come first, and no more than are wanted", async () => {
    for (const ts of ["1.1", "1.2", "1.3"])
      await keepPostedCard(database.db, { ...card, ts, asOf: Number(ts) * 10 }, [order, shipment]);
    const newest = await cardsShowing(database.db, [order, shipment], 2);
    expect(newest.map(({ ts }) => ts)).toEqual(["1.3", "1.2"]);
  });

  it("is forgotten by itself, or when it is old", async () => {
    await keepPostedCard(database.db, card, [order]);
    await keepPostedCard(database.db, { ...card, ts: "1.2", asOf: 2_000 }, [order]);
    await keepPostedCard(database.db, { ...card, ts: "1.3", asOf: 3_000 }, [order]);
    await forgetPostedCard(database.db, at);
    await forgetPostedCards(database.db, 3_000);
    expect(await cardsShowing(database.db, [order], 10)).toEqual([{ channel: "C0CARE", ts: "1.3" }]);
  });
});
