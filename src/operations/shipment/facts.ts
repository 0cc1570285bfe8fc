import { z } from "zod";
import type { Order, Shipment } from "../../omni/index.ts";
import type { Amounts } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import type { Problem } from "../operation.ts";
import { findOrder } from "../order/named.ts";
import { dotted, listed } from "../phrases.ts";
import type { ShipmentSubject } from "./subject.ts";

/** Some units of an order's line; what Omni does not tell is left out. */
export const Line = z.object({
  /** The order's line: Omni's `OrderDetailId`. */
  line: z.number().optional(),
  sku: z.string().optional(),
  units: z.number().optional(),
});
export type Line = z.infer<typeof Line>;

const Seen = z.object({
  status: z.string(),
  location: z.string().optional(),
  lines: z.array(Line),
});
export type Seen = z.infer<typeof Seen>;

/** What is known of a shipment, as far as its order shows it. */
export const ShipmentFacts = z.object({
  shipment: z.number(),
  /** Its order, where that is known. */
  order: z.string().optional(),
  /** The order that was named is not there, or lists other shipments. */
  wrong: z.enum(["no such order", "not of this order"]).optional(),
  /** Left out where Omni cannot show it. */
  seen: Seen.optional(),
  /** The order's other shipments. */
  others: z.array(z.number()).default([]),
  orderTotal: z.number().optional(),
});
export type ShipmentFacts = z.infer<typeof ShipmentFacts>;

/**
 * Reads a shipment with its order. The order comes from what was said, else from what was seen before; only a named
 * order can be wrong, what was remembered may just be old.
 */
export async function lookAtShipment(
  context: Context,
  { shipment, order: said }: ShipmentSubject,
): Promise<ShipmentFacts> {
  const name = said ?? (await context.orderOfShipment(String(shipment)));
  const none = { shipment, others: [] };
  if (name === undefined) return none;
  const order = await findOrder(context, name);
  if (order === undefined)
    return said === undefined ? none : { ...none, order: name, wrong: "no such order" };
  context.rememberShipments([order]);
  return { ...none, order: name, ...shownBy(order, shipment, said !== undefined) };
}

function shownBy(order: Order, shipment: number, isSaid: boolean): Partial<ShipmentFacts> {
  const found = order.Shipments?.find(({ ShipmentId }) => ShipmentId === shipment);
  if (found === undefined)
    return order.Shipments !== undefined && isSaid ? { wrong: "not of this order" } : {};
  const others = (order.Shipments ?? []).map(({ ShipmentId }) => ShipmentId).filter((id) => id !== shipment);
  return {
    seen: seenOf(found),
    others,
    ...(order.OrderTotal === undefined ? {} : { orderTotal: order.OrderTotal }),
  };
}

/** A shipment as it is compared: its lines in an order that does not depend on Omni's. */
export function seenOf({ Status, InventoryLocationName, LineItems }: Shipment): Seen {
  const lines = LineItems.map(({ InternalLineItemId, SKU, Quantity }) => ({
    ...(InternalLineItemId === undefined ? {} : { line: InternalLineItemId }),
    ...(SKU === undefined ? {} : { sku: SKU }),
    ...(Quantity === undefined ? {} : { units: Quantity }),
  }));
  return {
    status: Status,
    ...(InventoryLocationName === undefined ? {} : { location: InventoryLocationName }),
    lines: lines.toSorted(
      (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.sku ?? "").localeCompare(b.sku ?? ""),
    ),
  };
}

/** "Created at toronto-south · order 1001 · TEE-RED-M × 2, CAP-BLU × 1" */
export function describeShipment({ order, seen }: ShipmentFacts): string {
  if (seen !== undefined) {
    const state = seen.location === undefined ? seen.status : `${seen.status} at ${seen.location}`;
    return dotted(state, order === undefined ? undefined : `order ${order}`, describeLines(seen.lines));
  }
  return order === undefined
    ? "Omni cannot show this shipment, because its order is not known. Name the order to see it."
    : `Omni cannot show this shipment: it does not list it with order ${order}.`;
}

/** "TEE-RED-M × 2, CAP-BLU × 1" */
export function describeLines(lines: readonly Line[]): string {
  return listed(
    lines.map(
      ({ line, sku, units }) => `${sku ?? `line ${line ?? "?"}`}${units === undefined ? "" : ` × ${units}`}`,
    ),
  );
}

/** Why the shipment that was named is not there. */
export function wrongOrder({ shipment, order, wrong }: ShipmentFacts): readonly Problem[] {
  if (wrong === undefined) return [];
  const sentence =
    wrong === "no such order"
      ? `There is no order ${order}.`
      : `Order ${order} has no shipment ${shipment}. Check both numbers.`;
  return [{ slot: "order", sentence }];
}

/** What a limit looks at; nothing where Omni cannot show the shipment, so that a limit refuses. */
export function shipmentAmounts({ seen, orderTotal }: ShipmentFacts): Amounts {
  if (seen === undefined) return {};
  return {
    ...(orderTotal === undefined ? {} : { orderTotal }),
    ...(seen.location === undefined ? {} : { locations: [seen.location] }),
  };
}
