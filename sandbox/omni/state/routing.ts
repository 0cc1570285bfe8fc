import type { Clock } from "../clock.ts";
import type { Order, Shipment, ShipmentLine } from "../shapes.ts";
import type { OmniState } from "./state.ts";
import { unroutedUnits } from "./units.ts";

/** A promise to route an order, which outlives a restart. */
export interface PromisedRouting {
  readonly order: string;
  /** When, by the stand-in's clock. */
  readonly due: string;
}

/** Promises to route what is open of an order after a while, in milliseconds. */
export function routeLater(state: OmniState, order: string, clock: Clock, milliseconds: number): void {
  const promised = { order, due: new Date(clock.now().getTime() + milliseconds).toISOString() };
  state.routings.add(promised);
  clock.later(milliseconds, () => {
    state.routings.delete(promised);
    const found = state.orders.get(order);
    if (found !== undefined) route(state, found, clock);
  });
}

/** Marks an order as changed now. */
export function touch(order: Order, clock: Clock): void {
  order.LastUpdatedDateUtc = clock.now().toISOString();
}

/** Gives a shipment a status and the time of the change. */
export function mark(shipment: Shipment, status: string, clock: Clock): void {
  shipment.Status = status;
  shipment.LastUpdatedDateUtc = clock.now().toISOString();
}

/** Adds a shipment to an order. */
export function addShipment(
  order: Order,
  location: string,
  lines: ShipmentLine[],
  id: number,
  clock: Clock,
): void {
  const now = clock.now().toISOString();
  order.Shipments.push({
    ShipmentId: id,
    Status: "Created",
    InventoryLocationName: location,
    CreatedDateUtc: now,
    LastUpdatedDateUtc: now,
    LineItems: lines,
  });
}

function markRoutingFailed(order: Order, failed: boolean): void {
  const flag = order.CustomFields.find((field) => field.Name === "HAS_ORR_FAILURE");
  if (flag === undefined) order.CustomFields.push({ Name: "HAS_ORR_FAILURE", Value: failed });
  else flag.Value = failed;
}

/**
 * Routes the units that no shipment holds: each line to the location with most to spare that has not
 * rejected this order before, one new shipment a location. Lines nobody can ship stay open and the order
 * is flagged `HAS_ORR_FAILURE`. An order that has come to its end meanwhile is left alone.
 */
export function route(state: OmniState, order: Order, clock: Clock): void {
  if (order.LineItems.every((line) => unroutedUnits(order, line) === 0)) return;
  const reserved = state.orders.reservations();
  const refused = new Set(
    order.Shipments.filter((shipment) => shipment.Status === "Rejected").map(
      (shipment) => shipment.InventoryLocationName,
    ),
  );
  const byLocation = new Map<string, ShipmentLine[]>();
  let failed = false;
  for (const line of order.LineItems) {
    const units = unroutedUnits(order, line);
    if (units === 0) continue;
    const spare = state.locations
      .filter((location) => location.Active && !refused.has(location.InternalName))
      .map(({ InternalName: name }) => ({
        name,
        units: state.stock.get(line.SKU, name) - reserved(line.SKU, name),
      }));
    const best = spare.reduce((most, next) => (next.units > most.units ? next : most), {
      name: "",
      units: 0,
    });
    if (best.units < units) {
      failed = true;
      continue;
    }
    const lines = byLocation.get(best.name) ?? [];
    lines.push({ InternalLineItemId: line.InternalLineItemId, SKU: line.SKU, Quantity: units });
    byLocation.set(best.name, lines);
  }
  for (const [location, lines] of byLocation) {
    addShipment(order, location, lines, state.nextId("shipment"), clock);
  }
  markRoutingFailed(order, failed);
  if (byLocation.size > 0) order.OrderStatus = "ShipmentsCreated";
  touch(order, clock);
}
