import { PostgresDialect } from "kysely";
import { Pool, TypeOverrides, types } from "pg";

/** PostgreSQL through a pool. Nothing waits for ever: neither a connection nor a statement. */
export function postgresDialect(url: string, onLostConnection: (error: Error) => void): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    application_name: "omni-for-slack",
    max: 10,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    keepAlive: true,
    types: numbersForInt8(),
  });
  // Without a listener a lost connection would end the process: the pool listens to idle clients only, so
  // each client gets one too, for the time between two statements of a transaction.
  pool.on("error", onLostConnection);
  pool.on("connect", (client) => client.on("error", onLostConnection));
  return new PostgresDialect({ pool });
}

/** Times are int8, which node-postgres reads as text because it may not fit a number; milliseconds do. */
function numbersForInt8(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}
