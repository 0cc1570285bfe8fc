import { z } from "zod";
import { many } from "../input.ts";
import { read } from "../read.ts";

/** Orders by the number that only Omni knows. */
export const readInternalOrder = read({
  id: "order.internal",
  right: "order.read",
  title: "Look up orders by internal id",
  help: "the same, by Omni's own id",
  deed: "Look up",
  words: ["order internal <id…>"],
  examples: ["order internal 5551"],
  input: z.object({ id: many("An internal order id") }),
  form: () => [{ kind: "text", name: "id", label: "Internal order ids", placeholder: "5551", many: true }],
  working: ({ id }) => `Looking up ${id.length === 1 ? `internal order ${id[0]}` : `${id.length} orders`}`,
  run: async ({ omni, call, rememberShipments }, { id: asked }) => {
    const orders = await omni.orders.byInternalIds(asked, call);
    rememberShipments(orders);
    const found = new Set(orders.map(({ InternalOrderId }) => String(InternalOrderId)));
    return { kind: "orders", orders, notFound: asked.filter((id) => !found.has(id)) };
  },
});
