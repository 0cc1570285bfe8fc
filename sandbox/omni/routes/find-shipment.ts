import { invalid, notFound } from "../refusal.ts";
import type { Order, Shipment } from "../shapes.ts";
import type { OmniState } from "../state/state.ts";
import { isUnderWay } from "../state/units.ts";

/**
 * A shipment that can still be changed, and its order. Throws the service's 404 when there is none with this
 * id, and a 400 for one that has already come to its end.
 */
export function findShipmentUnderWay(state: OmniState, id: number): { order: Order; shipment: Shipment } {
  const order = state.orders.byShipment(id);
  const shipment = order?.Shipments.find((candidate) => candidate.ShipmentId === id);
  if (order === undefined || shipment === undefined) throw notFound(`Shipment ${id} was not found.`);
  if (!isUnderWay(shipment)) throw invalid(`Shipment is already ${shipment.Status.toLowerCase()}`);
  return { order, shipment };
}
