import { type RawBuilder, sql } from "kysely";

/** A column of rows that travel together, and its type in the table. */
type Column = readonly [name: string, type: "text" | "integer" | "bigint" | "double precision"];
type Value = string | number | null;

/** Rows of one statement: some hundred kilobytes. */
const AT_ONCE = 1024;

/**
 * Rows to be inserted or compared with, as selects of one parameter each, which both engines take apart. A statement of
 * as many parameters as it has values takes two to three times as long to be made, and another one for each number of rows.
 * @see https://www.sqlite.org/json1.html#jeach
 * @see https://www.postgresql.org/docs/current/functions-json.html
 */
export function* selectsOf(
  columns: readonly Column[],
  rows: readonly (readonly Value[])[],
): Generator<RawBuilder<unknown>> {
  const cells = columns.map(([name, type], at) => `cast(entry.value->>${at} as ${type}) as ${name}`);
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const json = JSON.stringify(Object.fromEntries(rows.slice(from, from + AT_ONCE).map(entryOf)));
    // Without a condition, SQLite takes the `on` of a conflict for that of a join.
    yield sql`select ${sql.raw(cells.join(", "))} from json_each(${json}) as entry where true`;
  }
}

/** PostgreSQL takes apart an object only. Half of a surrogate pair cannot be stored as text. */
function entryOf(row: readonly Value[], at: number): [key: number, row: Value[]] {
  return [at, row.map((value) => (typeof value === "string" ? value.toWellFormed() : value))];
}
