import { once } from "node:events";
import { createRequire } from "node:module";
import { z } from "zod";
import { claimEvent } from "../../src/database/events.ts";
import { lockDataDir } from "../../src/database/lock-data-dir.ts";
import { type DatabasePlace, openDatabase } from "../../src/database/open-database.ts";

const [, , task, argument = ""] = process.argv;
const place: DatabasePlace = z
  .union([
    z.object({ kind: z.literal("sqlite"), dataDir: z.string() }),
    z.object({ kind: z.literal("postgres"), url: z.string() }),
  ])
  .parse(JSON.parse(argument));

if (task === "open") await open();
if (task === "claim") await claim();
if (task === "lock") await lock();
if (task === "drivers") await drivers();

async function open(): Promise<void> {
  await everybodyReady();
  const database = await openDatabase(place);
  console.log("opened");
  await database.close();
}

/** Tries to claim the same 200 events as the others, and says how many it won. */
async function claim(): Promise<void> {
  const { db, close } = await openDatabase(place);
  await everybodyReady();
  let won = 0;
  for (let n = 0; n < 200; n++) {
    if (await claimEvent(db, { app: "A1", team: "T1", event: `Ev${n}`, now: 1 })) won++;
  }
  console.log(won);
  await close();
}

/** Holds the lock of a data directory until it is killed. */
async function lock(): Promise<void> {
  if (place.kind !== "sqlite") throw new Error("Only a data directory is locked.");
  await lockDataDir(place.dataDir, { address: "http://127.0.0.1:3000" });
  console.log("locked");
  await once(process.stdin.resume(), "end");
}

/** Says which drivers an open database has loaded; both are CommonJS, and so in the cache of `require`. */
async function drivers(): Promise<void> {
  const database = await openDatabase(place);
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  console.log(
    ["pg", "better-sqlite3"].filter((name) => loaded.some((file) => file.includes(`/${name}/lib/`))).join(),
  );
  await database.close();
}

async function everybodyReady(): Promise<void> {
  console.log("ready");
  await once(process.stdin, "data");
}
