import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
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
    await refuseNewer(held, migrations);
    const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
    const { error } = await new Migrator({ db: held, provider }).migrateToLatest({ disableTransactions });
    if (error !== undefined) throw error;
  });
}

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

async function refuseNewer<Tables>(
  db: Kysely<Tables>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === "kysely_migration")) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = rows.map((row) => row.name).filter((name) => !(name in migrations));
  if (unknown.length === 0) return;
  throw new DatabaseTooNew(
    `The database was last used by a newer version of the app: it has ${unknown.join(", ")}, which this one does ` +
      "not know. Nothing was changed. Start the newer version again, or point DATA_DIR or DATABASE_URL elsewhere.",
  );
}
