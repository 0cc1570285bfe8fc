import type { Order } from "./schemas/order.ts";

/** Tells whether an order is met for the first time. */
export function once(): (order: Order) => boolean {
  const seen = new Set<number>();
  return ({ InternalOrderId }) => seen.size < seen.add(InternalOrderId).size;
}
