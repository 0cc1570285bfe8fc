import { sql } from "kysely";
import { expect } from "vitest";
import { type House, openHouse } from "./house.ts";
import { freshPostgres } from "./postgres.ts";

const PATIENCE = { timeout: 30_000 };

/** Two replicas on one PostgreSQL, whose clocks can be moved on. */
export async function openTwo() {
  const { url, drop } = await freshPostgres();
  let passed = 0;
  const house = await openHouse({ database: { kind: "postgres", url }, now: () => Date.now() + passed });
  await house.another();
  return {
    house,
    /** Lets time pass, until one of both has looked at what is not shown. */
    pass: async (ms: number) => {
      await expect.poll(() => lookedAt(house), PATIENCE).not.toBe("never");
      const before = await lookedAt(house);
      passed += ms;
      await expect.poll(() => lookedAt(house), PATIENCE).not.toBe(before);
    },
    [Symbol.asyncDispose]: async () => {
      await house[Symbol.asyncDispose]();
      await drop();
    },
  };
}

/** When a replica looked last at what is not shown, by the clock of the database. */
async function lookedAt({ database }: House): Promise<string | undefined> {
  const found = await sql<{ at: string }>`select coalesce(max(completed_on)::text, 'never') as at
    from omni_jobs.job where name = 'changes.show'`.execute(database.db);
  return found.rows[0]?.at;
}
