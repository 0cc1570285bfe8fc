import { LRUCache } from "lru-cache";
import type { Omni } from "../omni/index.ts";

/** Names change rarely, and it is names alone that are kept: a count is always read fresh. */
const KEPT_MS = 60_000;
/** So many pages of a location are looked through at most; who types knows the SKU, this only saves typing. */
const MOST_PAGES = 10;
/** Where no location is known yet, these many are looked at. */
const MOST_LOCATIONS = 3;

/** The SKUs that are at hand at a location; where none is given, at a few. */
export type SkusAtHand = (location: string | undefined, budgetMs: number) => Promise<readonly string[]>;

/** Reads them while people type, once a minute and location. */
export function createSkusAtHand(omni: Omni): SkusAtHand {
  const known = new LRUCache<string, readonly string[], number>({
    max: 200,
    ttl: KEPT_MS,
    fetchMethod: (location, _stale, { context: budgetMs }) => skusAt(omni, location, budgetMs),
  });
  return async (location, budgetMs) => {
    const names = location === undefined ? await someLocations(omni, budgetMs) : [location];
    const lists = await Promise.all(names.map((name) => known.fetch(name, { context: budgetMs })));
    return [...new Set(lists.flatMap((list) => list ?? []))];
  };
}

async function someLocations(omni: Omni, budgetMs: number): Promise<string[]> {
  const all = await omni.locations.list({ budgetMs });
  return all.slice(0, MOST_LOCATIONS).map(({ InternalName }) => InternalName);
}

async function skusAt(omni: Omni, location: string, budgetMs: number): Promise<string[]> {
  const until = performance.now() + budgetMs;
  const skus: string[] = [];
  let pages = 0;
  for await (const rows of omni.stock.onHand({ locations: [location] }, { budgetMs })) {
    skus.push(...rows.map(({ Sku }) => Sku));
    pages += 1;
    if (pages >= MOST_PAGES || performance.now() > until) break;
  }
  return skus;
}
