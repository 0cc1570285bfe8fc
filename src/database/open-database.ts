import { Kysely, type KyselyConfig, type LogEvent, sql } from "kysely";
import { DatabaseTooNew, migrate } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import type { Tables } from "./tables.ts";

/** Where the database is: a folder of this machine, or the address of a PostgreSQL. */
export type DatabasePlace =
  | { readonly kind: "sqlite"; readonly dataDir: string }
  | { readonly kind: "postgres"; readonly url: string };
export type Dialect = DatabasePlace["kind"];

/** An open database whose tables are up to date. */
export interface Database {
  readonly db: Kysely<Tables>;
  readonly dialect: Dialect;
  /** Closes every connection; queries under way end first. */
  readonly close: () => Promise<void>;
  /** Resolves when the database answers, rejects when it does not. */
  readonly ping: () => Promise<void>;
}

export interface DatabaseHooks {
  /** Told of every query that ended: its kind (`select`, `insert`, …), its time, and whether it failed. */
  readonly onQuery?: ((query: { kind: string; seconds: number; failed: boolean }) => void) | undefined;
  /** Told of a connection lost while nobody used it. The pool opens another; nothing else is to be done. */
  readonly onLostConnection?: ((error: Error) => void) | undefined;
}

/** The database cannot be opened. The message says which, without its password, and what to check. */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
}

/**
 * Opens the database and brings its tables up to date. Only the driver that is needed is loaded.
 * @throws {DatabaseUnavailable} when it cannot be reached, read or written
 * @throws {DatabaseTooNew} when a newer version of the app has used it
 */
export async function openDatabase(place: DatabasePlace, hooks: DatabaseHooks = {}): Promise<Database> {
  const dialect = await dialectOf(place, hooks);
  const db = new Kysely<Tables>({ dialect, log: (event) => report(event, hooks) });
  try {
    await migrate(db, place.kind, migrations);
  } catch (error) {
    await db.destroy().catch(() => {});
    throw unreachable(place, error);
  }
  return {
    db,
    dialect: place.kind,
    close: () => db.destroy(),
    ping: async () => {
      await sql`select 1`.execute(db);
    },
  };
}

async function dialectOf(place: DatabasePlace, hooks: DatabaseHooks): Promise<KyselyConfig["dialect"]> {
  if (place.kind === "postgres") {
    const { postgresDialect } = await import("./postgres.ts");
    return postgresDialect(place.url, hooks.onLostConnection ?? (() => {}));
  }
  const { sqliteDialect } = await import("./sqlite.ts");
  try {
    return sqliteDialect(place.dataDir);
  } catch (error) {
    throw unreachable(place, error);
  }
}

function report(event: LogEvent, hooks: DatabaseHooks): void {
  const kind = event.query.query.kind.replace(/(?:Query)?Node$/, "").toLowerCase();
  hooks.onQuery?.({ kind, seconds: event.queryDurationMillis / 1000, failed: event.level === "error" });
}

/** Words for what goes wrong on the way to a database; what has words of its own stays as it is. */
function unreachable(place: DatabasePlace, error: unknown): unknown {
  if (error instanceof DatabaseTooNew || !(error instanceof Error)) return error;
  const code: unknown = Reflect.get(error, "code");
  const why = typeof code === "string" ? code : error.message;
  return new DatabaseUnavailable(
    place.kind === "sqlite" ? noSqlite(place.dataDir, why) : noPostgres(place.url, why),
    {
      cause: error,
    },
  );
}

function noSqlite(dataDir: string, why: string): string {
  return (
    `The database in ${dataDir} cannot be opened (${why}). ` +
    "Check that DATA_DIR is a folder this user may write to, with room on its disk."
  );
}

function noPostgres(url: string, why: string): string {
  const { hostname, pathname } = new URL(url);
  return (
    `The PostgreSQL database ${pathname.slice(1)} at ${hostname} cannot be opened (${why}). ` +
    "Check DATABASE_URL, and that the server runs and may be reached from here."
  );
}
