import type { InputBlock, ModalView } from "@slack/types";
import type { FormMetadata } from "../codec.ts";
import { formView } from "../form.ts";
import { FORM_LIMITS } from "./limits.ts";
import { fitsOption, option, plain } from "./options.ts";

const SLOT = "order";

/**
 * The form for the orders that a message names: which of them to look up, all of them chosen at first. Where it names
 * none, a field to type them. Either is read as a form of `order.read`.
 */
export function lookupOrdersView(
  found: readonly string[],
  from: Pick<FormMetadata, "channel" | "thread"> = {},
): ModalView {
  const orders = [...new Set(found)].filter(fitsOption).slice(0, FORM_LIMITS.options);
  const form = formView({
    title: "Look up orders",
    fields: [{ kind: "text", name: SLOT, label: "Order numbers", placeholder: "1001 1002", many: true }],
    values: {},
    help: orders.length === 0 ? "I found no order number in this message." : undefined,
    deed: "Look up",
    metadata: { operation: "order.read", hidden: {}, ...from },
  });
  return orders.length === 0 ? form : { ...form, blocks: [chosen(orders)] };
}

function chosen(orders: readonly string[]): InputBlock {
  const options = orders.map((order) => option(order));
  return {
    type: "input",
    block_id: SLOT,
    label: plain("Which of the orders in this message?", FORM_LIMITS.label),
    element: { type: "multi_static_select", action_id: "options", options, initial_options: options },
  };
}
