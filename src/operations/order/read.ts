import { z } from "zod";
import { many } from "../input.ts";
import { read } from "../read.ts";

/** Orders by the number that customers know. */
export const readOrder = read({
  id: "order.read",
  right: "order.read",
  title: "Look up orders",
  help: "state, shipments, lines and what is open",
  deed: "Look up",
  words: ["order <order…>"],
  examples: ["order 1001", "order 1001 1002"],
  input: z.object({ order: many("An order number") }),
  form: () => [{ kind: "text", name: "order", label: "Order numbers", placeholder: "1001 1002", many: true }],
  working: ({ order }) => `Looking up ${order.length === 1 ? `order ${order[0]}` : `${order.length} orders`}`,
  run: async ({ omni, call, rememberShipments }, { order: asked }) => {
    const orders = await omni.orders.byExternalIds(asked, call);
    rememberShipments(orders);
    const found = new Set(orders.map(({ ExternalOrderId }) => ExternalOrderId.toLowerCase()));
    return { kind: "orders", orders, notFound: asked.filter((id) => !found.has(id.toLowerCase())) };
  },
});
