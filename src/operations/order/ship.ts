import { plural } from "../../english.ts";
import { z } from "zod";
import type { Verdict } from "../change.ts";
import { listed } from "../phrases.ts";
import { write } from "../write.ts";
import { dependsOnOrder, ofOrder, readOrderBack } from "./common.ts";
import { describeOrder, nothingOpen, orderAmounts, type OrderFacts, orderSlots } from "./facts.ts";
import { orderIdOf } from "./named.ts";

type SeenOrder = NonNullable<OrderFacts["seen"]>;

/** Has Omni create the shipments of an order. It says yes at once and does it a little later. */
export const shipOrder = write({
  ...ofOrder,
  id: "order.ship",
  right: "order.ship",
  title: "Create shipments",
  help: "have Omni create all shipments of an order",
  deed: "Create shipments",
  several: { slot: "order", verb: "Ship" },
  words: ["order ship <order…>"],
  examples: ["order ship 1003"],
  impossible: (facts) => nothingOpen(facts) ?? nothingWaits(facts),
  fields: () => [],
  input: z.object(orderSlots),
  depends: dependsOnOrder,
  amounts: (_input, facts) => orderAmounts(facts),
  preview: (_input, facts) => ({
    now: describeOrder(facts),
    after: `Omni creates shipments for ${plural(toShip(facts), "open unit")}, a little after it has accepted.`,
    undo: "This cannot be undone; a shipment can be rejected or cancelled.",
    warning:
      facts.seen?.status === "PaymentPending"
        ? "The order waits for its payment, so Omni may refuse."
        : undefined,
  }),
  wording: ({ order }) => ({
    done: `Shipments for order ${order} requested`,
    notDone: `Shipments for order ${order} were not requested`,
    whether: `whether shipments for order ${order} were requested`,
    deed: `create shipments for order ${order}`,
  }),
  call: (omni, { order }) => omni.shipments.createAll(orderIdOf(order)),
  verify: (context, { order }, facts) => readOrderBack(context, order, areTheyCreated(facts)),
});

function toShip({ seen }: OrderFacts): number {
  return seen?.units.waiting ?? seen?.units.open ?? 0;
}

function nothingWaits({ order, seen }: OrderFacts): string | undefined {
  return seen !== undefined && seen.units.ordered > 0 && seen.units.waiting === 0
    ? `All open units of order ${order} are in shipments already.`
    : undefined;
}

/** By the shipments that were not there before; where the site lists none, by the order's state. */
function areTheyCreated({ seen: before }: OrderFacts): (seen: SeenOrder) => Verdict {
  return (seen) => {
    if (seen.shipments === undefined || before?.shipments === undefined) return byStatus(before, seen);
    const known = new Set(before.shipments);
    const fresh = seen.shipments.filter((id) => !known.has(id)).map(String);
    if (fresh.length === 0) return { state: "not-yet", found: "Omni shows no new shipment yet." };
    const shown = `Omni shows ${plural(fresh.length, "new shipment")}: ${listed(fresh)}`;
    const { waiting = 0 } = seen.units;
    if (waiting === 0) return { state: "done", found: `${shown}.` };
    return { state: "not-yet", found: `${shown}; ${plural(waiting, "open unit")} still without one.` };
  };
}

function byStatus(before: OrderFacts["seen"], { status }: SeenOrder): Verdict {
  const found = `Omni lists no shipments here, and shows the order as ${status}.`;
  if (before?.status === "ShipmentsCreated") return { state: "cannot-tell", found };
  return { state: status === "ShipmentsCreated" ? "done" : "not-yet", found };
}
