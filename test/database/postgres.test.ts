import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import { type FreshPlace, freshPlace } from "./support.ts";

let fresh: FreshPlace;
let database: Database;
let lost: () => void;

beforeAll(async () => {
  fresh = await freshPlace("postgres");
  database = await openDatabase(fresh.place, { onLostConnection: () => lost() });
  return async () => {
    await database.close();
    await fresh.remove();
  };
});

const endTheOthers = sql`select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

async function othersEnd(): Promise<void> {
  const told = new Promise<void>((resolve) => {
    lost = resolve;
  });
  const other = await openDatabase(fresh.place);
  await endTheOthers.execute(other.db);
  await told;
  await other.close();
}

it("survives the loss of an idle connection", async () => {
  await database.ping();
  await othersEnd();
  await expect(database.ping()).resolves.toBeUndefined();
});

it("survives the loss of a connection between two statements", async () => {
  const transaction = database.db.transaction().execute(async (transaction) => {
    await sql`select 1`.execute(transaction);
    await othersEnd();
    await sql`select 2`.execute(transaction);
  });
  await expect(transaction).rejects.toThrow(/terminat|not queryable|closed/i);
  await expect(database.ping()).resolves.toBeUndefined();
});
