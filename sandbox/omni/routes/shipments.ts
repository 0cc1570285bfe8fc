import { z } from "zod";
import { invalid } from "../refusal.ts";
import { bodyOf, type Handler, text, type World } from "../request.ts";
import type { Order, Shipment } from "../shapes.ts";
import { mark, routeLater, touch } from "../state/routing.ts";
import { unroutedUnits } from "../state/units.ts";
import { orderByOneId } from "./find-order.ts";
import { findShipmentUnderWay } from "./find-shipment.ts";

/** A cleared id: left out, null, 0 or blank. */
const cleared = z.union([z.null(), z.literal(0), z.literal("")]).transform(() => undefined);
const createAll = z.object({
  InternalOrderId: z.union([cleared, z.int().positive()]).optional(),
  ExternalOrderId: z.union([cleared, z.string()]).optional(),
});

/** POST CreateAllShipments: takes note, and routes all open units a little later. 202, no body. */
export const createAllShipments: Handler = (request, { state, site, clock }) => {
  const sent = bodyOf(createAll, request.body);
  const order = orderByOneId(state, sent.InternalOrderId?.toString(), sent.ExternalOrderId);
  const number = order.ExternalOrderId;
  if (order.OrderStatus === "Cancelled") throw invalid(`Order ${number} is already cancelled.`);
  if (order.OrderStatus === "NotStarted" || order.OrderStatus === "PaymentPending") {
    throw invalid(`Order ${number} is not paid. Shipments can be created once it is.`);
  }
  if (order.LineItems.every((line) => unroutedUnits(order, line) === 0)) {
    throw invalid(`Order ${number} has no open units without a shipment.`);
  }
  return {
    status: 202,
    apply: () => routeLater(state, number, clock, site.routingDelay),
    instead: () => touch(order, clock),
  };
};

function release(order: Order, shipment: Shipment, status: string, { clock }: World): void {
  mark(shipment, status, clock);
  touch(order, clock);
}

/** POST shipments/Cancel?ShipmentId=…: the units are open again and wait for CreateAllShipments. 204. */
export const cancelShipment: Handler = (request, world) => {
  const id = request.one("ShipmentId");
  if (id === undefined || !/^\d{1,15}$/u.test(id)) throw invalid("ShipmentId is required: a whole number.");
  const { order, shipment } = findShipmentUnderWay(world.state, Number(id));
  return {
    status: 204,
    apply: () => release(order, shipment, "Cancelled", world),
    instead: () => release(order, shipment, "Rejected", world),
  };
};

const rejection = z.object({ ShipmentId: z.int(), Reason: text });

/** POST shipments/Reject: the location gives the shipment back; its units are routed elsewhere a little later. 200. */
export const rejectShipment: Handler = (request, world) => {
  const sent = bodyOf(rejection, request.body);
  const { order, shipment } = findShipmentUnderWay(world.state, sent.ShipmentId);
  return {
    status: 200,
    body: { ShipmentId: sent.ShipmentId },
    apply: () => {
      release(order, shipment, "Rejected", world);
      routeLater(world.state, order.ExternalOrderId, world.clock, world.site.routingDelay);
    },
    instead: () => release(order, shipment, "Cancelled", world),
  };
};

const rerouting = rejection.extend({ RouteType: text, ShippingCenterInternalName: text });

/** Reroute: the same shipment, at a shipping centre from now on. 200. */
export const rerouteShipment: Handler = (request, world) => {
  const sent = bodyOf(rerouting, request.body);
  if (sent.RouteType !== "ShippingCenter") {
    throw invalid(`RouteType "${sent.RouteType}" is not known. Use ShippingCenter.`);
  }
  const { order, shipment } = findShipmentUnderWay(world.state, sent.ShipmentId);
  const name = sent.ShippingCenterInternalName;
  const known = world.state.locations.find((location) => location.InternalName === name);
  if (known?.LocationType !== "ShippingCenter") {
    throw invalid(`"${name}" is not a shipping center. Send the InternalName of one.`);
  }
  if (shipment.InventoryLocationName === name) throw invalid(`Shipment is already at ${name}.`);
  return {
    status: 200,
    body: { ShipmentId: sent.ShipmentId },
    apply: () => {
      shipment.InventoryLocationName = name;
      release(order, shipment, shipment.Status, world);
    },
    instead: () => release(order, shipment, "Rejected", world),
  };
};
