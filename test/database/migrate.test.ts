import { type Kysely, sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { DatabaseTooNew, migrate } from "../../src/database/migrate.ts";
import { migrations } from "../../src/database/migrations/index.ts";
import { type Database, DatabaseUnavailable, openDatabase } from "../../src/database/open-database.ts";
import { dialects, type FreshPlace, freshPlace } from "./support.ts";
import { runWorkers, startWorker } from "./workers.ts";

describe.each(dialects)("the tables on %s", (dialect) => {
  let fresh: FreshPlace;
  const open: Database[] = [];
  const openOne = async (): Promise<Database> => {
    const database = await openDatabase(fresh.place);
    open.push(database);
    return database;
  };

  beforeEach(async () => {
    fresh = await freshPlace(dialect);
    return async () => {
      await Promise.all(open.splice(0).map((database) => database.close()));
      await fresh.remove();
    };
  });

  it("are made once, and found the next time", async () => {
    const first = await openOne();
    const second = await openOne();
    expect(await applied(first)).toEqual(Object.keys(migrations));
    expect(await applied(second)).toEqual(Object.keys(migrations));
  });

  it("are made once by four processes that start together", async () => {
    const said = await runWorkers("open", fresh.place, 4);
    expect(said).toEqual(["opened", "opened", "opened", "opened"]);
    expect(await applied(await openOne())).toEqual(Object.keys(migrations));
  });

  it("of a newer version are left alone", async () => {
    const newer = await openOne();
    await sql`insert into kysely_migration values ('9999-from-later', '2030-01-01T00:00:00.000Z')`.execute(
      newer.db,
    );
    const opening = openDatabase(fresh.place);
    await expect(opening).rejects.toThrow(DatabaseTooNew);
    await expect(opening).rejects.toThrow(/newer version of the app: it has 9999-from-later/);
  });

  it("stay as they were when a migration fails half-way", async () => {
    const { db } = await openOne();
    const failing = {
      ...migrations,
      "9000-fails": {
        async up(db: Kysely<never>) {
          await db.schema.createTable("half").addColumn("id", "text").execute();
          throw new Error("half-way");
        },
      },
    };
    await expect(migrate(db, dialect, failing)).rejects.toThrow("half-way");
    const tables = (await db.introspection.getTables()).map((table) => table.name);
    expect(tables).toEqual([
      "alert_alarm_items",
      "alert_alarms",
      "alert_digests",
      "alert_items",
      "alert_readings",
      "alert_rules",
      "alert_runs",
      "answers",
      "audit",
      "audit_head",
      "audit_reasons",
      "audit_targets",
      "batches",
      "changes",
      "events",
      "job_periods",
      "jobs",
      "outbox",
      "outbox_channels",
      "posted_cards",
      "shipment_orders",
    ]);
    await migrate(db, dialect, migrations);
  });

  it("load the one driver they need", async () => {
    const driver = { sqlite: "better-sqlite3", postgres: "pg" }[dialect];
    expect(await startWorker("drivers", fresh.place).next()).toBe(driver);
  });

  it("are claimed from by four processes, one winner each", async () => {
    await openOne();
    const won = (await runWorkers("claim", fresh.place, 4)).map(Number);
    expect(won.reduce((sum, one) => sum + one, 0)).toBe(200);
  });
});

describe("a database that cannot be opened", () => {
  it("of SQLite names the folder", async () => {
    const opening = openDatabase({ kind: "sqlite", dataDir: "/dev/null/data" });
    await expect(opening).rejects.toThrow(DatabaseUnavailable);
    await expect(opening).rejects.toThrow(
      /in \/dev\/null\/data cannot be opened \(ENOTDIR\)\. Check that DATA_DIR/,
    );
  });

  it("of PostgreSQL names the server, and keeps the password", async () => {
    const opening = openDatabase({ kind: "postgres", url: "postgres://omni:s3cr3t@127.0.0.1:1/shop" });
    await expect(opening).rejects.toThrow(/database shop at 127\.0\.0\.1 .*\(ECONNREFUSED\).*DATABASE_URL/);
    await expect(opening).rejects.not.toThrow(/s3cr3t/);
  });
});

async function applied({ db }: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}
