import type { Verdict } from "../change.ts";
import type { Context } from "../context.ts";
import { patiently } from "../patience.ts";
import {
  describeOrder,
  lookAtOrder,
  OrderFacts,
  OrderSubject,
  orderFields,
  orderTarget,
  seenOrder,
  wrongName,
} from "./facts.ts";
import { findOrder } from "./named.ts";

/** What every change of an order declares alike; spread into its declaration. */
export const ofOrder = {
  subject: OrderSubject,
  subjectFields: orderFields,
  target: orderTarget,
  facts: OrderFacts,
  look: lookAtOrder,
  now: describeOrder,
  missing: wrongName,
};

/** Its state, and what is open, shipped and cancelled. */
export function dependsOnOrder(_input: unknown, { seen }: OrderFacts): unknown {
  return { status: seen?.status ?? null, units: seen?.units ?? null };
}

/** Reads an order back, patiently, and has it judged. */
export async function readOrderBack(
  context: Context,
  name: string,
  judge: (seen: NonNullable<OrderFacts["seen"]>) => Verdict,
): Promise<Verdict> {
  return patiently(context, async () => {
    const order = await findOrder(context, name);
    if (order === undefined)
      return { state: "cannot-tell", found: `Omni does not show order ${name} any more.` };
    context.rememberShipments([order]);
    return judge(seenOrder(order));
  });
}
