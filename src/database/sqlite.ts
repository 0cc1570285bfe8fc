import { mkdirSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Dialect } from "kysely";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { createFlush, type Sync } from "./flush.ts";
import { sharedWaits, type Unflushed } from "./sqlite-driver.ts";

/** How long a statement waits for another process (a command-line tool) to finish writing, in milliseconds. */
const busy = 5000;
/** So many prepared statements are kept; those with lists of any length would else add up. */
const keptStatements = 200;
/** The log grows to 16 MB before it is brought into the file, which holds up the process: a change writes 60 pages. */
const pagesOfLog = 4000;
/** While the disk works on what some wrote, it is given at once what others wrote meanwhile. */
const syncsAtOnce = 2;

/**
 * SQLite in `dataDir/omni.sqlite`. What a query or a transaction ended with survives a loss of power, and others
 * may read meanwhile (WAL).
 *
 * SQLite itself waits for the disk only where the file would else be damaged (`synchronous` NORMAL); what it
 * committed stands in the log beside the file, which we put on the disk without holding up the process.
 * @see https://www.sqlite.org/pragma.html#pragma_synchronous
 */
export function sqliteDialect(dataDir: string, syncing: Syncing = syncedLog): Dialect {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "omni.sqlite");
  const database = new Sqlite(file, { timeout: busy });
  try {
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = NORMAL");
    database.pragma(`wal_autocheckpoint = ${pagesOfLog}`);
    database.pragma("foreign_keys = ON");
  } catch (error) {
    database.close();
    throw error;
  }
  const logs = Array.from({ length: syncsAtOnce }, () => syncing(`${file}-wal`));
  const close = () => {
    database.close();
    for (const log of logs) log.close();
  };
  const unflushed = { prepare: preparingOnce(database), rowsChanged: countingRows(database), close };
  return sharedWaits(unflushed, createFlush(logs.map(({ sync }) => sync)));
}

/** Puts a file on the disk. */
export type Syncing = (file: string) => { readonly sync: Sync; readonly close: () => void };

/**
 * The log is there from the first query on, and until the last connection is closed. The system tells of a failure
 * once for each time that the file was opened.
 */
const syncedLog: Syncing = (file) => {
  let opened: Promise<FileHandle> | undefined;
  return {
    sync: async () => {
      opened ??= open(file, "r+");
      await (await opened).datasync();
    },
    // Where it could not be opened, every write was told so.
    close: () => void opened?.then((handle) => handle.close()).catch(() => {}),
  };
};

/** @see https://www.sqlite.org/lang_corefunc.html#total_changes */
function countingRows(database: Sqlite.Database): Unflushed["rowsChanged"] {
  const count = database.prepare("select total_changes()").pluck();
  return () => z.number().parse(count.get());
}

/** Preparing a statement takes longer than most of them run. None is used twice at a time: each runs to its end. */
function preparingOnce(database: Sqlite.Database): Unflushed["prepare"] {
  const kept = new LRUCache<string, Sqlite.Statement>({ max: keptStatements });
  return (sql) => kept.get(sql) ?? keep(sql, database.prepare(sql));
  function keep(sql: string, statement: Sqlite.Statement) {
    kept.set(sql, statement);
    return statement;
  }
}
