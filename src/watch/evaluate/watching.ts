import type { Item } from "../item.ts";
import type { Rule } from "../rule.ts";

/** What a rule watches, asked one pair at a time. */
export interface Watching {
  readonly has: (sku: string, place: string) => boolean;
  /** Whether an item is still to be kept: one that never was in alarm is only as long as it is named as a pair. */
  readonly keeps: (item: Item) => boolean;
  /** The places that are named; undefined where all are watched. */
  readonly places: ReadonlySet<string> | undefined;
  /** The SKUs that are named and not muted; undefined where all are watched. */
  readonly skus: ReadonlySet<string> | undefined;
  readonly muted: ReadonlySet<string>;
}

const NOBODY: ReadonlySet<string> = new Set();

/** What a rule watches: the places and SKUs that it names, all of them where it names none, without the muted SKUs. */
export function watchingOf({ source, muted }: Pick<Rule, "source" | "muted">): Watching {
  const named = source.kind === "stock" ? source.locations : source.groups;
  const silent = muted.length === 0 ? NOBODY : new Set(muted);
  const places = named.length === 0 ? undefined : new Set(named);
  const skus = source.skus.length === 0 ? undefined : new Set(source.skus.filter((sku) => !silent.has(sku)));
  const has = (sku: string, place: string) =>
    (places?.has(place) ?? true) && (skus?.has(sku) ?? true) && !silent.has(sku);
  const isNamed = places !== undefined && skus !== undefined;
  const keeps = ({ sku, place, was }: Item) => has(sku, place) && (isNamed || was !== "unknown");
  return { has, keeps, places, skus, muted: silent };
}
