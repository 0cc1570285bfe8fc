import { once } from "node:events";
import { readdirSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { DataDirInUse, lockDataDir } from "../../src/database/lock-data-dir.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { freshDataDir } from "./support.ts";
import { startWorker, type Worker } from "./workers.ts";

let dataDir: string;
let remove: () => void;
const workers: Worker[] = [];

beforeEach(() => {
  ({ dataDir, remove } = freshDataDir());
});
afterEach(() => {
  for (const { child } of workers.splice(0)) child.kill("SIGKILL");
  remove();
});

/** Twice, with a turn of the loop between: what is finalised may be freed only by the second. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const gc: unknown = runInNewContext("gc");
  if (typeof gc !== "function") throw new Error("This Node collects no garbage on demand.");
  for (let round = 0; round < 2; round++) {
    Reflect.apply(gc, undefined, []);
    await turn();
  }
}

async function otherBot(): Promise<Worker> {
  const worker = startWorker("lock", { kind: "sqlite", dataDir });
  workers.push(worker);
  expect(await worker.next()).toBe("locked");
  return worker;
}

it("tells the second bot where the first one answers", async () => {
  await otherBot();
  const second = lockDataDir(dataDir, { address: "http://127.0.0.1:4000" });
  await expect(second).rejects.toThrow(DataDirInUse);
  await expect(second).rejects.toThrow(/it answers at http:\/\/127\.0\.0\.1:3000\. Stop it first/);
});

it("is freed by the system when its holder is killed", async () => {
  const { child } = await otherBot();
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  const mine = await lockDataDir(dataDir, { address: "http://127.0.0.1:4000" });
  await expect(lockDataDir(dataDir, { address: "x" })).rejects.toThrow("http://127.0.0.1:4000");
  mine.release();
});

it("is held once in a process too, and again after its release", async () => {
  const first = await lockDataDir(dataDir, { address: "first" });
  await expect(lockDataDir(dataDir, { address: "second" })).rejects.toThrow(/answers at first/);
  first.release();
  first.release();
  expect(readdirSync(dataDir)).toEqual(["omni.lock"]);
  const again = await lockDataDir(dataDir, { address: "again" });
  again.release();
});

it("stays when the one who asked keeps nothing of it", async () => {
  await lockDataDir(dataDir, { address: "forgetful" });
  await collectGarbage();
  await expect(lockDataDir(dataDir, { address: "second" })).rejects.toThrow(/answers at forgetful/);
});

it("lets command-line tools use the database beside the bot", async () => {
  await otherBot();
  const database = await openDatabase({ kind: "sqlite", dataDir });
  await database.ping();
  const pragma = async (name: string): Promise<unknown> =>
    (await sql`pragma ${sql.raw(name)}`.execute(database.db)).rows;
  expect(await pragma("journal_mode")).toEqual([{ journal_mode: "wal" }]);
  // NORMAL: whatever is told is put on the disk by us (see shared-waits.test.ts).
  expect(await pragma("synchronous")).toEqual([{ synchronous: 1 }]);
  expect(await pragma("foreign_keys")).toEqual([{ foreign_keys: 1 }]);
  expect(await pragma("busy_timeout")).toEqual([{ timeout: 5000 }]);
  await database.close();
});
