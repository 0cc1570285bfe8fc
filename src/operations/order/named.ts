import type { Order, OrderId } from "../../omni/index.ts";
import type { Context } from "../context.ts";

const INTERNAL = /^internal (\d{1,15})$/i;

/** An order by what people call it: its number, or `internal 5551` where it has none. Read fresh. */
export async function findOrder(
  { omni, call }: Pick<Context, "omni" | "call">,
  name: string,
): Promise<Order | undefined> {
  const internal = INTERNAL.exec(name)?.[1];
  const [order] =
    internal === undefined
      ? await omni.orders.byExternalIds([name], call)
      : await omni.orders.byInternalIds([internal], call);
  return order;
}

/** What an order is called by people: its number, or Omni's own where it has none. */
export function nameOf({ ExternalOrderId, InternalOrderId }: Order): string {
  return ExternalOrderId.trim() === "" ? `internal ${InternalOrderId}` : ExternalOrderId;
}

/** The same for Omni. */
export function orderIdOf(name: string): OrderId {
  const internal = INTERNAL.exec(name)?.[1];
  return internal === undefined ? { external: name } : { internal: Number(internal) };
}
