import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { z } from "zod";
import { createOutbox } from "../../../src/alerts/outbox/outbox.ts";
import { openDatabase } from "../../../src/database/open-database.ts";
import { clientOf } from "./client.ts";
import { createTeller } from "./teller.ts";

const Place = z.union([
  z.object({ kind: z.literal("sqlite"), dataDir: z.string() }),
  z.object({ kind: z.literal("postgres"), url: z.string() }),
]);
const [, , place = "", slackUrl = ""] = process.argv;

/** Delivers until it is killed. It says "ready", and "drawing a"; told to "hold", it draws no further. */
let holding = false;
const teller = createTeller();
const log = { warn: () => {}, error: () => {} };
const outbox = createOutbox({
  ...teller,
  render: async (news) => {
    console.log(`drawing ${news.subject}`);
    if (holding) await new Promise(() => {});
    return teller.render(news);
  },
  database: await openDatabase(Place.parse(JSON.parse(place))),
  delivery: clientOf(slackUrl),
  owner: randomUUID(),
  now: Date.now,
  log,
});
await outbox.start();
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "hold") holding = true;
  console.log(line);
}
