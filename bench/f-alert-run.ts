import { fileURLToPath } from "node:url";
import type { Load } from "./support/load.ts";
import { startProgram } from "./support/program.ts";
import { megabytes, ms, pinnedNote, ratio, type Report } from "./support/report.ts";
import { RanRows, type Running } from "./support/running.ts";
import type { Stage } from "./support/stage.ts";
import { median } from "./support/statistics.ts";

const ROWS = 1_000_000;
const PAGE_SIZE = 1_000;
/** Of the counts 0 to 96, which come equally often: one reading in a hundred is in alarm. */
const BELOW = 1;
const MOST_OVER = 150 * 2 ** 20;

/** A run of a rule over a million readings, what it found kept, against fetch and JSON.parse of the same pages. */
export async function alertRun(stage: Stage, _load: Load, quick: boolean): Promise<Report> {
  const rows = quick ? ROWS / 5 : ROWS;
  const runs = quick ? 1 : 3;
  const done = { ours: [] as RanRows[], bare: [] as RanRows[] };
  for (let run = 0; run < runs; run += 1)
    for (const way of ["ours", "bare"] as const)
      done[way].push(await runIn({ way, rows, port: stage.standIns, pageSize: PAGE_SIZE, below: BELOW }));
  const middle = (of: (one: RanRows) => number): [number, number] => [
    median(done.ours.map(of)),
    median(done.bare.map(of)),
  ];
  const over = middle((one) => one.over);
  return {
    title: `(f) a run over ${rows.toLocaleString("en")} readings, ${PAGE_SIZE} a page, median of ${runs} runs`,
    ours: "a run",
    theirs: "fetch + JSON.parse",
    findings: [
      ratio(
        "time, one page at a time",
        middle((one) => one.ms),
        ms,
        { most: 1.5 },
      ),
      ratio(
        "processor time",
        middle((one) => one.processorMs),
        ms,
        undefined,
      ),
      {
        what: "memory at the most, over idle",
        ours: megabytes(over[0]),
        theirs: megabytes(over[1]),
        result: "",
        aim: { words: `at most ${megabytes(MOST_OVER)}`, met: over[0] <= MOST_OVER },
      },
    ],
    notes: [
      `${done.ours[0]?.low ?? 0} readings are in alarm; they are kept, with what is to be told.`,
      pinnedNote(),
    ],
  };
}

async function runIn(running: Running): Promise<RanRows> {
  await using program = startProgram(fileURLToPath(new URL("programs/alert-run.ts", import.meta.url)), {
    core: "measured",
    env: { BENCH_RUNNING: JSON.stringify(running) },
  });
  const ran = await program.told(RanRows);
  if (ran.seen !== running.rows) throw new Error(`${ran.seen} readings came instead of ${running.rows}`);
  return ran;
}
