import type { Levels, Rule } from "../../src/watch/rule.ts";

export const SKUS = ["A", "B", "C"] as const;
export const PLACES = ["p", "q"] as const;

/** What happened to a rule, in order; `rule` is how it was from then on. */
export type Event =
  | { readonly kind: "run"; readonly at: number; readonly rule: Rule; readonly seen: Seen | "blind" }
  | { readonly kind: "edit"; readonly at: number; readonly rule: Rule; readonly from: Rule };

/** The counts that a run was given, in order; the same pair perhaps twice. */
export type Seen = readonly { readonly sku: string; readonly place: string; readonly count: number }[];

/** How one pair of SKU and place stands after all that happened. */
export interface Standing {
  /** What it was when last seen. */
  readonly known: "ok" | "low" | "out";
  readonly isOutOfSight: boolean;
  readonly count: number | null;
  readonly since: number | undefined;
}

const WELL: Standing = { known: "ok", isOutOfSight: false, count: null, since: undefined };

/** Looks at one pair alone, over the whole history: no maps, no state between runs but this. */
export function standingOf(sku: string, place: string, history: readonly Event[]): Standing {
  return history.reduce((before, event) => after(before, event, sku, place), WELL);
}

function after(before: Standing, event: Event, sku: string, place: string): Standing {
  const watch = watches(event.rule, sku, place);
  if (watch === "no") return WELL;
  if (event.kind === "edit") {
    if (event.from.source.kind !== event.rule.source.kind) return WELL;
    if (before.known === "ok") return watch === "by name" ? before : WELL;
    const known = levelOf(before.count ?? 0, before.known, event.rule.levels);
    return known === "ok" ? WELL : { ...before, known };
  }
  const counts =
    event.seen === "blind" ? [] : event.seen.filter((each) => each.sku === sku && each.place === place);
  const count = counts.at(-1)?.count;
  if (count !== undefined) {
    const known = levelOf(count, before.known, event.rule.levels);
    if (known === "ok") return WELL;
    const since = before.known === "ok" ? event.at : before.since;
    return { known, isOutOfSight: false, count, since };
  }
  if (before.known !== "ok") return { ...before, isOutOfSight: true };
  if (watch === "if seen") return WELL;
  return { ...WELL, isOutOfSight: true, since: before.since ?? event.at };
}

function watches({ source, muted }: Rule, sku: string, place: string): "no" | "if seen" | "by name" {
  const places = source.kind === "stock" ? source.locations : source.groups;
  if (muted.includes(sku) || !isAmong(places, place) || !isAmong(source.skus, sku)) return "no";
  return places.length > 0 && source.skus.length > 0 ? "by name" : "if seen";
}

function levelOf(
  count: number,
  before: "ok" | "low" | "out",
  { out, below, recover }: Levels,
): "ok" | "low" | "out" {
  if (count <= out) return "out";
  const line = before === "ok" ? below : Math.max(below, recover);
  return count < line ? "low" : "ok";
}

/** An empty list names all. */
function isAmong(names: readonly string[], name: string): boolean {
  return names.length === 0 || names.includes(name);
}
