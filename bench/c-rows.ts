import { fileURLToPath } from "node:url";
import { startProgram } from "./support/program.ts";
import { type Reading, ReadRows } from "./support/reading.ts";
import type { Load } from "./support/load.ts";
import { type Finding, megabytes, ms, pinnedNote, ratio, type Report } from "./support/report.ts";
import type { Stage } from "./support/stage.ts";
import { median } from "./support/statistics.ts";

const ROWS = 100_000;
const MANY_ROWS = 1_000_000;
/** The client's own page, and a large one, where the rows count for more than the requests. */
const PAGE_SIZES = [100, 1_000] as const;
/** What ten times the rows may add, in bytes a row: a fingerprint that tells a row given out twice. */
const BYTES_A_ROW = 32;

/** On-hand rows in pages through `src/omni`, against fetch and JSON.parse of the same pages. */
export async function rows(stage: Stage, _load: Load, quick: boolean): Promise<Report> {
  const runs = quick ? 1 : 5;
  return {
    title: `(c) on-hand rows in pages, median of ${runs} interleaved runs`,
    ours: "src/omni",
    theirs: "fetch + JSON.parse",
    findings: [
      ...(await findings(PAGE_SIZES, (pageSize) => timeOf(stage, pageSize, runs))),
      ...(await memoryOf(stage, quick)),
    ],
    notes: [
      "In use: the most after a full collection, looked at every 50,000 rows, pages let go of once read.",
      pinnedNote(),
    ],
  };
}

async function findings<T>(of: readonly T[], find: (one: T) => Promise<Finding>): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const one of of) found.push(await find(one));
  return found;
}

async function timeOf(stage: Stage, pageSize: number, runs: number): Promise<Finding> {
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    for (const way of ["ours", "bare"] as const) {
      const done = await readIn(stage, { way, keep: true, rows: ROWS, pageSize });
      times[way].push(done.ms);
    }
  }
  const what = `${size(ROWS)} rows, ${pageSize} a page`;
  return ratio(what, [median(times.ours), median(times.bare)], ms, { most: 2 });
}

async function memoryOf(stage: Stage, quick: boolean): Promise<Finding[]> {
  const many = quick ? ROWS * 2 : MANY_ROWS;
  const measure = async (rows: number) => {
    const how = { keep: false, rows, pageSize: 1_000 };
    return {
      ours: await readIn(stage, { way: "ours", ...how }, ["--expose-gc"]),
      bare: await readIn(stage, { way: "bare", ...how }, ["--expose-gc"]),
      rss: (await readIn(stage, { way: "ours", ...how })).rss,
      bareRss: (await readIn(stage, { way: "bare", ...how })).rss,
    };
  };
  const [few, lots] = [await measure(ROWS), await measure(many)];
  const added = (lots.ours.live - few.ours.live) / (many - ROWS);
  return [
    ratio(`in use, ${size(ROWS)} rows`, [few.ours.live, few.bare.live], megabytes, undefined),
    ratio(`in use, ${size(many)} rows`, [lots.ours.live, lots.bare.live], megabytes, undefined),
    {
      what: "  what a row more takes",
      ours: `${added.toFixed(1)} bytes`,
      theirs: "",
      result: "",
      aim: { words: `at most ${BYTES_A_ROW} bytes`, met: added <= BYTES_A_ROW },
    },
    ratio(`resident at most, ${size(ROWS)} rows`, [few.rss, few.bareRss], megabytes, undefined),
    ratio(`resident at most, ${size(many)} rows`, [lots.rss, lots.bareRss], megabytes, undefined),
  ];
}

function size(rows: number): string {
  return rows.toLocaleString("en");
}

async function readIn(
  stage: Stage,
  reading: Omit<Reading, "port">,
  flags: readonly string[] = [],
): Promise<ReadRows> {
  await using program = startProgram(fileURLToPath(new URL("programs/read-rows.ts", import.meta.url)), {
    core: "measured",
    flags,
    env: { BENCH_READING: JSON.stringify({ ...reading, port: stage.standIns }) },
  });
  const done = await program.told(ReadRows);
  if (done.rows !== reading.rows) throw new Error(`${done.rows} rows came instead of ${reading.rows}`);
  return done;
}
