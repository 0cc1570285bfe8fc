import { Answered, type Load, Paced } from "./support/load.ts";
import { type Finding, ms, perSecond, pinnedNote, ratio, type Report } from "./support/report.ts";
import { type Stage, startServer } from "./support/stage.ts";
import { median, percentile } from "./support/statistics.ts";

interface Effort {
  readonly runs: number;
  readonly seconds: number;
  readonly connections: readonly number[];
}

const WHOLE: Effort = { runs: 5, seconds: 4, connections: [1, 8, 64, 256] };
const QUICK: Effort = { runs: 1, seconds: 2, connections: [1, 64] };
const P99_MOST_MS = 50;

/** Answers a second on so many connections. */
interface Throughput {
  readonly connections: number;
  readonly perSecond: number;
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
      ...effort.connections.map((connections) => {
        const of = (run: Run) =>
          run.answers.find((each) => each.connections === connections)?.perSecond ?? Number.NaN;
        return ratio(
          `answers a second, ${connections} connections`,
          [middle(ours, of), middle(byHand, of)],
          perSecond,
          { least: 0.8 },
        );
      }),
    ],
    notes: [
      `Not acked or not answered: ${all.reduce((sum, { failed }) => sum + failed, 0)}. ` +
        `The asker was at most ${ms(Math.max(...all.map(({ latest }) => latest)))} late.`,
      pinnedNote(),
    ],
  };
}

function within50(p99: number): Finding {
  const aim = { words: `at most ${P99_MOST_MS} ms`, met: p99 <= P99_MOST_MS };
  return { what: "  the same", ours: ms(p99), theirs: "", result: "", aim };
}

type Part = "at50" | "at200" | "answers";

async function runOf(
  stage: Stage,
  load: Load,
  { seconds, connections }: Effort,
  name: "our-app" | "plain-bolt",
  parts: readonly Part[],
  env: Record<string, string> = {},
): Promise<Run> {
  await using server = await startServer(stage, name, env);
  const { port } = server;
  const answers = parts.includes("answers");
  // Code that is not compiled yet is no part of what is compared.
  await load.run({ kind: "open", port, perSecond: 200, seconds: 2 }, Paced);
  const paced = async (perSecond: number, part: Part) => {
    if (!parts.includes(part)) return { p99: Number.NaN, failed: 0, latest: 0 };
    const { acks, failed, latest } = await load.run({ kind: "open", port, perSecond, seconds }, Paced);
    return { p99: percentile(acks, 0.99), failed, latest };
  };
  const at50 = await paced(50, "at50");
  const at200 = await paced(200, "at200");
  const throughputs: Throughput[] = [];
  let failed = at50.failed + at200.failed;
  for (const count of answers ? connections : []) {
    const closed = await load.run(
      { kind: "closed", port, connections: count, seconds: seconds / 3 },
      Answered,
    );
    throughputs.push({ connections: count, perSecond: closed.perSecond });
    failed += closed.failed;
  }
  return {
    at50: at50.p99,
    at200: at200.p99,
    answers: throughputs,
    failed,
    latest: Math.max(at50.latest, at200.latest),
  };
}
