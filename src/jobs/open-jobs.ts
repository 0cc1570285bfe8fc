import type { Database, DatabasePlace } from "../database/open-database.ts";
import type { Jobs, JobsOptions } from "./jobs.ts";
import { createSqliteJobs } from "./sqlite.ts";

/** The jobs of a database, by its engine; only what is needed is loaded. Nothing is started yet. */
export async function openJobs(place: DatabasePlace, { db }: Database, options: JobsOptions): Promise<Jobs> {
  if (place.kind === "sqlite") return createSqliteJobs(db, options);
  const { createPgBossJobs } = await import("./pg-boss.ts");
  return createPgBossJobs(db, place.url, options);
}
