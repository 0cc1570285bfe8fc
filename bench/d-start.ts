import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Load } from "./support/load.ts";
import { residentBytes, startProgram } from "./support/program.ts";
import { question } from "./support/question.ts";
import { megabytes, ms, pinnedNote, ratio, type Report } from "./support/report.ts";
import type { Stage } from "./support/stage.ts";
import { median } from "./support/statistics.ts";

/** What a program does by itself after its first answer is over by then. */
const IDLE_AFTER_MS = 2_000;

interface Run {
  readonly firstAckMs: number;
  readonly resident: number;
}

/** From the start of the process to its first acked command, and memory when idle, the bundle against plain Bolt. */
export async function start(stage: Stage, _load: Load, quick: boolean): Promise<Report> {
  const runs = quick ? 2 : 7;
  const [ours, anew, bolt]: [Run[], Run[], Run[]] = [[], [], []];
  // The first start makes the tables of the database and compiles; it is not the one that is waited for every day.
  await runOf(stage, "main");
  for (let run = 0; run < runs; run += 1) {
    ours.push(await runOf(stage, "main"));
    anew.push(await runOf(stage, "main", { NODE_DISABLE_COMPILE_CACHE: "1" }));
    bolt.push(await runOf(stage, "plain-bolt"));
  }
  const middle = (of: (run: Run) => number, runs = ours): [number, number] => [
    median(runs.map(of)),
    median(bolt.map(of)),
  ];
  return {
    title: `(d) start and idle memory of the bundle, median of ${runs} interleaved runs`,
    ours: "ours",
    theirs: "plain Bolt, bundled alike",
    findings: [
      ratio(
        "start to first acked command",
        middle(({ firstAckMs }) => firstAckMs),
        ms,
        { most: 2 },
      ),
      ratio(
        "the same, compiled anew",
        middle(({ firstAckMs }) => firstAckMs, anew),
        ms,
        undefined,
      ),
      ratio(
        "resident memory, idle",
        middle(({ resident }) => resident),
        megabytes,
        { most: 1.4 },
      ),
    ],
    notes: [pinnedNote()],
  };
}

async function runOf(
  stage: Stage,
  name: "main" | "plain-bolt",
  more: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const { port, env } = await stage.settings(name);
  const started = performance.now();
  await using program = startProgram(stage.bundles[name], { core: "measured", env: { ...env, ...more } });
  while (!(await isAcked(port, stage.standIns))) {
    if (program.child.exitCode !== null) throw new Error(`${name} ended before it acked`);
    await pause(1);
  }
  const firstAckMs = performance.now() - started;
  await pause(IDLE_AFTER_MS);
  return { firstAckMs, resident: await residentBytes(program) };
}

/** Asks once; nobody reads the answer. */
function isAcked(port: number, standIns: number): Promise<boolean> {
  const { body, headers } = question(`http://127.0.0.1:${standIns}/response`, 1001);
  return new Promise((resolve) => {
    const asking = request(
      { host: "127.0.0.1", port, path: "/slack/events", method: "POST", headers, agent: false },
      (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode === 200));
      },
    );
    asking.on("error", () => resolve(false));
    asking.end(body);
  });
}
