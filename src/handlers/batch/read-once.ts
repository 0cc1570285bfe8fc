import type { Omni, Order } from "../../omni/index.ts";
import type { Context } from "../../operations/context.ts";

type ReadOrders = Omni["orders"]["byExternalIds"];

/** The same for one look at several things: each order is read once, however many of them are of it. */
export function readingOnce(context: Context): Context {
  const { omni } = context;
  const orders = {
    ...omni.orders,
    byExternalIds: once((ids, how) => omni.orders.byExternalIds(ids, how)),
    byInternalIds: once((ids, how) => omni.orders.byInternalIds(ids, how)),
  };
  return { ...context, omni: { ...omni, orders } };
}

function once(read: ReadOrders): ReadOrders {
  const known = new Map<string, Promise<Order[]>>();
  return (ids, options) => {
    const name = JSON.stringify(ids);
    const found = known.get(name) ?? read(ids, options);
    known.set(name, found);
    return found;
  };
}
