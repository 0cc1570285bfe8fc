import { z } from "zod";
import { money, plural } from "../../english.ts";
import type { Order } from "../../omni/index.ts";
import type { Amounts } from "../../policy/index.ts";
import type { Target } from "../change.ts";
import type { Context } from "../context.ts";
import type { Field } from "../field.ts";
import { one } from "../input.ts";
import type { Problem } from "../operation.ts";
import { dotted } from "../phrases.ts";
import { isFinal } from "../shipment/state.ts";
import { findOrder, nameOf } from "./named.ts";

/** One order. The words take several, and several at once are done in a form of their own. */
export const orderSlots = {
  order: one("An order number", "Several orders at once come in a form of their own. Name one here."),
};
export const OrderSubject = z.object(orderSlots);
export type OrderSubject = z.infer<typeof OrderSubject>;

export const orderFields: readonly Field[] = [
  { kind: "text", name: "order", label: "Order number", placeholder: "1001" },
];

/** What a change of an order is done to. */
export function orderTarget({ order }: OrderSubject): Target {
  return { kind: "order", id: order };
}

const Units = z.object({
  ordered: z.number(),
  shipped: z.number(),
  cancelled: z.number(),
  /** Neither shipped nor cancelled. */
  open: z.number(),
  /** Open and in no shipment; left out where Omni does not tell. */
  waiting: z.number().optional(),
});

/** What a change of an order depends on. */
export const OrderFacts = z.object({
  order: z.string(),
  /** What it goes by, where that is something else. */
  goesBy: z.string().optional(),
  seen: z
    .object({
      status: z.string(),
      units: Units,
      /** Left out where the site does not list them. */
      shipments: z.array(z.number()).optional(),
      total: z.number().optional(),
      currency: z.string().optional(),
    })
    .optional(),
});
export type OrderFacts = z.infer<typeof OrderFacts>;
type SeenOrder = NonNullable<OrderFacts["seen"]>;

/** Reads an order fresh. */
export async function lookAtOrder(context: Context, { order: name }: OrderSubject): Promise<OrderFacts> {
  const order = await findOrder(context, name);
  if (order === undefined) return { order: name };
  context.rememberShipments([order]);
  const goesBy = nameOf(order);
  return { order: name, seen: seenOrder(order), ...(goesBy === name ? {} : { goesBy }) };
}

/** An order as it is compared. */
export function seenOrder(order: Order): SeenOrder {
  const { OrderStatus: status, OrderTotal, CurrencyCode, Shipments } = order;
  const shipments = Shipments?.map(({ ShipmentId }) => ShipmentId).toSorted((a, b) => a - b);
  return {
    status,
    units: unitsOf(order),
    ...(shipments === undefined ? {} : { shipments }),
    ...(OrderTotal === undefined ? {} : { total: OrderTotal }),
    ...(CurrencyCode === undefined ? {} : { currency: CurrencyCode }),
  };
}

function unitsOf(order: Order): SeenOrder["units"] {
  const sum = (of: (line: Order["LineItems"][number]) => number) =>
    order.LineItems.reduce((total, line) => total + of(line), 0);
  const open = sum((line) =>
    Math.max(0, line.QuantityOrdered - line.QuantityShipped - line.QuantityCancelled),
  );
  const held = heldUnits(order);
  return {
    ordered: sum((line) => line.QuantityOrdered),
    shipped: sum((line) => line.QuantityShipped),
    cancelled: sum((line) => line.QuantityCancelled),
    open,
    ...(held === undefined ? {} : { waiting: Math.max(0, open - held) }),
  };
}

/** Units in shipments that are under way; undefined where Omni does not tell all of them. */
function heldUnits({ Shipments }: Order): number | undefined {
  const lines = Shipments?.filter(({ Status }) => !isFinal(Status)).flatMap(({ LineItems }) =>
    LineItems.length === 0 ? [undefined] : LineItems.map(({ Quantity }) => Quantity),
  );
  return lines?.reduce<number | undefined>(
    (sum, units) => (sum === undefined || units === undefined ? undefined : sum + units),
    0,
  );
}

/** "Paid · 3 units open of 3 · CA$58.50" */
export function describeOrder({ seen }: OrderFacts): string {
  if (seen === undefined) return "";
  const { status, units, shipments, total, currency } = seen;
  return dotted(
    status,
    `${plural(units.open, "unit")} open of ${units.ordered}`,
    units.shipped > 0 ? `${units.shipped} shipped` : undefined,
    units.cancelled > 0 ? `${units.cancelled} cancelled` : undefined,
    shipments === undefined
      ? undefined
      : shipments.length === 0
        ? "no shipments"
        : plural(shipments.length, "shipment"),
    total === undefined ? undefined : money(total, currency),
  );
}

/** That the order is not there, or goes by its number: one order has one name, so that it is guarded once. */
export function wrongName({ order, goesBy, seen }: OrderFacts): readonly Problem[] {
  if (seen === undefined) return [{ slot: "order", sentence: `There is no order ${order}.` }];
  if (goesBy === undefined) return [];
  return [{ slot: "order", sentence: `This order goes by ${goesBy}. Name it so.` }];
}

/** What limits of the policy look at: the total of the order, where it is known. */
export function orderAmounts({ seen }: OrderFacts): Amounts {
  return seen?.total === undefined ? {} : { orderTotal: seen.total };
}

/** Whether the whole order was given up. */
export function isCancelled({ status, units }: SeenOrder): boolean {
  return status.toLowerCase() === "cancelled" || (units.ordered > 0 && units.cancelled >= units.ordered);
}

/** Why an order has come to its end; undefined where something of it is open. */
export function nothingOpen({ order, seen }: OrderFacts): string | undefined {
  if (seen === undefined) return undefined;
  if (isCancelled(seen)) return `Order ${order} is cancelled already.`;
  const { ordered, open, shipped, cancelled } = seen.units;
  if (ordered === 0 || open > 0) return undefined;
  const rest = cancelled === 0 ? "" : ` and ${cancelled} cancelled`;
  return `Nothing is open in order ${order}: of ${plural(ordered, "unit")}, ${shipped} shipped${rest}.`;
}
