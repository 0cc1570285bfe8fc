import type { World } from "../request.ts";
import { buildOrder } from "../seed/build-order.ts";
import { makePerson } from "../seed/people.ts";
import type { Random } from "../seed/random.ts";
import type { Order } from "../shapes.ts";
import { mark, route, touch } from "../state/routing.ts";
import { ship } from "../state/shipping.ts";
import { unroutedUnits } from "../state/units.ts";
import { pickProduct } from "./shelf.ts";
import type { Happened } from "./told.ts";

const EXTERNAL_FROM = 600_000;
const INTERNAL_FROM = 900_000;

/** The story's own orders that fit, the oldest first: those of the documentation are left as they are. */
function oldest({ state }: World, fits: (order: Order) => boolean): Order | undefined {
  return state.orders.added().findLast((order) => order.InternalOrderId > INTERNAL_FROM && fits(order));
}

/** A customer buys one to three things; four of five have paid at once. */
export function orderArrives({ state, clock }: World, choose: Random): Happened {
  state.ids.order += 1;
  const number = state.ids.order;
  const lines = new Map(
    Array.from({ length: choose.whole(1, 3) }, () => pickProduct(state, choose)).map((product) => [
      product.sku,
      { product, ordered: choose.whole(1, 2) },
    ]),
  );
  const paid = choose.share() < 0.8;
  const order = buildOrder({
    internalId: INTERNAL_FROM + number,
    externalId: String(EXTERNAL_FROM + number),
    placedAt: clock.now(),
    updatedAt: clock.now(),
    person: makePerson(20_000 + number, choose),
    status: paid ? "Paid" : "PaymentPending",
    lines: [...lines.values()],
    payment: paid ? "Authorized" : "Pending",
    channel: choose.pick(["Web", "Web", "App"]),
  });
  state.orders.put(order);
  const things = order.LineItems.map((line) => `${line.QuantityOrdered} × ${line.SKU}`).join(", ");
  const words = `Order ${order.ExternalOrderId} arrived: ${things}. ${paid ? "It is paid." : "Its payment is pending."}`;
  return { kind: "order", words, order: order.ExternalOrderId };
}

/** A pending payment comes in. */
export function paymentComes(world: World): Happened {
  const order = oldest(world, ({ OrderStatus }) => OrderStatus === "PaymentPending");
  if (order === undefined) return undefined;
  order.OrderStatus = "Paid";
  for (const payment of order.OrderPayments) {
    payment.Status = "Authorized";
    payment.AmountAuthorized = payment.Amount;
  }
  touch(order, world.clock);
  const number = order.ExternalOrderId;
  return { kind: "payment", words: `Order ${number} was paid.`, order: number };
}

/** Omni routes what is open of the oldest paid order. */
export function routingRuns(world: World): Happened {
  const order = oldest(
    world,
    (each) =>
      each.OrderStatus === "Paid" &&
      each.Shipments.length === 0 &&
      !hasFailed(each) &&
      each.LineItems.some((line) => unroutedUnits(each, line) > 0),
  );
  if (order === undefined) return undefined;
  route(world.state, order, world.clock);
  const number = order.ExternalOrderId;
  const made = order.Shipments.map((one) => `${one.ShipmentId} at ${one.InventoryLocationName}`).join(", ");
  const short = hasFailed(order) ? " Not all of it is on hand anywhere." : "";
  const words =
    made === ""
      ? `Order ${number} could not be routed.${short}`
      : `Order ${number} was routed: ${made}.${short}`;
  return { kind: "routing", words, order: number };
}

/** A location sends its oldest shipment off, or rejects it when it has too little left. */
export function shipmentLeaves(world: World): Happened {
  const order = oldest(world, ({ Shipments }) => Shipments.some(({ Status }) => Status === "Created"));
  const shipment = order?.Shipments.find(({ Status }) => Status === "Created");
  if (order === undefined || shipment === undefined) return undefined;
  const { ShipmentId: id, InventoryLocationName: place } = shipment;
  const number = order.ExternalOrderId;
  const { stock } = world.state;
  const lacking = shipment.LineItems.find((line) => stock.get(line.SKU, place) < line.Quantity);
  if (lacking !== undefined) {
    mark(shipment, "Rejected", world.clock);
    route(world.state, order, world.clock);
    const words = `${place} rejected shipment ${id} of order ${number}: too few ${lacking.SKU}.`;
    return { kind: "shipping", words, order: number };
  }
  ship(world.state, order, shipment, world.clock);
  return { kind: "shipping", words: `${place} shipped ${id} of order ${number}.`, order: number };
}

function hasFailed(order: Order): boolean {
  return order.CustomFields.some(({ Name, Value }) => Name === "HAS_ORR_FAILURE" && Value === true);
}
