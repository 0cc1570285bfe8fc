import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { SqliteDialect } from "kysely";
import { LRUCache } from "lru-cache";

/** How long a statement waits for another process (a command-line tool) to finish writing, in milliseconds. */
const busy = 5000;
/** So many prepared statements are kept; those with lists of any length would else add up. */
const keptStatements = 200;

/**
 * SQLite in `dataDir/omni.sqlite`. What is committed survives a loss of power (`synchronous` FULL), and
 * others may read meanwhile (WAL).
 */
export function sqliteDialect(dataDir: string): SqliteDialect {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const database = new Sqlite(join(dataDir, "omni.sqlite"), { timeout: busy });
  try {
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
  } catch (error) {
    database.close();
    throw error;
  }
  return new SqliteDialect({ database: preparingOnce(database) });
}

/** Preparing a statement takes longer than most of them run. None is used twice at a time: each runs to its end. */
function preparingOnce(database: Sqlite.Database) {
  const kept = new LRUCache<string, Sqlite.Statement>({ max: keptStatements });
  return {
    prepare: (sql: string) => kept.get(sql) ?? keep(sql, database.prepare(sql)),
    close: () => void database.close(),
  };
  function keep(sql: string, statement: Sqlite.Statement) {
    kept.set(sql, statement);
    return statement;
  }
}
