import type { PreOrderRow } from "../shapes.ts";
import type { Catalogue } from "./catalogue.ts";
import { mix } from "./random.ts";

const EVERY = 60;

/** One SKU in sixty is sold before it arrives, each at the first locations of the list. */
export function makePreOrders(
  seed: number,
  catalogue: Catalogue,
  locations: readonly string[],
): Map<string, PreOrderRow[]> {
  const waves = new Map<string, PreOrderRow[]>();
  for (let index = 2; index < catalogue.products.length; index += EVERY) {
    const { sku } = catalogue.at(index);
    const rows = locations.slice(0, 3 + (index % 3)).map((location, place) => {
      const planned = 20 + (mix(seed, index, place) % 80);
      return {
        Sku: sku,
        LocationInternalName: location,
        PreOrderedQuantity: mix(seed, index, place, 1) % planned,
        PlannedQuantity: planned,
      };
    });
    waves.set(sku, rows);
  }
  return waves;
}
