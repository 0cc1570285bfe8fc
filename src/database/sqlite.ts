import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { SqliteDialect } from "kysely";

/** How long a statement waits for another process (a command-line tool) to finish writing, in milliseconds. */
const busy = 5000;

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
  return new SqliteDialect({ database });
}
