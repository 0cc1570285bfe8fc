import { beforeAll, describe, expect, it } from "vitest";
import {
  findBatch,
  keepBatch,
  keepBatchCard,
  keepNamed,
  unshownBatches,
} from "../../src/database/batches.ts";
import { alsoAt } from "../../src/database/card.ts";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import { claimPost, freePost, lapsePosts, setShown } from "../../src/database/posting.ts";
import { createLedger } from "../../src/ledger/index.ts";
import { rejection } from "../ledger/change.ts";
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
    await keepBatchCard(database.db, id, () => ({ channel: "C0FULFIL", ts: "1.2" }));
    expect(await findBatch(database.db, { id })).toMatchObject({
      named,
      card: { channel: "C0FULFIL", ts: "1.2" },
    });
  });

  it("is found as long as it stands on no message, or on one that shows it as it was before", async () => {
    const { db } = database;
    const ledger = createLedger({ db, owner: "one", now: () => clock });
    let clock = 10_000;
    const { id = "" } = (await keepBatch(db, { ...batch, key: "shown", createdAt: clock })) ?? {};
    const unshown = (before = clock + 1) => unshownBatches(db, { since: 10_000, before, most: 5 });
    expect(await unshown()).toEqual([id]);
    const { record } = await ledger.confirm(rejection({ key: "shown:0", batch: { id, index: 0 } }));
    expect(await unshown()).toEqual([]);
    clock += 1_000;
    await ledger.hold(record.id, { needed: 1, approvers: undefined, expiresAt: clock + 60_000 });
    expect(await unshown(clock)).toEqual([]);
    expect(await unshown()).toEqual([id]);
    await keepBatchCard(db, id, () => ({ channel: "C0FULFIL", ts: "1.5" }), clock);
    expect(await unshown()).toEqual([]);
    clock += 1_000;
    await ledger.end(record.id, "void");
    expect(await unshown()).toEqual([id]);
    await setShown(db, "batches", id, clock);
    expect(await unshown()).toEqual([]);
  });

  it("has its message posted by one at a time, and whoever comes after one who died knows it", async () => {
    const { db } = database;
    const { id = "" } = (await keepBatch(db, { ...batch, key: "posted" })) ?? {};
    const claim = (at: number) => claimPost(db, "batches", id, at);
    const both = await Promise.all([claim(0), claim(0)]);
    expect(both.toSorted()).toEqual([{ repeated: false }, undefined]);
    await freePost(db, "batches", id);
    expect(await claim(0)).toEqual({ repeated: false });
    expect(await claim(120_000)).toBeUndefined();
    expect(await claim(120_001)).toEqual({ repeated: true });
    await lapsePosts(db, "batches", 120_002);
    expect(await claim(120_002)).toEqual({ repeated: true });
    await keepBatchCard(db, id, () => ({ channel: "C0FULFIL", ts: "1.2" }));
    expect(await claim(900_000)).toBeUndefined();
  });

  it("is shown where somebody says that it is, made from what was kept of that before", async () => {
    const { id = "" } = (await keepBatch(database.db, { ...batch, key: "places" })) ?? {};
    const [one, two] = [
      { channel: "C0FULFIL", ts: "1.3" },
      { channel: "C0FULFIL", ts: "1.4" },
    ];
    const add = (place: typeof one) =>
      keepBatchCard(database.db, id, (before) => (before === undefined ? place : alsoAt(before, place)));
    await Promise.all([add(one), add(two), add(one)]);
    const { card } = (await findBatch(database.db, { id })) ?? {};
    const places = [card, ...(card?.twins ?? [])].map((each) => each?.ts);
    expect(places).toHaveLength(2);
    expect(new Set(places)).toEqual(new Set(["1.3", "1.4"]));
    await keepBatchCard(database.db, id, () => undefined);
    expect((await findBatch(database.db, { id }))?.card).toEqual(card);
  });
});
