import { type DatabaseConnection, type Dialect, SqliteAdapter, SqliteDialect, SqliteDriver } from "kysely";
import type { SqliteStatement } from "kysely";
import type { Flush } from "./flush.ts";

/** A database that leaves it to us to put on the disk what it committed. */
export interface Unflushed {
  readonly prepare: (sql: string) => SqliteStatement & { readonly readonly: boolean };
  /** How many rows were inserted, updated or deleted since it was opened. */
  readonly rowsChanged: () => number;
  readonly close: () => void;
}

/** What writes nothing but the rows that it changes, which are counted. */
const COUNTED = /^\s*(?:insert|update|delete|with|begin|commit|rollback|savepoint|release)\b/i;

/**
 * SQLite on one connection, which one transaction or query uses at a time. Each is committed by itself and the next
 * one goes on at once, but none ends, whether it wrote or only read, before what it saw is on the disk: so they
 * share the waits for it, and nobody is told what a loss of power would undo.
 */
export function sharedWaits(database: Unflushed, flush: Flush): Dialect {
  let mayHaveWritten = false;
  let hasWritten = false;
  let rowsChanged = 0;
  const noting = {
    close: database.close,
    prepare: (sql: string) => {
      const statement = database.prepare(sql);
      mayHaveWritten ||= !statement.readonly;
      hasWritten ||= !statement.readonly && !COUNTED.test(sql);
      return statement;
    },
  };
  // Much of what runs by the clock finds nothing to change, and has nothing to wait for.
  const hasChangedRows = () => {
    const before = rowsChanged;
    rowsChanged = database.rowsChanged();
    return rowsChanged !== before;
  };
  const settled = () => {
    if (mayHaveWritten && (hasChangedRows() || hasWritten)) flush.wrote();
    mayHaveWritten = false;
    hasWritten = false;
    return flush.settled();
  };
  const dialect = new SqliteDialect({ database: noting });
  return {
    createAdapter: () => new OwnTurns(),
    createDriver: () => new SharedDriver(noting, settled),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

/** Kysely's own turns end with the wait for the disk; ours end before it. */
class OwnTurns extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class SharedDriver extends SqliteDriver {
  readonly #settled: () => Promise<void>;
  #last = Promise.resolve();
  #endTurn = () => {};

  constructor(database: Omit<Unflushed, "rowsChanged">, settled: () => Promise<void>) {
    super({ database });
    this.#settled = settled;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turn();
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    const settled = this.#settled();
    this.#endTurn();
    await settled;
  }

  override async destroy(): Promise<void> {
    await this.#turn();
    await super.destroy();
  }

  async #turn(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#last;
    this.#last = promise;
    await before;
    this.#endTurn = resolve;
  }
}
