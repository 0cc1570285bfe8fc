import { invalid, notFound } from "../refusal.ts";
import { type Handler, rowsOf } from "../request.ts";
import type { LineItem, Order } from "../shapes.ts";
import { mark, touch } from "../state/routing.ts";
import { isUnderWay, reckonLine } from "../state/units.ts";
import { internalId, orderByOneId } from "./find-order.ts";

/** GET orders: by external ids, by internal ids, or both kinds; those that are not there are left out. */
export const readOrders: Handler = (request, { state, site }) => {
  const external = request.many("ExternalOrderId");
  const internal = request.many("InternalOrderId");
  if (external.length + internal.length === 0) {
    throw invalid("ExternalOrderId or InternalOrderId is required: send at least one order id.");
  }
  const found = new Set<Order>();
  for (const id of external) {
    const order = state.orders.get(id);
    if (order !== undefined) found.add(order);
  }
  for (const id of internal) {
    const order = state.orders.byInternalId(internalId(id));
    if (order !== undefined) found.add(order);
  }
  if (found.size === 0 && site.noSuchOrder === "404") {
    throw notFound(`No order was found for ${[...external, ...internal].join(", ")}.`);
  }
  return { status: 200, body: rowsOf(found, request.page) };
};

function cancelUnits(line: LineItem, units: number): void {
  line.QuantityCancelled += units;
  reckonLine(line);
}

function refuseIfNotCancellable(order: Order): void {
  if (order.OrderStatus === "Cancelled")
    throw invalid(`Order ${order.ExternalOrderId} is already cancelled.`);
  const shipped = order.LineItems.reduce((sum, line) => sum + line.QuantityShipped, 0);
  if (shipped > 0) {
    throw invalid(
      `Order ${order.ExternalOrderId} cannot be cancelled: ${shipped} ${shipped === 1 ? "unit has" : "units have"} shipped.`,
    );
  }
}

/** POST orders/Cancel: the whole order, by one id in the query, with `cancelReason` where the site wants one. 204. */
export const cancelOrder: Handler = (request, { state, site, clock }) => {
  const order = orderByOneId(state, request.one("internalOrderId"), request.one("externalOrderId"));
  const reason = request.one("cancelReason");
  if (site.cancelReasonTrue && reason === undefined) {
    throw invalid(
      "A cancel reason is required because CANCEL_REASON_TRUE is set for this site. Send cancelReason.",
    );
  }
  refuseIfNotCancellable(order);
  const apply = (): void => {
    for (const line of order.LineItems) cancelUnits(line, line.QuantityOrdered - line.QuantityCancelled);
    for (const shipment of order.Shipments.filter(isUnderWay)) mark(shipment, "Cancelled", clock);
    for (const payment of order.OrderPayments) payment.Status = "Cancelled";
    order.OrderStatus = "Cancelled";
    if (reason !== undefined) order.AdditionalInformation["CancelReason"] = reason;
    touch(order, clock);
  };
  const instead = (): void => {
    const [first] = order.LineItems;
    if (first !== undefined && first.QuantityCancelled < first.QuantityOrdered) cancelUnits(first, 1);
    touch(order, clock);
  };
  return { status: 204, apply, instead };
};
