import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import { openDatabase } from "../../src/database/open-database.ts";
import { openJobs } from "../../src/jobs/open-jobs.ts";
import { count } from "./count.ts";

const Place = z.union([
  z.object({ kind: z.literal("sqlite"), dataDir: z.string() }),
  z.object({ kind: z.literal("postgres"), url: z.string() }),
]);
const [, , argument = ""] = process.argv;
const place = Place.parse(JSON.parse(argument));

/** What it says on its output, a line each: "taken", "begun 3", "done 3", "tidied", "failed". */
const say = (...words: (string | number)[]): void => void writeSync(1, `${words.join(" ")}\n`);
/** What it was told: "hold" what it begins, or stand still, as if stopped by the system, "before" or "after" it. */
let told = "";
const standStill = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
/** What is run is parsed before it begins. */
const taken = {
  name: count.name,
  data: count.data.transform((data) => {
    say("taken");
    if (told === "before") standStill();
    return data;
  }),
};

const database = await openDatabase(place);
const jobs = await openJobs(place, database, { now: Date.now, onFailure: () => say("failed") });
jobs.handle(
  taken,
  async ({ n }) => {
    say("begun", n);
    if (told === "hold") await new Promise(() => {});
    say("done", n);
    if (told === "after") standStill();
  },
  { atOnce: 2 },
);
jobs.every("tidy", 3_600_000, async () => say("tidied"));
await jobs.start();
say("ready");
for await (const line of createInterface({ input: process.stdin })) {
  told = line;
  say(line);
}
await jobs.stop();
await database.close();
