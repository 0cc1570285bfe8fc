import { type Ingredients, documentedOrders } from "../seed/documented-orders.ts";
import { generateOrder, placeOf } from "../seed/generated-orders.ts";
import type { Order } from "../shapes.ts";

/** Books up to this many generated orders are held whole; larger ones are made page by page as they are read. */
const HELD_WHOLE = 2000;

/** The orders, readable and editable: what `get` gives is the stored order itself, changes to it stay. */
export interface OrderBook {
  /** An order by the number customers know. */
  get(externalOrderId: string): Order | undefined;
  byInternalId(id: number): Order | undefined;
  byShipment(shipmentId: number): Order | undefined;
  byInvoice(invoiceId: number): Order | undefined;
  /** Every order: those always there and those added, then the generated ones, newest first. */
  all(): Iterable<Order>;
  /** The orders in memory: all of a small book, and of a large one those that were looked at. */
  held(): Iterable<Order>;
  /** Adds an order, or replaces the one with its external id. */
  put(order: Order): void;
}

/** Opens the book: the documented orders and `generated` more. */
export function openOrderBook(
  generated: number,
  locations: readonly [string, ...string[]],
  from: Ingredients,
): OrderBook {
  const shown = new Map<string, Order>(documentedOrders(from).map((order) => [order.ExternalOrderId, order]));
  const touched = new Map<number, Order>();
  const make = (place: number): Order => generateOrder(place, generated, locations, from);

  const open = (place: number | undefined): Order | undefined => {
    if (place === undefined || place >= generated) return undefined;
    const order = touched.get(place) ?? make(place);
    touched.set(place, order);
    return order;
  };
  function* held(): Generator<Order> {
    yield* shown.values();
    yield* touched.values();
  }
  function* all(): Generator<Order> {
    yield* shown.values();
    for (let place = generated - 1; place >= 0; place -= 1) yield touched.get(place) ?? make(place);
  }
  const find = (place: number | undefined, fits: (order: Order) => boolean): Order | undefined => {
    for (const order of held()) if (fits(order)) return order;
    const order = open(place);
    return order !== undefined && fits(order) ? order : undefined;
  };

  if (generated <= HELD_WHOLE) for (let place = 0; place < generated; place += 1) open(place);
  return {
    get: (id) => shown.get(id) ?? open(placeOf.external(id)),
    byInternalId: (id) => find(placeOf.internal(id), (order) => order.InternalOrderId === id),
    byShipment: (id) =>
      find(placeOf.shipment(id), (order) => order.Shipments.some((shipment) => shipment.ShipmentId === id)),
    byInvoice: (id) => find(placeOf.invoice(id), (order) => order.AdditionalInformation["InvoiceId"] === id),
    all,
    held,
    put: (order) => {
      const place = placeOf.external(order.ExternalOrderId);
      if (place !== undefined && place < generated) touched.set(place, order);
      else shown.set(order.ExternalOrderId, order);
    },
  };
}
