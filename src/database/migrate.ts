import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { z } from "zod";
import type { Dialect } from "./open-database.ts";

/** The database was last used by a newer version of the app, whose tables this one does not know. */
export class DatabaseTooNew extends Error {
  override readonly name = "DatabaseTooNew";
}

/**
 * Brings the tables up to date, all or nothing, however many replicas start at once: one does it, under a lock
 * of the engine, and the others wait and find it done.
 * @throws {DatabaseTooNew} when the database knows a migration that is not among these
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  dialect: Dialect,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const locked = { sqlite: inSqlite, postgres: inPostgres }[dialect];
  await locked(db, async (held, disableTransactions) => {
    const done = await doneIn(held, dialect);
    refuseNewer(done, migrations);
    if (done.length === Object.keys(migrations).length) return;
    // Needed on the first start of a version only.
    const { Migrator } = await import("kysely/migration");
    const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
    const { error } = await new Migrator({ db: held, provider }).migrateToLatest({ disableTransactions });
    if (error !== undefined) throw error;
  });
}

const Done = z.object({ name: z.string() });

type Work<Tables> = (held: Kysely<Tables>, disableTransactions: boolean) => Promise<void>;

/** Any number, as long as it is ours and stays the same. */
const lockId = 7_023_665_001;

async function inPostgres<Tables>(db: Kysely<Tables>, work: Work<Tables>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(lockId)})`.execute(transaction);
    await work(transaction, false);
  });
}

/** A plain `begin` would let two processes read the same old state; only an immediate one waits its turn. */
async function inSqlite<Tables>(db: Kysely<Tables>, work: Work<Tables>): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      await work(connection, true);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}

const HAS_BEGUN = {
  sqlite: sql`select 1 from sqlite_master where name = 'kysely_migration'`,
  postgres: sql`select 1 where to_regclass('kysely_migration') is not null`,
};

/** The names of the migrations that the database has behind it. */
async function doneIn<Tables>(db: Kysely<Tables>, dialect: Dialect): Promise<readonly string[]> {
  const { rows: begun } = await HAS_BEGUN[dialect].execute(db);
  if (begun.length === 0) return [];
  const { rows } = await sql`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => Done.parse(row).name);
}

function refuseNewer(done: readonly string[], migrations: Readonly<Record<string, Migration>>): void {
  const unknown = done.filter((name) => !(name in migrations));
  if (unknown.length === 0) return;
  throw new DatabaseTooNew(
    `The database was last used by a newer version of the app: it has ${unknown.join(", ")}, which this one does ` +
      "not know. Nothing was changed. Start the newer version again, or point DATA_DIR or DATABASE_URL elsewhere.",
  );
}
