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
  // A lost connection that nobody listens to ends the process. Each client tells of its own loss, also between
  // two statements of a transaction; the pool repeats it for idle ones.
  pool.on("connect", (client) => client.on("error", onLostConnection));
  pool.on("error", () => {});
  return new PostgresDialect({ pool });
}

/** Times are int8, which node-postgres reads as text because it may not fit a number; milliseconds do. */
function numbersForInt8(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}
