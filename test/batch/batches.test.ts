import { beforeAll, describe, expect, it } from "vitest";
import {
  findBatch,
  keepBatch,
  keepBatchCard,
  keepClickedCard,
  keepNamed,
  recentBatches,
} from "../../src/database/batches.ts";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import { dialects, freshPlace } from "../database/support.ts";

describe.each(dialects)("what was named together, on %s", (dialect) => {
  let database: Database;
  beforeAll(async () => {
    const fresh = await freshPlace(dialect);
    database = await openDatabase(fresh.place);
    return async () => {
      await database.close();
      await fresh.remove();
    };
  });

  const batch = {
    operation: "shipment.reject",
    title: "Reject 2 shipments",
    person: "U0BEN",
    channel: "C0FULFIL",
    thread: undefined,
    named: [{ label: "21001" }, { label: "21002", refused: "It is shipped already." }],
    createdAt: 1_000,
  };

  it("is kept once for its key, however many try at once", async () => {
    const tries = Array.from({ length: 10 }, () => keepBatch(database.db, { ...batch, key: "once" }));
    const kept = (await Promise.all(tries)).filter((each) => each !== undefined);
    expect(kept).toHaveLength(1);
    expect(await findBatch(database.db, { key: "once" })).toEqual(kept[0]);
    expect(kept[0]).toMatchObject({ ...batch, card: undefined });
  });

  it("gains what was refused later, and where it is shown", async () => {
    const { id = "" } = (await keepBatch(database.db, { ...batch, key: "later", createdAt: 2_000 })) ?? {};
    const named = [{ label: "21001", refused: "Another change of it is under way." }];
    await keepNamed(database.db, id, named);
    await keepBatchCard(database.db, id, { channel: "C0FULFIL", ts: "1.2" });
    expect(await findBatch(database.db, { id })).toMatchObject({
      named,
      card: { channel: "C0FULFIL", ts: "1.2" },
    });
    expect((await recentBatches(database.db, 2_000, 5)).map((each) => each.id)).toEqual([id]);
  });

  it("takes from a click where it is shown only as long as nobody else kept it", async () => {
    const { id = "" } = (await keepBatch(database.db, { ...batch, key: "clicked" })) ?? {};
    const place = { channel: "C0FULFIL", ts: "1.3" };
    await keepClickedCard(database.db, id, place);
    expect((await findBatch(database.db, { id }))?.card).toEqual(place);
    const whole = { ...place, copies: [{ channel: "D0ANA", ts: "1.4", person: "U0ANA" }] };
    await keepBatchCard(database.db, id, whole);
    await keepClickedCard(database.db, id, place);
    expect((await findBatch(database.db, { id }))?.card).toEqual(whole);
  });
});
