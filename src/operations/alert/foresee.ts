import { grouped, plural } from "../../english.ts";
import { OmniError, type OmniErrorKind } from "../../omni/index.ts";
import type { Rule } from "../../watch/rule.ts";
import { intervalOf } from "../../watch/schedule/next-due.ts";
import type { Context } from "../context.ts";
import { notKnown, unknownAmong } from "../location/named.ts";
import type { Foreseen, Outlook } from "../manage.ts";
import type { Problem } from "../operation.ts";
import { listed } from "../phrases.ts";
import type { Counted, Foresight, RunCost } from "./book.ts";
import { levelsOf, toldOf, watchedOf, whenOf } from "./describe.ts";

/** How long what matches now is counted before a preview says "at least". */
const COUNTING_MS = 8_000;

const MINUTE_MS = 60_000;

/** What a rule would find now and what a run costs; or why it cannot be kept as it is. */
export async function foresee(context: Context, rule: Rule): Promise<Foreseen> {
  try {
    return await asked(context, rule);
  } catch (error) {
    if (!(error instanceof OmniError) || error.kind === "aborted") throw error;
    return { ok: false, problems: [notSeen(rule, error.kind)] };
  }
}

/** Nothing could be counted: an unknown name, or Omni itself. */
function notSeen({ source }: Rule, why: OmniErrorKind): Problem {
  if (why !== "not-found")
    return {
      slot: "",
      sentence: "Omni did not let me count what matches, so nothing was saved. Try again in a minute.",
    };
  return source.kind === "pool"
    ? {
        slot: "group",
        sentence: `Omni does not know ${listed(source.groups, 3)}. Its pool groups cannot be listed, so check the spelling.`,
      }
    : { slot: "sku", sentence: "Omni knows nothing of these SKUs there. Check the spelling." };
}

async function asked(context: Context, rule: Rule): Promise<Foreseen> {
  const unknown = await unknownLocations(context, rule);
  if (unknown.length > 0) return { ok: false, problems: unknown };
  const foresight = await foresightOf(context, rule);
  const between = intervalOf(rule.schedule, rule.zone, context.now()) / MINUTE_MS;
  const problem = tooOften(rule, between, foresight.cost);
  if (problem !== undefined) return { ok: false, problems: [problem] };
  return { ok: true, outlook: outlookOf(rule, foresight) };
}

/** What a rule watches, finds, costs and tells, in sentences. */
export function outlookOf(rule: Rule, foresight: Foresight): Outlook {
  return {
    lines: [
      { label: "Watches", text: `${watchedOf(rule)}; ${levelsOf(rule)}.` },
      { label: "Matches now", text: matchesNow(rule, foresight) },
      { label: "A run", text: `${costWords(foresight.cost)} ${capital(whenOf(rule))}.` },
      { label: "Tells", text: toldOf(rule) },
    ],
    warnings: cautions(rule, foresight),
  };
}

/** Counts what matches, as far as a few seconds reach. */
export function foresightOf({ alerts, call }: Context, rule: Rule): Promise<Foresight> {
  return alerts.foresee(rule, { ...call, budgetMs: COUNTING_MS });
}

async function unknownLocations({ omni, call }: Context, { source }: Rule): Promise<Problem[]> {
  if (source.kind === "pool" || source.locations.length === 0) return [];
  const unknown = unknownAmong(source.locations, await omni.locations.list(call));
  return unknown.map((name) => ({ slot: "location", sentence: notKnown("location", name) }));
}

/** How sure it is what a run takes, before the number of its calls and for the shortest `every` that it needs. */
const HOW: Readonly<Record<RunCost["known"], { calls: string; shortest: (minutes: string) => string }>> = {
  whole: { calls: "", shortest: (minutes) => `The shortest is every ${minutes}` },
  reckoned: { calls: "about ", shortest: (minutes) => `The shortest is about every ${minutes}` },
  "at least": { calls: "at least ", shortest: (minutes) => `It needs every ${minutes} or more` },
};

