import type { Catalogue } from "../seed/catalogue.ts";
import { mix } from "../seed/random.ts";
import type { InventoryLocation } from "../shapes.ts";

/** Counts that the documentation tells of. */
const TOLD: readonly (readonly [location: string, sku: string, units: number])[] = [
  ["Default Location", "TEE-RED-M", 40],
  ["toronto-south", "TEE-RED-M", 12],
  ["queen-west", "TEE-RED-M", 4],
  ["toronto-south", "CAP-BLU", 0],
  ["toronto-south", "CAP-RED", 3],
];

/** Physical units by SKU and location. Only what was changed is held; the rest follows from the seed. */
export interface Stock {
  /** Units on hand; 0 for a SKU or a location that does not exist. */
  get(sku: string, location: string): number;
  set(sku: string, location: string, units: number): void;
  /** What was set. */
  changes(): [sku: string, location: string, units: number][];
}

function key(sku: string, location: string): string {
  return `${location}\n${sku}`;
}

/** The stock a seed begins with: one count in six is nothing, warehouses hold more than shops. */
export function makeStock(
  seed: number,
  catalogue: Catalogue,
  locations: readonly InventoryLocation[],
): Stock {
  const changed = new Map<string, number>();
  for (const [location, sku, units] of TOLD) changed.set(key(sku, location), units);

  const places = new Map<string, { index: number; most: number }>();
  for (const [index, location] of locations.entries()) {
    places.set(location.InternalName, { index, most: location.LocationType === "Store" ? 24 : 160 });
  }
  return {
    get: (sku, location) => {
      const known = changed.get(key(sku, location));
      if (known !== undefined) return known;
      const place = places.get(location);
      const item = catalogue.indexOf(sku);
      if (place === undefined || item === undefined) return 0;
      const drawn = mix(seed, item, place.index);
      return drawn % 6 === 0 ? 0 : 1 + ((drawn >>> 4) % place.most);
    },
    set: (sku, location, units) => {
      changed.set(key(sku, location), units);
    },
    changes: () =>
      [...changed].map(([at, units]) => {
        const [location = "", sku = ""] = at.split("\n");
        return [sku, location, units];
      }),
  };
}
