import { fileURLToPath } from "node:url";
import { z } from "zod";
import { BareTimes, Changed, Counted } from "./support/change.ts";
import type { Load } from "./support/load.ts";
import { type Program, startProgram } from "./support/program.ts";
import { type Finding, ms, pinnedNote, type Report } from "./support/report.ts";
import { type Stage, startServer } from "./support/stage.ts";
import { median, percentile } from "./support/statistics.ts";

const MOST_OVER_MS = { median: 15, p99: 60 };
const AT_ONCE = 20;
const DIFFERENT = 50;
/** What the bare program makes for each change: a look, the write, a look again; the form and the card. */
const BARE_CALLS = { omni: 3, slack: 2 };

interface Effort {
  readonly runs: number;
  readonly oneByOne: number;
  readonly crowded: number;
}

const WHOLE: Effort = { runs: 3, oneByOne: 150, crowded: 600 };
const QUICK: Effort = { runs: 1, oneByOne: 50, crowded: 200 };

/** One round of changes, with the same calls made bare right after it. */
interface Round {
  readonly changed: Changed;
  readonly bare: readonly number[];
  readonly counted: Counted;
}

interface Run {
  readonly oneByOne: Round;
  readonly crowded: Round;
  readonly different: Round;
}

/** From a confirmed form to the form and the card that say done, against the calls nobody can do without. */
export async function change(stage: Stage, _load: Load, quick: boolean): Promise<Report> {
  const effort = quick ? QUICK : WHOLE;
  const runs: Run[] = [];
  for (let run = 0; run < effort.runs; run += 1) runs.push(await runOf(stage, effort));
  const middle = both(({ changed, bare }) => [median(changed.times), median(bare)], runs.map(one));
  const crowd = (share: number) =>
    both(
      ({ changed, bare }) => [percentile(changed.times, share), percentile(bare, share)],
      runs.map(({ crowded }) => crowded),
    );
  return {
    title: `(e) a confirmed form to "done", median of ${runs.length} runs`,
    ours: "ours",
    theirs: "the same calls made bare",
    findings: [
      more("median, one at a time", middle, MOST_OVER_MS.median),
      more(`p99, ${AT_ONCE} at a time`, crowd(0.99), MOST_OVER_MS.p99),
      more(`  median, ${AT_ONCE} at a time`, crowd(0.5), undefined),
      throughOnce(runs.map(({ different }) => different)),
    ],
    notes: notesOf(runs.flatMap(({ oneByOne, crowded, different }) => [oneByOne, crowded, different])),
  };
}

/** The medians of what rounds say of ours and of the bare calls. */
function both(of: (round: Round) => [number, number], rounds: readonly Round[]): [number, number] {
  const each = rounds.map(of);
  return [median(each.map(([ours]) => ours)), median(each.map(([, bare]) => bare))];
}

function one({ oneByOne }: Run): Round {
  return oneByOne;
}

function more(what: string, [ours, bare]: readonly [number, number], most: number | undefined): Finding {
  const over = ours - bare;
  const found = { what, ours: ms(ours), theirs: ms(bare), result: `${ms(over)} more` };
  if (most === undefined) return found;
  return { ...found, aim: { words: `at most ${ms(most)} more`, met: over <= most } };
}

/** The run in which least came through says how it is. */
function throughOnce(rounds: readonly Round[]): Finding {
  const through = Math.min(...rounds.map(({ changed }) => changed.times.length));
  const writes = rounds.map(({ counted }) => counted.writes);
  const twice = Math.max(...rounds.map(({ counted }) => counted.twice));
  return {
    what: `${DIFFERENT} different at once`,
    ours: `${through} done`,
    theirs: "",
    result: `${Math.max(...writes)} written, ${twice} twice`,
    aim: {
      words: "all, none twice",
      met: through === DIFFERENT && twice === 0 && writes.every((count) => count === DIFFERENT),
    },
  };
}

function notesOf(rounds: readonly Round[]): string[] {
  const changes = rounds.reduce((sum, { changed }) => sum + changed.times.length, 0);
  const each = (of: (round: Round) => number) =>
    (rounds.reduce((sum, round) => sum + of(round), 0) / changes).toFixed(2);
  const [omni, slack] = [each(({ counted }) => counted.calls), each(({ changed }) => changed.slackCalls)];
  const failed = rounds.flatMap(({ changed }) => changed.failed);
  return [
    `Calls a change: ${omni} of Omni and ${slack} of Slack; bare ${BARE_CALLS.omni} and ${BARE_CALLS.slack}.`,
    `Came to no end, or to another: ${failed.length}${failed.length === 0 ? "." : `, as ${failed[0]}`}`,
    pinnedNote(),
  ];
}

/** The app between a Slack and an Omni of its own, beside the program that makes the calls bare. */
interface Scene {
  readonly app: number;
  readonly slack: { readonly port: number; readonly program: Program };
  readonly omni: number;
  readonly bare: Program;
}

async function runOf(stage: Stage, { oneByOne, crowded }: Effort): Promise<Run> {
  await using slack = startProgram(programOf("change-slack"), { core: "driving" });
  await using stock = startProgram(programOf("stock-stand-in"), { core: "driving" });
  await using bare = startProgram(programOf("bare-change"), { core: "measured" });
  const [{ port }, { port: omni }] = await Promise.all([
    slack.told(Listening),
    stock.told(Listening),
    bare.told(z.literal("ready")),
  ]);
  await using server = await startServer(stage, "our-app", {
    SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
    OMNI_BASE_URL: `http://127.0.0.1:${omni}/v1`,
  });
  const scene = { app: server.port, slack: { port, program: slack }, omni, bare };
  // Code that is not compiled yet is no part of what is compared.
  await roundOf(scene, crowded, AT_ONCE);
  return {
    oneByOne: await roundOf(scene, oneByOne, 1),
    crowded: await roundOf(scene, crowded, AT_ONCE),
    different: await roundOf(scene, DIFFERENT, DIFFERENT),
  };
}

async function roundOf({ app, slack, omni, bare }: Scene, count: number, atOnce: number): Promise<Round> {
  slack.program.tell({ app, count, atOnce });
  const changed = await slack.program.told(Changed);
  const counted = await countedAt(omni);
  bare.tell({ omni, slack: slack.port, count, atOnce });
  const { times } = await bare.told(BareTimes);
  await countedAt(omni);
  return { changed, bare: times, counted: { ...counted, calls: counted.calls - count } };
}

async function countedAt(omni: number): Promise<Counted> {
  const answer = await fetch(`http://127.0.0.1:${omni}/counted`);
  return Counted.parse(await answer.json());
}

const Listening = z.object({ port: z.number() });

function programOf(name: string): string {
  return fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url));
}
