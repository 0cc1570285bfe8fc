import { fileURLToPath } from "node:url";
import { z } from "zod";
import { Passed } from "./support/evaluating.ts";
import type { Load } from "./support/load.ts";
import { type Program, startProgram } from "./support/program.ts";
import { type Finding, pinnedNote, type Report } from "./support/report.ts";
import type { Stage } from "./support/stage.ts";
import { median } from "./support/statistics.ts";

const RULES = 10_000;
const SKUS = 20;
const MOST_US = 1;

/** The evaluation of many rules, counts and set-up, against a loop that only compares the same counts. */
export async function evaluate(_stage: Stage, _load: Load, quick: boolean): Promise<Report> {
  const runs = quick ? 3 : 15;
  await using program = startProgram(fileURLToPath(new URL("programs/evaluate.ts", import.meta.url)), {
    core: "measured",
    flags: ["--expose-gc"],
  });
  await program.told(z.literal("ready"));
  const passes = { ours: [] as Passed[], bare: [] as Passed[] };
  for (let run = 0; run < runs; run += 1) {
    const ours = await pass(program, "ours", run);
    const bare = await pass(program, "bare", run);
    if (ours.low !== bare.low) throw new Error(`${ours.low} are low, where ${bare.low} should be`);
    passes.ours.push(ours);
    passes.bare.push(bare);
  }
  const middle = (of: (one: Passed) => number) => [median(passes.ours.map(of)), median(passes.bare.map(of))];
  return {
    title: `(g) evaluation of ${count(RULES)} rules of ${SKUS} SKUs, median of ${runs} runs`,
    ours: "ours",
    theirs: "comparing alone",
    findings: [
      finding("processor time a reading, set-up included", middle(timeOf), { most: MOST_US }),
      finding("  by the clock", middle(clockOf), undefined),
    ],
    notes: [
      "One count in twenty is in alarm; every other run, others are. All that collects garbage is counted.",
      pinnedNote(),
    ],
  };
}

function finding(
  what: string,
  [ours = Number.NaN, bare = Number.NaN]: readonly number[],
  bound: { readonly most: number } | undefined,
): Finding {
  const found = {
    what,
    ours: us(each(ours)),
    theirs: us(each(bare)),
    result: `${us(each(ours - bare))} more`,
  };
  if (bound === undefined) return found;
  return { ...found, aim: { words: `at most ${us(bound.most)}`, met: each(ours) <= bound.most } };
}

function timeOf({ processorMs }: Passed): number {
  return processorMs;
}

function clockOf({ ms }: Passed): number {
  return ms;
}

async function pass(program: Program, way: "ours" | "bare", run: number): Promise<Passed> {
  program.tell({ way, rules: RULES, skus: SKUS, run });
  return program.told(Passed);
}

/** Microseconds a reading. */
function each(ms: number): number {
  return (ms * 1000) / (RULES * SKUS);
}

function us(value: number): string {
  return `${value.toFixed(3)} µs`;
}

function count(value: number): string {
  return value.toLocaleString("en");
}
