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

/** What it says on its output, a line each: "begun 3", "done 3", "tidied", "failed". */
const say = (...words: (string | number)[]): void => console.log(words.join(" "));
let holding = false;

const database = await openDatabase(place);
const jobs = await openJobs(place, database, { now: Date.now, onFailure: () => say("failed") });
jobs.handle(
  count,
  async ({ n }) => {
    say("begun", n);
    if (holding) await new Promise(() => {});
    say("done", n);
  },
  { atOnce: 2 },
);
jobs.every("tidy", 3_600_000, async () => say("tidied"));
await jobs.start();
say("ready");
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "hold") holding = true;
  say(line);
}
await jobs.stop();
await database.close();
