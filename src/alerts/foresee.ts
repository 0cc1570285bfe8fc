import type { CallOptions } from "../omni/index.ts";
import type { Foresight, RunCost } from "../operations/alert/book.ts";
import { isInAlarm } from "../watch/decide/news.ts";
import type { Evaluated } from "../watch/evaluate/evaluated.ts";
import { createEvaluation } from "../watch/evaluate/evaluation.ts";
import type { Rule } from "../watch/rule.ts";
import { AT_ONCE, type Scanned, scan } from "../watch/scan/scan.ts";
import type { AlertsDesk } from "./desk.ts";

/** How long somebody who makes a rule waits for it to be counted, where the call does not say. */
const PATIENCE_MS = 10_000;
/** The last page that was asked for may take so much of that. */
const LAST_PAGE_MS = 3_000;
const WORST = 5;
const MISSING = 5;
const MINUTE = 60;

/**
 * What a rule would find if it ran now, read as a run reads it but with nothing kept, and what a run costs. It stops
 * when the time of the call is nearly over, and then says "at least".
 * @throws OmniError where nothing at all could be read
 */
export async function foresee(
  { omni, now }: Pick<AlertsDesk, "omni" | "now">,
  rule: Rule,
  call: CallOptions,
): Promise<Foresight> {
  const evaluation = createEvaluation(rule, [], now());
  const answered = new Set<string>();
  const take = (sku: string, place: string, count: number) => {
    answered.add(place);
    evaluation.take(sku, place, count);
  };
  const patience = call.budgetMs ?? PATIENCE_MS;
  const enough = performance.now() + Math.max(patience - LAST_PAGE_MS, patience / 2);
  const scanned = await scan(omni, rule.source, take, {
    call: { ...call, budgetMs: patience },
    isEnough: () => performance.now() > enough,
  });
  const unanswered = scanned.unseen.map(({ place }) => place);
  const isWhole = scanned.isWhole && unanswered.length === 0;
  const found = evaluation.end(isWhole ? { kind: "whole" } : { kind: "partial", unanswered });
  const named = rule.source.kind === "stock" ? rule.source.locations : rule.source.groups;
  return {
    ...matches(found),
    missing: isWhole ? missing(found) : [],
    empty: isWhole ? named.filter((place) => !answered.has(place)) : [],
    whole: isWhole,
    failure: scanned.unseen[0]?.why,
    cost: costOf(scanned, answered.size, omni.perSecond),
  };
}

function matches({ items, watched }: Evaluated): Pick<Foresight, "seen" | "low" | "out" | "worst"> {
  const inAlarm = items.filter(isInAlarm);
  const out = inAlarm.filter(({ state }) => state === "out").length;
  const worst = inAlarm.toSorted((one, other) => one.count - other.count).slice(0, WORST);
  return {
    seen: watched,
    low: inAlarm.length - out,
    out,
    worst: worst.map(({ sku, place, count }) => ({ sku, place, count })),
  };
}

function missing({ items }: Evaluated): Foresight["missing"] {
  const unknown = items.filter(({ state }) => state === "unknown");
  return unknown.slice(0, MISSING).map(({ sku, place }) => ({ sku, place }));
}

/** As long as it took, or as long as the calls take at the rate that is let through, whichever is longer. */
function costOf(scanned: Scanned, answered: number, perSecond: number): RunCost {
  const share = scanned.isWhole ? 1 : shareOf(scanned, answered);
  const calls = Math.ceil(scanned.calls / (share ?? 1));
  const seconds = Math.max(calls / perSecond, scanned.ms / (share ?? 1) / 1000);
  const shortest = Math.max(1, Math.ceil(seconds / MINUTE));
  const known = scanned.isWhole ? "whole" : share === undefined ? "at least" : "reckoned";
  return { calls, perSecond, seconds, shortest, known };
}

/**
 * How much was read of what is watched: parts that were read to their end, or places that counts came from, but for
 * those that are under way. Undefined where neither tells anything, as of a single place. Where Omni does not give
 * its counts place by place, it is too much rather than too little.
 */
function shareOf({ parts, places }: Scanned, answered: number): number | undefined {
  const left = answered - Math.min(AT_ONCE, parts.all);
  const share = Math.max(parts.done / parts.all, left / places);
  return share > 0 ? share : undefined;
}
