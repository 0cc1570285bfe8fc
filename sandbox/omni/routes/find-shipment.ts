import { invalid, notFound } from "../refusal.ts";
import type { Order, Shipment } from "../shapes.ts";
import type { OmniState } from "../state/state.ts";
import { isUnderWay } from "../state/units.ts";

/** A shipment and the order it belongs to. Throws the service's 404 when there is none. */
export function findShipment(state: OmniState, id: number): { order: Order; shipment: Shipment } {
  const order = state.orders.byShipment(id);
  const shipment = order?.Shipments.find((candidate) => candidate.ShipmentId === id);
  if (order === undefined || shipment === undefined) throw notFound(`Shipment ${id} was not found.`);
  return { order, shipment };
}

/** The same, for a change: throws a 400 for a shipment that has already come to its end. */
export function findShipmentUnderWay(state: OmniState, id: number): { order: Order; shipment: Shipment } {
  const found = findShipment(state, id);
  if (!isUnderWay(found.shipment))
    throw invalid(`Shipment is already ${found.shipment.Status.toLowerCase()}`);
  return found;
}
