import { itemsOf } from "../database/alert-items.ts";
import type { CallOptions } from "../omni/index.ts";
import { OmniError } from "../omni/index.ts";
import type { Evaluated, Sight } from "../watch/evaluate/evaluated.ts";
import { createEvaluation } from "../watch/evaluate/evaluation.ts";
import { type Scanned, scan } from "../watch/scan/scan.ts";
import type { AlertsDesk } from "./desk.ts";
import type { Run } from "./record.ts";

/** What was found by looking, and what it cost. */
export interface Found {
  readonly evaluated: Evaluated;
  readonly at: number;
  readonly ms: number;
  readonly calls: number;
}

/** How long one page may take, its retries included: nobody waits for it. */
const PAGE_MS = 60_000;

/**
 * Looks once at what all of these watch, which is the same, and judges it for each. Each count is handed to every one
 * of them and then let go.
 * @throws OmniError `aborted`
 */
export async function look(
  { database, omni, now, stopping }: AlertsDesk,
  runs: readonly Run[],
  call: CallOptions,
): Promise<{ readonly run: Run; readonly found: Found }[]> {
  const at = now();
  const evaluations = await Promise.all(
    runs.map(async ({ watched }) =>
      createEvaluation(watched.rule, await itemsOf(database.db, watched.id), at),
    ),
  );
  const source = runs[0]?.watched.rule.source;
  if (source === undefined) return [];
  const take = (sku: string, place: string, count: number) => {
    for (const evaluation of evaluations) evaluation.take(sku, place, count);
  };
  const signal = call.signal === undefined ? stopping : AbortSignal.any([call.signal, stopping]);
  const started = performance.now();
  const { sight, calls } = await seen(
    scan(omni, source, take, { call: { budgetMs: PAGE_MS, ...call, signal } }),
  );
  const ms = Math.round(performance.now() - started);
  return runs.map((run, index) => {
    const evaluated = evaluations[index]?.end(sight);
    if (evaluated === undefined) throw new Error("every run has an evaluation");
    return { run, found: { evaluated, at, ms, calls } };
  });
}

async function seen(scanning: Promise<Scanned>): Promise<{ readonly sight: Sight; readonly calls: number }> {
  try {
    const { unseen, calls } = await scanning;
    const unanswered = unseen.map(({ place }) => place);
    return { sight: unanswered.length === 0 ? { kind: "whole" } : { kind: "partial", unanswered }, calls };
  } catch (error) {
    if (!(error instanceof OmniError) || error.kind === "aborted") throw error;
    return { sight: { kind: "blind", why: error.kind }, calls: 0 };
  }
}
