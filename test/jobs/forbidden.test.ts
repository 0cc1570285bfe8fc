import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { expect, it } from "vitest";
import { DatabaseUnavailable, openDatabase } from "../../src/database/open-database.ts";
import { openJobs } from "../../src/jobs/open-jobs.ts";
import { freshPostgres } from "../support/postgres.ts";

const PERSON = `omni_lodger_${randomBytes(6).toString("hex")}`;

it("a user who may not create the schema of the jobs is told what to grant, and needs it once", async () => {
  const { url, drop } = await freshPostgres();
  const owner = new Client(url);
  await owner.connect();
  const name = new URL(url).pathname.slice(1);
  await owner.query(`create role ${PERSON} login password 's3cr3t'`);
  await owner.query(`grant create, usage on schema public to ${PERSON}`);
  const lodging = new URL(url);
  [lodging.username, lodging.password] = [PERSON, "s3cr3t"];
  const place = { kind: "postgres", url: lodging.href } as const;
  const database = await openDatabase(place);
  const begin = async (): Promise<void> => {
    const jobs = await openJobs(place, database, { now: Date.now, onFailure: () => {} });
    try {
      await jobs.start();
    } finally {
      await jobs.stop();
    }
  };
  const refused: unknown = await begin().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DatabaseUnavailable);
  expect(String(refused)).toMatch(
    `The user "${PERSON}" may not create the schema omni_jobs, in which jobs are kept, in the PostgreSQL database ` +
      `"${name}". Let the owner of the database run: grant create on database "${name}" to "${PERSON}"; and start`,
  );
  expect(String(refused)).not.toContain("s3cr3t");
  await owner.query(`grant create on database ${name} to ${PERSON}`);
  await begin();
  await owner.query(`revoke create on database ${name} from ${PERSON}`);
  await begin();
  await database.close();
  await owner.query(`drop owned by ${PERSON} cascade`);
  await owner.query(`drop role ${PERSON}`);
  await owner.end();
  await drop();
});
