import { z } from "zod";
import { createEvaluation } from "../../src/watch/evaluate/evaluation.ts";
import type { Item } from "../../src/watch/item.ts";
import { answerOf, BELOW, Pass, type Passed, ruleOf } from "../support/evaluating.ts";

/** Judges the counts of all rules in one pass, and tells how long that took. The answers lie ready, freshly parsed. */
const Rows = z.array(z.object({ Sku: z.string(), LocationInternalName: z.string(), Quantity: z.number() }));
type Rows = z.infer<typeof Rows>;

let kept: (readonly Item[])[] = [];

process.on("message", (message) => process.send?.(passed(Pass.parse(message))));
process.send?.("ready");

function passed({ way, rules, skus, run }: Pass): Passed {
  const numbers = Array.from({ length: rules }, (_, number) => number);
  const watched = numbers.map((number) => ruleOf(number, skus));
  const answers = numbers.map((number) => Rows.parse(JSON.parse(answerOf(number, skus, run))));
  globalThis.gc?.();
  const [started, before] = [performance.now(), process.cpuUsage()];
  const low = way === "ours" ? evaluated(watched, answers) : compared(answers);
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { ms, processorMs: (user + system) / 1000, low };
}

/** From what was kept of the run before, as the app does it. */
function evaluated(watched: readonly ReturnType<typeof ruleOf>[], answers: readonly Rows[]): number {
  let low = 0;
  kept = watched.map((rule, number) => {
    const evaluation = createEvaluation(rule, kept[number] ?? [], 0);
    for (const row of answers[number] ?? []) evaluation.take(row.Sku, row.LocationInternalName, row.Quantity);
    const { items } = evaluation.end({ kind: "whole" });
    low += items.length;
    return items;
  });
  return low;
}

/** What nobody can do without: each count beside a number. */
function compared(answers: readonly Rows[]): number {
  let low = 0;
  for (const rows of answers) for (const { Quantity } of rows) if (Quantity < BELOW) low += 1;
  return low;
}
