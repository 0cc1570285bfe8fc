import type { SearchCondition } from "../../omni/index.ts";
import type { Context } from "../context.ts";
import type { OrderSearchResult } from "../results.ts";

/** A person reads this many at most; who finds more should say more. */
const MOST = 100;

/** The orders that fulfil all conditions, up to a hundred, newest first. `described` says what was looked for. */
export async function findOrders(
  { omni, call, rememberShipments }: Context,
  conditions: readonly SearchCondition[],
  described: string,
): Promise<OrderSearchResult> {
  const found = await omni.orders.search(conditions, { size: MOST }, call);
  const orders = found
    .toSorted((a, b) => (b.OrderDateUtc ?? "").localeCompare(a.OrderDateUtc ?? ""))
    .slice(0, MOST);
  rememberShipments(orders);
  return { kind: "order-search", orders, more: found.length >= MOST, described };
}
