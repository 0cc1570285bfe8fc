import type { Database, DatabasePlace } from "../database/open-database.ts";
import type { Jobs, JobsOptions } from "./jobs.ts";
import { createSqliteJobs } from "./sqlite.ts";

/** The jobs of a database, by its engine. Nothing is started yet. */
export async function openJobs(
  _place: DatabasePlace,
  database: Database,
  options: JobsOptions,
): Promise<Jobs> {
  return createSqliteJobs(database.db, options);
}
