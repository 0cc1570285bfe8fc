import type { PoolGroup } from "../shapes.ts";
import type { OmniState } from "./state.ts";

/**
 * What a pool group can promise of a SKU: every location counts with what it has, less what shipments hold and
 * less the group's safety stock, never less than nothing.
 */
export function virtualUnits(
  { stock }: OmniState,
  group: PoolGroup,
  sku: string,
  reserved: (sku: string, location: string) => number,
): number {
  const free = (location: string): number =>
    Math.max(0, stock.get(sku, location) - reserved(sku, location) - group.SafetyStock);
  return group.Locations.reduce((sum, location) => sum + free(location), 0);
}
