import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAlerts } from "../../src/alerts/create-alerts.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { openJobs } from "../../src/jobs/open-jobs.ts";
import { createLog } from "../../src/log.ts";
import { createMetrics } from "../../src/metrics.ts";
import { createOmni } from "../../src/omni/index.ts";
import type { Rule } from "../../src/watch/rule.ts";
import { barePages } from "../support/bare-pages.ts";
import { mostResident, residentNow } from "../support/memory.ts";
import { OMNI_KEY } from "../support/question.ts";
import { type RanRows, Running } from "../support/running.ts";
import { locationOf } from "../support/rows.ts";

/** Runs a rule over all rows of a location, and keeps what it found; or asks for the same pages by hand. */
const running = Running.parse(JSON.parse(process.env["BENCH_RUNNING"] ?? "null"));
const base = `http://127.0.0.1:${running.port}/v1`;
const run = running.way === "ours" ? await ours() : bare;

await run(Math.min(running.rows, 20_000));
const idle = await residentNow();
const started = performance.now();
const startedUsing = process.cpuUsage();
const [seen, low] = await run(running.rows);
const ms = performance.now() - started;
const { user, system } = process.cpuUsage(startedUsing);
const over = (await mostResident()) - idle;
process.send?.({ ms, processorMs: (user + system) / 1000, seen, low, over } satisfies RanRows);

async function ours(): Promise<(rows: number) => Promise<[number, number]>> {
  const folder = await mkdtemp(join(tmpdir(), "omni-bench-"));
  process.on(
    "disconnect",
    () => void rm(folder, { recursive: true, force: true }).then(() => process.exit(0)),
  );
  const place = { kind: "sqlite", dataDir: folder } as const;
  const database = await openDatabase(place);
  const alerts = createAlerts({
    database,
    jobs: await openJobs(place, database, { now: Date.now, onFailure: nobody }),
    omni: createOmni({ baseUrl: base, apiKey: OMNI_KEY, pageSize: running.pageSize, perSecond: 5_000 }),
    policy: { current: nobody },
    channels: { find: nobody },
    operations: [],
    log: createLog({ level: "silent" }),
    metrics: createMetrics(),
    now: Date.now,
    owner: "bench",
    stopping: new AbortController().signal,
    delivery: { post: nobody, update: nobody },
  });
  const book = alerts.book(async () => {});
  return async (rows) => {
    const kept = await book.create({
      channel: "C0BENCH",
      name: `of ${rows}`,
      definition: ruleOf(rows),
      by: "U0BENCH",
    });
    if (!kept.kept) throw new Error("the rule was not kept");
    const ran = await book.runNow(kept.rule.id, "U0BENCH");
    if (ran.kind !== "ran") throw new Error(`the rule did not run: ${ran.kind}`);
    return [ran.seen, ran.low + ran.out];
  };
}

function nobody(): never {
  throw new Error("nothing is told here");
}

function ruleOf(rows: number): Rule {
  return {
    source: { kind: "stock", locations: [locationOf(rows)], skus: [] },
    levels: { below: running.below, out: 0, recover: running.below },
    schedule: { kind: "hourly" },
    zone: "UTC",
    mode: "change",
    tellLater: false,
    muted: [],
  };
}

/** The same pages, let go of once they are parsed. */
async function bare(rows: number): Promise<[number, number]> {
  let [count, few] = [0, 0];
  for await (const page of barePages(base, rows, running.pageSize)) {
    count += page.length;
    for (const row of page) if (Reflect.get(Object(row), "Quantity") < running.below) few += 1;
  }
  return [count, few];
}
