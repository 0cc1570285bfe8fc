import { z } from "zod";
import { advanceAllDue, type DueAt, dueRules } from "../database/alert-due.ts";
import type { Queries } from "../database/tables.ts";
import { questionKey } from "../watch/scan/question.ts";
import { nextDue } from "../watch/schedule/next-due.ts";
import type { AlertsDesk } from "./desk.ts";
import { readRules, type WatchedRule } from "./watched-rule.ts";

/** Runs of rules that ask Omni the same, done together. */
export const RUNS = {
  name: "alerts.run",
  data: z.object({
    runs: z.array(
      z.object({
        rule: z.string(),
        due: z.int(),
        /** Beside the schedule, because what the last one found was of a rule that was changed meanwhile. */
        again: z.boolean().optional(),
      }),
    ),
  }),
};
export type Runs = z.infer<typeof RUNS.data>;

/** As many rules are read at a time, and of so many is kept what is needed to begin them. */
const PAGE = 500;
const AT_ONCE = 10_000;
/** As many rules are begun in one transaction, and more only where they ask the same. */
const TOGETHER = 100;
/**
 * Where more questions than these are due at once, those of one transaction are one job, done one after the other:
 * there are enough such jobs for all who do them, and taking up each one costs.
 */
const RUSH = 100;
/** As many of these at most: each is judged in memory while they are looked at. */
const MOST_RUNS = 500;

type Parts = Pick<AlertsDesk, "database" | "jobs" | "now" | "stopping" | "unreadable">;

/** A run that is due, and when the next one of its rule is. */
interface Due {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Begins every run that is due. A rule's due time is moved on in the transaction that sends its job, so that one
 * replica alone begins it, and its next one is counted from now: what is late is run once. Rules that ask the same are
 * begun together, of the first ten thousand that are due, of the next, and so on.
 */
export async function beginDue(desk: Parts): Promise<void> {
  let after: DueAt | undefined;
  do {
    const { questions, last } = await readDue(desk, after);
    for (const some of bundlesOf(questions)) {
      if (desk.stopping.aborted) return;
      await begin(desk, some, questions.size > RUSH);
    }
    after = last;
  } while (after !== undefined);
}

interface Read {
  /** The rules that are due, by what they ask. */
  readonly questions: ReadonlyMap<string, readonly Due[]>;
  /** Where to read on; undefined where no more are due. */
  readonly last: DueAt | undefined;
}

async function readDue({ database, now, unreadable }: Parts, from: DueAt | undefined): Promise<Read> {
  const questions = new Map<string, Due[]>();
  let after = from;
  for (let seen = 0; seen < AT_ONCE; seen += PAGE) {
    const page = await dueRules(database.db, { now: now(), most: PAGE, after }, unreadable);
    for (const rule of readRules(page.rules, unreadable)) note(questions, rule, now());
    after = page.last;
    if (after === undefined) break;
  }
  return { questions, last: after };
}

function note(questions: Map<string, Due[]>, { id, nextDue: from, rule }: WatchedRule, now: number): void {
  if (from === undefined) return;
  const due = { id, from, to: nextDue(rule.schedule, rule.zone, now) };
  const key = questionKey(rule.source);
  const same = questions.get(key);
  if (same === undefined) questions.set(key, [due]);
  else same.push(due);
}

/** Some questions at a time, so many that their rules are as many as one transaction begins. */
function* bundlesOf(questions: Read["questions"]): Generator<readonly (readonly Due[])[]> {
  let bundle: (readonly Due[])[] = [];
  let rules = 0;
  for (const same of [...questions.values()].flatMap(partsOf)) {
    bundle.push(same);
    rules += same.length;
    if (rules < TOGETHER) continue;
    yield bundle;
    bundle = [];
    rules = 0;
  }
  if (bundle.length > 0) yield bundle;
}

function partsOf(same: readonly Due[]): (readonly Due[])[] {
  const starts = Array.from({ length: Math.ceil(same.length / MOST_RUNS) }, (_, part) => part * MOST_RUNS);
  return starts.map((start) => same.slice(start, start + MOST_RUNS));
}

async function begin(desk: Parts, questions: readonly (readonly Due[])[], isRush: boolean): Promise<void> {
  await desk.database.db.transaction().execute(async (transaction) => {
    const mine = await advance(desk, transaction, questions.flat());
    for (const job of isRush ? [questions.flat()] : questions) {
      const runs = job.filter(({ id }) => mine.has(id)).map(({ id, from }) => ({ rule: id, due: from }));
      if (runs.length > 0) await desk.jobs.send(transaction, RUNS, { runs });
    }
  });
}

/** Those that this replica moved on. Rules of one schedule are due again at one time, and are moved on together. */
async function advance(
  { database }: Parts,
  transaction: Queries,
  due: readonly Due[],
): Promise<ReadonlySet<string>> {
  const mine = new Set<string>();
  for (const [to, rules] of Map.groupBy(due, (rule) => rule.to))
    for (const id of await advanceAllDue(transaction, { rules, to }, database.dialect)) mine.add(id);
  return mine;
}

/** Whether a due time is one of the rule's schedule; others are there to tell what was held back. */
export function isScheduled({ rule }: Pick<WatchedRule, "rule">, due: number): boolean {
  return nextDue(rule.schedule, rule.zone, due - 1) === due;
}