/** A run that would still be under way when the next one is due. */
function tooOften(
  rule: Rule,
  between: number,
  { calls, perSecond, seconds, shortest, known }: RunCost,
): Problem | undefined {
  if (between >= shortest) return undefined;
  const slot = rule.schedule.kind === "every" ? "every" : "schedule";
  const sum = `A run takes ${HOW[known].calls}${plural(calls, "call")}; at ${rate(perSecond)} that is ${span(seconds, known)}.`;
  const instead = HOW[known].shortest(plural(shortest, "minute"));
  const say = `It could not finish before the next one is due (${whenOf(rule)}). ${instead}; or watch fewer SKUs or places.`;
  return { slot, sentence: `${sum} ${say}` };
}

/** "3 low and 1 out of 40 counted: CAP-BLU at toronto-south has 0, …" */
function matchesNow(rule: Rule, { low, out, seen, worst, whole }: Foresight): string {
  const least = whole ? "" : "at least ";
  const counted = `${least}${grouped(seen)} counted`;
  if (low + out === 0) return `nothing of ${counted}.`;
  const parts = [low === 0 ? "" : `${grouped(low)} low`, out === 0 ? "" : `${grouped(out)} out`];
  const named = worst.map((one) => `${itemOf(rule, one)} has ${one.count}`);
  const which = named.length === 0 ? "" : ` The fewest: ${listed(named, 3)}.`;
  return `${least}${parts.filter((part) => part !== "").join(" and ")}, of ${counted}.${which}`;
}

/** "CAP-BLU at toronto-south", "CAP-BLU in web-canada" */
function itemOf({ source }: Rule, { sku, place }: Pick<Counted, "sku" | "place">): string {
  return `${sku} ${source.kind === "stock" ? "at" : "in"} ${place}`;
}

/** "12 calls, about 2 seconds at 10 calls a second."; of what was not read to its end "about" or "at least". */
function costWords({ calls, perSecond, seconds, known }: RunCost): string {
  return `${HOW[known].calls}${plural(calls, "call")}, ${span(seconds, known)} at ${rate(perSecond)}.`;
}

/** What should be known before such a rule is kept. */
function cautions(rule: Rule, { missing, empty, failure, whole, cost }: Foresight): string[] {
  const pairs = missing.map((one) => itemOf(rule, one));
  const isPool = rule.source.kind === "pool";
  return [
    pairs.length === 0
      ? ""
      : `Omni has no count of ${listed(pairs, 3)}. What is not counted is never told as low: check the spelling.`,
    empty.length === 0
      ? ""
      : isPool
        ? `Omni shows nothing in ${listed(empty, 3)}. Its pool groups cannot be listed, so check the spelling.`
        : `Omni counts nothing at ${listed(empty, 3)}.`,
    failure === undefined
      ? ""
      : failure === "not-found"
        ? "Omni does not know all of these places, so this is not the whole picture: check the spelling."
        : "Omni did not answer for all of it, so this is not the whole picture.",
    whole || failure !== undefined
      ? ""
      : cost.known === "reckoned"
        ? "It is too much to count in a few seconds: this is not the whole picture, and what a run takes is reckoned from the first part of it."
        : "It is too much to count in a few seconds, so this is not the whole picture, and a run takes longer.",
  ].filter((caution) => caution !== "");
}

function rate(perSecond: number): string {
  return perSecond >= 1
    ? `${plural(Math.round(perSecond), "call")} a second`
    : `${plural(Math.max(1, Math.round(perSecond * 60)), "call")} a minute`;
}

function span(seconds: number, known: RunCost["known"]): string {
  const [about, round] = known === "at least" ? ["at least", Math.floor] : ["about", Math.ceil];
  const whole = Math.max(1, round(seconds));
  if (whole < 120) return `${about} ${plural(whole, "second")}`;
  return `${about} ${plural(round(whole / 60), "minute")}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
