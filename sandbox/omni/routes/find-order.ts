import { invalid, notFound } from "../refusal.ts";
import type { Order } from "../shapes.ts";
import type { OmniState } from "../state/state.ts";

/** Reads an internal order id. Throws a 400 when it is no whole number. */
export function internalId(value: string): number {
  if (!/^\d{1,15}$/u.test(value)) throw invalid(`InternalOrderId must be a whole number, but is "${value}".`);
  return Number(value);
}

/** The order of exactly one of the two ids. Throws a 400 for none or both, a 404 for an order that is not there. */
export function orderByOneId(
  state: OmniState,
  internal: string | undefined,
  external: string | undefined,
): Order {
  if (internal !== undefined && external !== undefined) {
    throw invalid("Both InternalOrderId and ExternalOrderId were sent. Clear one of them.");
  }
  if (internal === undefined && external === undefined) {
    throw invalid("InternalOrderId or ExternalOrderId is required.");
  }
  const order =
    internal === undefined
      ? state.orders.get(external ?? "")
      : state.orders.byInternalId(internalId(internal));
  if (order === undefined) throw notFound(`Order ${external ?? internal} was not found.`);
  return order;
}
