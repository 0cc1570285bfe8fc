import type { Crossing, Item } from "../item.ts";
import { bunchOf, isInAlarm, type Meanwhile } from "./news.ts";
import { bothOutages, isBlind } from "./look.ts";
import type { Held, Outage, Status } from "./status.ts";

/** How many of what is well again are named; the others are counted. */
const NAMED = 500;

/** What happened in one run that the items after it do not say themselves. */
export interface Happened {
  readonly items: readonly Item[];
  readonly crossings: readonly Crossing[];
  readonly outage: Outage | undefined;
}

/** What is held back after a run in quiet hours; undefined while there is nothing. */
export function hold(status: Status, { items, crossings, outage }: Happened, at: number): Held | undefined {
  const recovered = crossings.filter(isRecovery);
  const isBlindUntold = isBlind(status) && status.blind?.told === false;
  const isNew = items.some(isUntold) || recovered.length > 0 || outage !== undefined || isBlindUntold;
  if (status.held === undefined && !isNew) return undefined;
  const before = status.held ?? { since: at, recovered: [], more: 0 };
  const named = new Map(before.recovered.map((pair) => [keyOf(pair), pair]));
  for (const { sku, place, to } of crossings) if (to !== "ok") named.delete(keyOf({ sku, place }));
  let { more } = before;
  for (const { sku, place } of recovered) {
    if (named.size < NAMED) named.set(keyOf({ sku, place }), { sku, place });
    else if (!named.has(keyOf({ sku, place }))) more += 1;
  }
  return { ...before, recovered: [...named.values()], more, outage: bothOutages(before.outage, outage) };
}

/** What is told when quiet hours are over; undefined where nothing of it is left to tell. */
export function meanwhileOf(status: Status, items: readonly Item[]): Meanwhile | undefined {
  const { held, blind } = status;
  if (held === undefined) return undefined;
  const untold = items.filter(isUntold);
  const isBlindUntold = isBlind(status) && blind?.told === false;
  const nothing = untold.length === 0 && held.recovered.length + held.more === 0;
  if (nothing && held.outage === undefined && !isBlindUntold) return undefined;
  const since = isBlindUntold ? { since: blind.since, why: blind.why } : undefined;
  return { ...held, ranLow: bunchOf(untold), blind: since };
}

/** Low or out, and not told. */
export function isUntold(item: Item): boolean {
  return !item.told && isInAlarm(item);
}

/** Well again after it was in alarm, whether or not it was out of sight in between. */
function isRecovery({ was, to }: Crossing): boolean {
  return to === "ok" && was !== "ok";
}

function keyOf({ sku, place }: { readonly sku: string; readonly place: string }): string {
  return JSON.stringify([sku, place]);
}
