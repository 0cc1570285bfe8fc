import { plural } from "../../english.ts";
import { z } from "zod";
import type { Verdict } from "../change.ts";
import type { Problem } from "../operation.ts";
import { reasonFields, reasonOf, reasonProblems, reasonSlots } from "../reason.ts";
import { write } from "../write.ts";
import { dependsOnOrder, ofOrder, readOrderBack } from "./common.ts";
import {
  describeOrder,
  isCancelled,
  nothingOpen,
  orderAmounts,
  type OrderFacts,
  orderSlots,
} from "./facts.ts";
import { orderIdOf } from "./named.ts";

const Input = z.object({ ...orderSlots, ...reasonSlots });

/** Bytes that a reason may take in the address of the call, whose query the gateway cuts at 2,048. */
const REASON_BYTES = 1_500;

/** Cancels a whole order. */
export const cancelOrder = write({
  ...ofOrder,
  id: "order.cancel",
  right: "order.cancel",
  title: "Cancel order",
  help: "the whole order, with a reason",
  deed: "Cancel order",
  several: { slot: "order", verb: "Cancel" },
  words: ["order cancel <order…>"],
  examples: ["order cancel 1001"],
  impossible: nothingOpen,
  fields: (_facts, _values, site) => reasonFields(site),
  input: Input,
  problems: (input) => [...reasonProblems(input), ...tooLong(reasonOf(input))],
  depends: dependsOnOrder,
  amounts: (_input, facts) => orderAmounts(facts),
  preview: (_input, facts) => ({
    now: describeOrder(facts),
    after: `Cancelled; ${plural(facts.seen?.units.open ?? 0, "open unit")} will not ship.`,
    undo: "This cannot be undone.",
    warning: alreadyShipped(facts),
  }),
  wording: ({ order }) => ({
    done: `Order ${order} cancelled`,
    notDone: `Order ${order} was not cancelled`,
    whether: `whether order ${order} was cancelled`,
    deed: `cancel order ${order}`,
  }),
  reason: reasonOf,
  call: (omni, input) => omni.orders.cancel({ order: orderIdOf(input.order), reason: reasonOf(input) }),
  verify: (context, { order }) => readOrderBack(context, order, isItCancelled),
});

function alreadyShipped({ seen }: OrderFacts): string | undefined {
  const shipped = seen?.units.shipped ?? 0;
  if (shipped === 0) return undefined;
  return `${plural(shipped, "unit")} ${shipped === 1 ? "has" : "have"} shipped, so Omni may refuse.`;
}

function tooLong(reason: string): Problem[] {
  if (encodeURIComponent(reason).length <= REASON_BYTES) return [];
  return [{ slot: "note", sentence: "The reason is too long to be sent with a cancellation. Shorten it." }];
}

function isItCancelled(seen: NonNullable<OrderFacts["seen"]>): Verdict {
  const { status, units } = seen;
  const found = `Omni shows it as ${status}, ${units.cancelled} of ${plural(units.ordered, "unit")} cancelled.`;
  return { state: isCancelled(seen) ? "done" : "not-done", found };
}
