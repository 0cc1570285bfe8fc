import { type Ingredients, documentedOrders } from "../seed/documented-orders.ts";
import { generateOrder, placeOf } from "../seed/generated-orders.ts";
import type { Order } from "../shapes.ts";
import { openGeneratedOrders } from "./generated-orders.ts";
import { count, holdKey, holdsOf } from "./holds.ts";

/** The orders, readable and editable: what `get` gives is the stored order itself, changes to it stay. */
export interface OrderBook {
  /** How many there are. */
  readonly size: number;
  /** An order by the number customers know. */
  get(externalOrderId: string): Order | undefined;
  byInternalId(id: number): Order | undefined;
  byShipment(shipmentId: number): Order | undefined;
  byInvoice(invoiceId: number): Order | undefined;
  /** Every order: those added, newest first, those always there, then the generated ones, newest first. */
  all(): Iterable<Order>;
  /** The same from a place on; none before it is made. */
  from(start: number): Iterable<Order>;
  /** The orders in memory: all of a small book; of a large one those lately read and those changed. */
  held(): Iterable<Order>;
  /** The added ones, newest first. */
  added(): Order[];
  /** Those that are not as the seed made them, the added ones among them. */
  changed(): Order[];
  /** Units of a SKU that shipments under way hold at a location, over the whole book as it is now. */
  reservations(): (sku: string, location: string) => number;
  /** Adds an order, or replaces the one with its external id. */
  put(order: Order): void;
}

/** Opens the book: the documented orders and `generated` more. */
export function openOrderBook(
  generated: number,
  locations: readonly [string, ...string[]],
  from: Ingredients,
): OrderBook {
  const documented = documentedOrders(from);
  const documentedText = new Map(documented.map((order) => [order.ExternalOrderId, JSON.stringify(order)]));
  const shown = new Map<string, Order>(documented.map((order) => [order.ExternalOrderId, order]));
  const make = (place: number): Order => generateOrder(place, generated, locations, from);
  const read = openGeneratedOrders(generated, make);

  const open = (place: number | undefined): Order | undefined =>
    place === undefined || place >= generated ? undefined : read.open(place);
  const kindOf = (order: Order): "added" | "always" =>
    documentedText.has(order.ExternalOrderId) ? "always" : "added";
  function* held(): Generator<Order> {
    yield* shown.values();
    yield* read.held();
  }
  function* since(start: number): Generator<Order> {
    const { added = [], always = [] } = Object.groupBy(shown.values(), kindOf);
    yield* [...added.toReversed(), ...always].slice(start);
    const skipped = Math.max(0, start - shown.size);
    for (let place = generated - 1 - skipped; place >= 0; place -= 1) yield read.peek(place) ?? make(place);
  }
  const find = (place: number | undefined, fits: (order: Order) => boolean): Order | undefined => {
    for (const order of held()) if (fits(order)) return order;
    const order = open(place);
    return order !== undefined && fits(order) ? order : undefined;
  };
  return {
    get size() {
      return shown.size + generated;
    },
    get: (id) => shown.get(id) ?? open(placeOf.external(id)),
    byInternalId: (id) => find(placeOf.internal(id), (order) => order.InternalOrderId === id),
    byShipment: (id) =>
      find(placeOf.shipment(id), (order) => order.Shipments.some((shipment) => shipment.ShipmentId === id)),
    byInvoice: (id) => find(placeOf.invoice(id), (order) => order.AdditionalInformation["InvoiceId"] === id),
    all: () => since(0),
    from: since,
    held,
    added: () => [...shown.values()].filter((order) => kindOf(order) === "added").toReversed(),
    changed: () => [
      ...[...shown].flatMap(([id, order]) =>
        JSON.stringify(order) === documentedText.get(id) ? [] : [order],
      ),
      ...read.changed(),
    ],
    reservations: () => {
      const moved = new Map<string, number>();
      for (const order of shown.values()) count(moved, holdsOf(order));
      read.countMoved(moved);
      const seeded = read.seededHolds();
      return (sku, location) => {
        const key = holdKey(sku, location);
        return (seeded.get(key) ?? 0) + (moved.get(key) ?? 0);
      };
    },
    put: (order) => {
      const place = placeOf.external(order.ExternalOrderId);
      if (place !== undefined && place < generated) read.put(place, order);
      else shown.set(order.ExternalOrderId, order);
    },
  };
}
