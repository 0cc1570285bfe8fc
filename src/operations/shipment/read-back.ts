import type { Order } from "../../omni/index.ts";
import type { Verdict } from "../change.ts";
import type { Context } from "../context.ts";
import { findOrder } from "../order/named.ts";
import { patiently } from "../patience.ts";
import { type Seen, seenOf, type ShipmentFacts } from "./facts.ts";

/** Reads a shipment back with its order, patiently, and has it judged; where it cannot be shown, that is said. */
export async function readShipmentBack(
  context: Context,
  { shipment, order: name }: ShipmentFacts,
  judge: (seen: Seen, order: Order) => Verdict,
): Promise<Verdict> {
  if (name === undefined)
    return { state: "cannot-tell", found: "Omni cannot show this shipment, because its order is not known." };
  return patiently(context, async () => {
    const order = await findOrder(context, name);
    const found = order?.Shipments?.find(({ ShipmentId }) => ShipmentId === shipment);
    if (order === undefined || found === undefined)
      return { state: "cannot-tell", found: `Omni does not list shipment ${shipment} with order ${name}.` };
    context.rememberShipments([order]);
    return judge(seenOf(found), order);
  });
}

/** Judges by the state that a shipment should have now. */
export function isNow(status: string): (seen: Seen) => Verdict {
  return (seen) => {
    const isSo = seen.status.toLowerCase() === status.toLowerCase();
    return { state: isSo ? "done" : "not-done", found: `Omni shows it as ${seen.status}.` };
  };
}
