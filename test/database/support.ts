import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabasePlace, Dialect } from "../../src/database/open-database.ts";
import { freshPostgres } from "../support/postgres.ts";

/** A place for one new, empty database, and how to get rid of it. */
export interface FreshPlace {
  readonly place: DatabasePlace;
  readonly remove: () => Promise<void>;
}

export const dialects: readonly Dialect[] = ["sqlite", "postgres"];

export async function freshPlace(dialect: Dialect): Promise<FreshPlace> {
  if (dialect === "sqlite") {
    const { dataDir, remove } = freshDataDir();
    return { place: { kind: "sqlite", dataDir }, remove: () => Promise.resolve(remove()) };
  }
  const { url, drop } = await freshPostgres();
  return { place: { kind: "postgres", url }, remove: drop };
}

export function freshDataDir(): { dataDir: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "omni-data-"));
  return { dataDir: join(folder, "data"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
