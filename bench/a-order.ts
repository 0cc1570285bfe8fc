import type { z } from "zod";
import { Answered, type Load, Paced } from "./support/load.ts";
import { processorMs } from "./support/program.ts";
import { type Finding, ms, perSecond, pinnedNote, ratio, type Report } from "./support/report.ts";
import { type Server, type Stage, startServer } from "./support/stage.ts";
import { median, percentile } from "./support/statistics.ts";

interface Effort {
  readonly runs: number;
  /** Before anything is measured. Node goes on compiling for some twenty thousand answers, longer where there is more code. */
  readonly warming: number;
  readonly seconds: number;
  readonly connections: readonly number[];
}

const WHOLE: Effort = { runs: 5, warming: 20, seconds: 4, connections: [1, 8, 64, 256] };
const QUICK: Effort = { runs: 1, warming: 4, seconds: 2, connections: [1, 64] };
const WARMING_CONNECTIONS = 64;
const P99_MOST_MS = 50;

/** Answers a second on so many connections. */
interface Throughput {
  readonly connections: number;
  readonly perSecond: number;
  readonly failed: number;
  /** Of the measured process, an answer. */
  readonly processorMs: number;
}

/** One run of one server. */
interface Run {
  readonly at50: number;
  readonly at200: number;
  readonly answers: readonly Throughput[];
  readonly failed: number;
  readonly latest: number;
}

/** `/omni order` beside a plain Bolt app that does the same by hand, and beside one that only acks. */
export async function order(stage: Stage, load: Load, quick: boolean): Promise<Report> {
  const effort = quick ? QUICK : WHOLE;
  const [ours, byHand, acks]: [Run[], Run[], Run[]] = [[], [], []];
  for (let run = 0; run < effort.runs; run += 1) {
    ours.push(await runOf(stage, load, effort, "our-app", ["at50", "at200", "answers"]));
    byHand.push(await runOf(stage, load, effort, "plain-bolt", ["at200", "answers"]));
    acks.push(await runOf(stage, load, effort, "plain-bolt", ["at50"], { BENCH_ONLY_ACK: "1" }));
  }
  const middle = (runs: readonly Run[], of: (run: Run) => number) => median(runs.map(of));
  const at200 = middle(ours, (run) => run.at200);
  const all = [...ours, ...byHand, ...acks];
  return {
    title: `(a) /omni order 1001, median of ${effort.runs} interleaved runs`,
    ours: "ours",
    theirs: "plain Bolt",
    findings: [
      ratio("p99 of the ack at 200/s", [at200, middle(byHand, (run) => run.at200)], ms, { most: 1.5 }),
      within50(at200),
      ratio(
        "p99 of the ack at 50/s, Bolt only acks",
        [middle(ours, (run) => run.at50), middle(acks, (run) => run.at50)],
        ms,
        { most: 2 },
      ),
      ...effort.connections.map((connections) =>
        ratio(
          `answers a second, ${connections} connections`,
          [middle(ours, perSecondAt(connections)), middle(byHand, perSecondAt(connections))],
          perSecond,
          { least: 0.8 },
        ),
      ),
      ratio(
        "processor time an answer",
        [middle(ours, processorTime), middle(byHand, processorTime)],
        ms,
        undefined,
      ),
    ],
    notes: [
      `Not acked or not answered within 10 s: ${failures(ours)} of ours, ${failures([...byHand, ...acks])} of Bolt. ` +
        `The asker was at most ${ms(Math.max(...all.map(({ latest }) => latest)))} late.`,
      pinnedNote(),
    ],
  };
}

function failures(runs: readonly Run[]): number {
  return runs.reduce((sum, { failed }) => sum + failed, 0);
}

function perSecondAt(connections: number): (run: Run) => number {
  return ({ answers }) => answers.find((each) => each.connections === connections)?.perSecond ?? Number.NaN;
}

/** At the most connections, where least time goes by in waiting. */
function processorTime({ answers }: Run): number {
  return answers.at(-1)?.processorMs ?? Number.NaN;
}

function within50(p99: number): Finding {
  const aim = { words: `at most ${P99_MOST_MS} ms`, met: p99 <= P99_MOST_MS };
  return { what: "  the same", ours: ms(p99), theirs: "", result: "", aim };
}

type Part = "at50" | "at200" | "answers";

async function runOf(
  stage: Stage,
  load: Load,
  { warming, seconds, connections }: Effort,
  name: "our-app" | "plain-bolt",
  parts: readonly Part[],
  env: Record<string, string> = {},
): Promise<Run> {
  await using server = await startServer(stage, name, env);
  const answers = env["BENCH_ONLY_ACK"] === undefined;
  const paced = (perSecond: number) =>
    load.run({ kind: "open", port: server.port, perSecond, seconds, answers }, Paced);
  if (answers) await throughputOf(server, load, WARMING_CONNECTIONS, warming);
  else await paced(300);
  const at50 = parts.includes("at50") ? await paced(50) : NOT_ASKED;
  const at200 = parts.includes("at200") ? await paced(200) : NOT_ASKED;
  const throughputs: Throughput[] = [];
  for (const count of parts.includes("answers") ? connections : [])
    throughputs.push(await throughputOf(server, load, count, seconds / 2));
  return {
    at50: percentile(at50.acks, 0.99),
    at200: percentile(at200.acks, 0.99),
    answers: throughputs,
    failed: [at50, at200, ...throughputs].reduce((sum, { failed }) => sum + failed, 0),
    latest: Math.max(at50.latest, at200.latest),
  };
}

const NOT_ASKED: z.infer<typeof Paced> = { acks: [], failed: 0, latest: 0 };

async function throughputOf(
  { port, program }: Server,
  load: Load,
  connections: number,
  seconds: number,
): Promise<Throughput> {
  const before = await processorMs(program);
  const { answers, ms, failed } = await load.run({ kind: "closed", port, connections, seconds }, Answered);
  const used = (await processorMs(program)) - before;
  return { connections, perSecond: (answers * 1000) / ms, failed, processorMs: used / answers };
}
