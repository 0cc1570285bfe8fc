import { open } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as moment } from "node:timers/promises";
import * as fc from "fast-check";
import { Kysely, sql } from "kysely";
import { expect, it, onTestFinished, vi } from "vitest";
import { claimEvent } from "../../src/database/events.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { sqliteDialect } from "../../src/database/sqlite.ts";
import { allRows, type Db, type Rows, SlowDisk } from "./slow-disk.ts";
import { freshDataDir } from "./support.ts";

/** What is done: several rows in a transaction or one alone, which may fail, or a look at what is there. */
type Work =
  | {
      readonly do: "transaction";
      readonly ids: readonly number[];
      readonly pauses: number;
      readonly throws: boolean;
    }
  | { readonly do: "insert"; readonly id: number }
  | { readonly do: "look" };
/** What happens: some works begin, the process goes on for a while, or the disk is done with something it was given. */
type Step = readonly Work[] | "go on" | "first" | "last";

const id = fc.integer({ min: 0, max: 15 });
const work: fc.Arbitrary<Work> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("insert" as const), id }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("transaction" as const),
      ids: fc.array(id, { minLength: 1, maxLength: 3 }),
      pauses: fc.nat(3),
      throws: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: "look" as const }) },
);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.array(work, { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constant("go on" as const) },
    { weight: 3, arbitrary: fc.constantFrom("first" as const, "first" as const, "last" as const) },
  ),
  { minLength: 4, maxLength: 20 },
);

interface Stage extends AsyncDisposable {
  readonly db: Db;
  readonly disk: SlowDisk;
}

async function stage(): Promise<Stage> {
  const { dataDir, remove } = freshDataDir();
  const disk = new SlowDisk(join(dataDir, "omni.sqlite"), join(dataDir, "left.sqlite"));
  const db: Db = new Kysely({ dialect: sqliteDialect(dataDir, disk.syncing) });
  // The real disk has no part in this.
  await sql`pragma synchronous = off`.execute(db);
  await db.schema
    .createTable("row")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("work", "integer")
    .execute();
  return {
    db,
    disk,
    [Symbol.asyncDispose]: async () => {
      disk.quick();
      await db.destroy();
      remove();
    },
  };
}

/** The rows that it is told of: those it wrote, or those it saw. */
async function perform(db: Db, work: Work, number: number): Promise<readonly Rows["row"][]> {
  if (work.do === "look") return allRows(db);
  const ids = work.do === "insert" ? [work.id] : work.ids;
  if (work.do === "insert") {
    await db.insertInto("row").values({ id: work.id, work: number }).execute();
  } else {
    await db.transaction().execute(async (transaction) => {
      for (const each of ids) {
        await transaction.insertInto("row").values({ id: each, work: number }).execute();
        // Others have time to write to the disk before this is committed.
        for (let pause = 0; pause < work.pauses; pause += 1) await moment();
      }
      if (work.throws) throw new Error("changed its mind");
    });
  }
  return ids.map((each) => ({ id: each, work: number }));
}

it("tells only what a loss of power leaves, of any works that begin, fail and wait at any time", async () => {
  await using scene = await stage();
  await fc.assert(
    fc.asyncProperty(steps, async (happening) => {
      scene.disk.quick();
      await scene.db.deleteFrom("row").execute();
      await sql`pragma wal_checkpoint(truncate)`.execute(scene.db);
      const { toldBefore, left, told, failed, now } = await play(scene, happening);
      expect(left).toEqual(expect.arrayContaining(toldBefore));
      // Whatever is left of a work is all of it.
      expect(left).toEqual(now.filter((row) => left.some((each) => each.work === row.work)));
      expect(now.filter((row) => failed.has(row.work))).toEqual([]);
      expect(now).toEqual(expect.arrayContaining(told));
    }),
    { numRuns: 150 },
  );
});

/** What was told by the time the power went, and what was left; then what comes of it where the power stays. */
async function play({ db, disk }: Stage, happening: readonly Step[]) {
  disk.slow();
  const told: Rows["row"][] = [];
  const failed = new Set<number>();
  const underWay: Promise<void>[] = [];
  const begin = (each: Work) => {
    const number = underWay.length;
    const performed = perform(db, each, number);
    underWay.push(
      performed.then(
        (rows) => void told.push(...rows),
        () => void failed.add(number),
      ),
    );
  };
  for (const step of happening) {
    if (typeof step !== "string") step.forEach(begin);
    else if (step !== "go on") disk.finish(step);
    await moment();
  }
  const toldBefore = [...told];
  const left = disk.rowsAfterLossOfPower();
  disk.quick();
  await Promise.all(underWay);
  return { toldBefore, left, told, failed, now: await allRows(db) };
}

it("puts on the real disk what it says it did, together", async () => {
  const { dataDir, remove } = freshDataDir();
  onTestFinished(remove);
  const { db, close } = await openDatabase({ kind: "sqlite", dataDir });
  onTestFinished(close);
  const handle = await open(join(dataDir, "omni.sqlite-wal"), "r+");
  const datasync = vi.spyOn(Object.getPrototypeOf(handle), "datasync");
  onTestFinished(() => datasync.mockRestore());
  await handle.close();
  const claim = (event: number) => claimEvent(db, { app: "A", team: "T", event: `Ev${event}`, now: 1 });
  await claim(0);
  expect(datasync).toHaveBeenCalledTimes(1);
  await Promise.all(Array.from({ length: 50 }, (_, at) => claim(at + 1)));
  const once = datasync.mock.calls.length;
  expect(once).toBeLessThan(5);
  // What finds nothing to change has nothing to wait for.
  await claim(0);
  await db.deleteFrom("events").where("event_id", "=", "Ev51").execute();
  await db.transaction().execute((transaction) => transaction.deleteFrom("jobs").execute());
  expect(datasync).toHaveBeenCalledTimes(once);
  await db.schema.createTable("another").addColumn("id", "integer").execute();
  expect(datasync).toHaveBeenCalledTimes(once + 1);
});

it("believes a disk no more that failed once", async () => {
  const { dataDir, remove } = freshDataDir();
  onTestFinished(remove);
  let failing = false;
  const sync = () => (failing ? Promise.reject(new Error("EIO")) : Promise.resolve());
  const db: Db = new Kysely({ dialect: sqliteDialect(dataDir, () => ({ sync, close: () => {} })) });
  onTestFinished(() => db.destroy());
  await sql`create table row (id integer primary key, work integer)`.execute(db);
  failing = true;
  await expect(perform(db, { do: "insert", id: 1 }, 1)).rejects.toThrow("EIO");
  failing = false;
  await expect(perform(db, { do: "insert", id: 2 }, 2)).rejects.toThrow("EIO");
  await expect(perform(db, { do: "look" }, 3)).rejects.toThrow("EIO");
});
