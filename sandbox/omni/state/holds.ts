import type { Order } from "../shapes.ts";
import { isUnderWay } from "./units.ts";

/** Units that a shipment under way holds at a location. */
export interface Hold {
  readonly key: string;
  readonly units: number;
}

/** What a hold is counted under. */
export function holdKey(sku: string, location: string): string {
  return `${location}\n${sku}`;
}

/** What the shipments of an order hold. */
export function holdsOf(order: Order): Hold[] {
  return order.Shipments.filter(isUnderWay).flatMap(({ InventoryLocationName, LineItems }) =>
    LineItems.map((line) => ({ key: holdKey(line.SKU, InventoryLocationName), units: line.Quantity })),
  );
}

/** Adds up units by key; `sign` takes them off again. */
export function count(into: Map<string, number>, holds: readonly Hold[], sign: 1 | -1 = 1): void {
  for (const { key, units } of holds) into.set(key, (into.get(key) ?? 0) + sign * units);
}
