import { z } from "zod";
import { invalid, notFound } from "../refusal.ts";
import { bodyOf } from "../request.ts";
import { transactionsOf } from "../routes/transactions.ts";
import type { Order } from "../shapes.ts";
import { ship } from "../state/shipping.ts";
import type { OmniState } from "../state/state.ts";
import { isUnderWay } from "../state/units.ts";
import { type Deed, pageIn, pick } from "./desk.ts";
import type { OneOrder, OrderRow, OrderRows, Transactions } from "./protocol.ts";

function rowOf(order: Order): OrderRow {
  return {
    number: order.ExternalOrderId,
    internalId: order.InternalOrderId,
    placed: order.OrderDateUtc,
    updated: order.LastUpdatedDateUtc,
    customer: `${order.BillingCustomer.FirstName} ${order.BillingCustomer.LastName}`,
    status: order.OrderStatus,
    shipmentStatus: order.ShipmentStatus,
    shipments: order.Shipments.map((one) => ({
      id: one.ShipmentId,
      status: one.Status,
      location: one.InventoryLocationName,
    })),
    units: order.LineItems.reduce((sum, line) => sum + line.QuantityOrdered, 0),
    total: order.OrderTotal,
    currency: order.CurrencyCode,
  };
}

/** The orders that have this very number: as customers know it, or that of Omni, a shipment or an invoice. */
function numbered({ orders }: OmniState, text: string): Set<Order> {
  const id = /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
  const found = [
    orders.get(text),
    ...(id === undefined ? [] : [orders.byInternalId(id), orders.byShipment(id), orders.byInvoice(id)]),
  ];
  return new Set(found.filter((order) => order !== undefined));
}

function mentions(order: Order, text: string): boolean {
  const { FirstName, LastName, EmailAddress } = order.BillingCustomer;
  const words = [`${FirstName} ${LastName}`, EmailAddress, ...order.LineItems.map(({ SKU }) => SKU)];
  return words.some((word) => word.toLowerCase().includes(text));
}

/** GET orders?find=&status=&page=&size= */
export const listOrders: Deed = async ({ world }, { query }): Promise<OrderRows> => {
  const { orders } = world.state;
  const status = query.get("status") ?? "";
  const text = (query.get("find") ?? "").trim();
  const page = pageIn(query);
  const statuses = [...new Set(Iterator.from(orders.held()).map((order) => order.OrderStatus))].toSorted();
  const byNumber = text === "" ? new Set<Order>() : numbered(world.state, text);
  const fits = (order: Order): boolean =>
    (status === "" || order.OrderStatus === status) &&
    (text === "" || byNumber.has(order) || mentions(order, text.toLowerCase()));
  const whole = status === "" && text === "";
  const { rows, more } = await pick(
    byNumber.size > 0 ? byNumber : orders.from(whole ? page.start : 0),
    fits,
    whole ? { ...page, start: 0 } : page,
  );
  return { rows: rows.map(rowOf), more, statuses };
};

/** GET orders/{number}: the order whole, and what happened to its money. */
export const readOrder: Deed = ({ world }, { name }): OneOrder => {
  const order = world.state.orders.get(name);
  if (order === undefined) throw notFound(`There is no order ${name}.`);
  return { order, transactions: transactionsOf(order) };
};

const ShipIt = z.strictObject({ do: z.literal("ship") });

/** POST shipments/{id} {"do":"ship"}: its location sends it off. */
export const moveShipment: Deed = ({ world, bell }, { name, body }): OneOrder => {
  bodyOf(ShipIt, body);
  const order = world.state.orders.byShipment(Number(name));
  const shipment = order?.Shipments.find((one) => String(one.ShipmentId) === name);
  if (order === undefined || shipment === undefined) throw notFound(`There is no shipment ${name}.`);
  if (!isUnderWay(shipment)) throw invalid(`Shipment ${name} is ${shipment.Status.toLowerCase()} already.`);
  ship(world.state, order, shipment, world.clock);
  bell.ring("data");
  return { order, transactions: transactionsOf(order) };
};

/** GET transactions?order=&page=&size=: of one order, or of all, an order after the other. */
export const listTransactions: Deed = async ({ world }, { query }): Promise<Transactions> => {
  const number = (query.get("order") ?? "").trim();
  const among = number === "" ? world.state.orders.all() : numbered(world.state, number);
  return pick(Iterator.from(among).flatMap(transactionsOf), () => true, pageIn(query));
};
