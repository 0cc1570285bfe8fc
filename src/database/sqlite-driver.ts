import { type DatabaseConnection, type Dialect, SqliteAdapter, SqliteDialect, SqliteDriver } from "kysely";
import type { SqliteStatement } from "kysely";
import type { Flush } from "./flush.ts";

/** A database that leaves it to us to put on the disk what it committed. */
export interface Unflushed {
  readonly prepare: (sql: string) => SqliteStatement & { readonly readonly: boolean };
  readonly close: () => void;
}

/**
 * SQLite on one connection, which one transaction or query uses at a time. Each is committed by itself and the next
 * one goes on at once, but none ends, whether it wrote or only read, before what it saw is on the disk: so they
 * share the waits for it, and nobody is told what a loss of power would undo.
 */
export function sharedWaits(database: Unflushed, flush: Flush): Dialect {
  let hasWritten = false;
  const noting = {
    close: database.close,
    prepare: (sql: string) => {
      const statement = database.prepare(sql);
      hasWritten ||= !statement.readonly;
      return statement;
    },
  };
  const settled = () => {
    if (hasWritten) flush.wrote();
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

  constructor(database: Unflushed, settled: () => Promise<void>) {
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
