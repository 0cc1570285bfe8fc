import { beforeEach } from "vitest";
import type { Dialect } from "../../src/database/open-database.ts";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import { type Audit, createAudit, createLedger, type Ledger } from "../../src/ledger/index.ts";
import { type FreshPlace, freshPlace } from "../database/support.ts";

export const noon = Date.UTC(2026, 10, 23, 12, 0, 0);
export const MINUTE = 60_000;

/** A fresh database with what works on it, and a clock that stands still until it is moved. */
export interface Bench {
  fresh: FreshPlace;
  database: Database;
  audit: Audit;
  clock: { now: number };
  ledger: Ledger;
  /** One more ledger on the same database, as another process has it. */
  of: (owner: string) => Ledger;
}

export async function openBench(dialect: Dialect): Promise<Bench & { readonly close: () => Promise<void> }> {
  const fresh = await freshPlace(dialect);
  const database = await openDatabase(fresh.place);
  const clock = { now: noon };
  const of = (owner: string) => createLedger({ db: database.db, owner, now: () => clock.now });
  const audit = createAudit({ db: database.db, now: () => clock.now });
  const close = async (): Promise<void> => {
    await database.close();
    await fresh.remove();
  };
  return { fresh, database, clock, audit, of, ledger: of("one"), close };
}

/** A bench for each test; its fields are there once the test runs. */
export function benchForEach(dialect: Dialect): () => Bench {
  let bench: Bench | undefined;
  beforeEach(async () => {
    const opened = await openBench(dialect);
    bench = opened;
    return opened.close;
  });
  return () => {
    if (bench === undefined) throw new Error("There is no bench before the test runs.");
    return bench;
  };
}

/** What the audit says, oldest first: outcomes, each with who else acted. */
export async function told(audit: Audit): Promise<string[]> {
  const { entries } = await audit.list({ limit: 1000 });
  return entries.toReversed().map(({ outcome, by }) => (by === undefined ? outcome : `${outcome} by ${by}`));
}
