import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

/** A new, empty database of a real PostgreSQL, for one test file. `drop` also ends whoever is still connected. */
export async function freshPostgres(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = await ask();
  const name = `omni_test_${randomBytes(6).toString("hex")}`;
  await run(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(server, `drop database if exists ${name} with (force)`) };
}

async function ask(): Promise<string> {
  const desk: string | undefined = inject("postgresDesk");
  if (desk === undefined) throw new Error("vitest.config.ts does not name test/support/global-postgres.ts.");
  const answer = await fetch(desk);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The tests need a real PostgreSQL, and there is none. ${text}`);
  return text;
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
