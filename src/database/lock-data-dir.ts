import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Another bot uses this data directory. The message says where it answers. */
export class DataDirInUse extends Error {
  override readonly name = "DataDirInUse";
}

/**
 * Locks that are held. Kept here because a lock whose handle nobody refers to any more is freed by the
 * garbage collector.
 */
const held = new Set<{ close(): unknown }>();

/**
 * Makes this process the only bot on a data directory, until it releases the lock or ends in any way.
 *
 * The lock is an open transaction on a second, empty database: the system frees it on death, and the database
 * itself stays open to command-line tools. Who holds it stands in a file beside it, because what is locked
 * cannot be read (and reading it anyhow would free it: POSIX locks end with any close of the file).
 * @param holder `address`: where this bot answers, to be told to whoever comes second
 * @throws {DataDirInUse} when another bot holds it
 */
export async function lockDataDir(
  dataDir: string,
  holder: { readonly address: string },
): Promise<{ readonly release: () => void }> {
  const { default: Sqlite } = await import("better-sqlite3");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const note = join(dataDir, "omni.lock.txt");
  const database = new Sqlite(join(dataDir, "omni.lock"), { timeout: 0 });
  try {
    database.exec("begin exclusive");
    writeFileSync(note, `${holder.address}\n`);
  } catch (error) {
    database.close();
    if (error instanceof Sqlite.SqliteError && error.code === "SQLITE_BUSY") throw inUse(dataDir, note);
    throw error;
  }
  held.add(database);
  return {
    release() {
      if (!held.delete(database)) return;
      try {
        rmSync(note, { force: true });
      } finally {
        database.close();
      }
    },
  };
}

function inUse(dataDir: string, note: string): DataDirInUse {
  return new DataDirInUse(
    `Another bot uses ${dataDir} already; it answers at ${readNote(note)}. Stop it first, give this one a DATA_DIR ` +
      "of its own, or run several on one PostgreSQL with DATABASE_URL.",
  );
}

function readNote(note: string): string {
  try {
    return readFileSync(note, "utf8").trim();
  } catch {
    return "an address it has not told yet";
  }
}
