import { beforeEach } from "vitest";
import { createRule, type NewRule, type RuleRecord } from "../../src/database/alert-rules.ts";
import { type Database, type Dialect, openDatabase } from "../../src/database/open-database.ts";
import { freshPlace } from "./support.ts";

export const noon = Date.UTC(2026, 10, 23, 12, 0, 0);

/** A fresh database for each test. */
export function databaseForEach(dialect: Dialect): () => Database {
  let open: Database | undefined;
  beforeEach(async () => {
    const fresh = await freshPlace(dialect);
    const database = await openDatabase(fresh.place);
    open = database;
    return async () => {
      await database.close();
      await fresh.remove();
    };
  });
  return () => {
    if (open === undefined) throw new Error("There is no database before the test runs.");
    return open;
  };
}

/** A rule as it is made. */
export function newRule(made: Partial<NewRule> = {}): NewRule {
  return {
    channel: "C1",
    name: "Tees",
    definition: { below: 5, note: "naïve ✓ 🧢" },
    creator: "U1",
    status: {},
    nextDue: noon,
    ...made,
  };
}

export async function keptRule({ db }: Database, made: Partial<NewRule> = {}): Promise<RuleRecord> {
  const rule = await createRule(db, newRule(made), noon);
  if (rule === undefined) throw new Error("There is one of that name.");
  return rule;
}
