import { eachOnce, type Fresh } from "./fresh.ts";
import type { Order } from "./schemas/order.ts";

/** Each order of a list once. */
export function once(): Fresh<Order> {
  return eachOnce(({ InternalOrderId }) => [String(InternalOrderId), ""]);
}
