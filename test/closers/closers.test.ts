import { expect, test } from "vitest";
import { createClosers } from "../../src/closers.ts";

test("all are closed, last first, whatever becomes of each", async () => {
  const said: string[] = [];
  const closers = createClosers((error, what) => void said.push(`${what}: ${String(error)}`));
  closers.add("lock", () => void said.push("lock"));
  closers.add("database", () => Promise.reject(new Error("lost")));
  closers.add("policy", () => {
    throw new Error("gone");
  });
  closers.add("app", async () => void said.push("app"));
  expect(await closers.closeAll()).toBe(false);
  expect(said).toEqual(["app", "policy: Error: gone", "database: Error: lost", "lock"]);
  expect(await closers.closeAll()).toBe(true);
  expect(said).toHaveLength(4);
});
