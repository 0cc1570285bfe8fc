import { z } from "zod";
import type { Verdict } from "../change.ts";
import type { Context } from "../context.ts";
import type { Problem } from "../operation.ts";
import { patiently } from "../patience.ts";
import { write } from "../write.ts";
import { type Amount, amountFields, amountSlot, amountSlots, printAmount, readAmount } from "./amount.ts";
import {
  countOf,
  describeCount,
  lookAtCount,
  nothingThere,
  placeSlots,
  StockFacts,
  StockSubject,
} from "./count.ts";

const Input = z
  .object({ ...placeSlots, ...amountSlots })
  .transform(({ sku, location, ...said }, context) => ({ sku, location, amount: readAmount(said, context) }));
type Input = z.infer<typeof Input>;

/** Corrects one count: by so many units, or to a number. */
export const adjustStock = write({
  id: "stock.adjust",
  right: "stock.adjust",
  title: "Adjust stock",
  help: "correct the on-hand count of a SKU at a location",
  deed: "Adjust stock",
  words: ["stock adjust <sku> at <location> <amount>", "stock adjust <sku> at <location> by <amount>"],
  examples: [
    "stock adjust TEE-RED-M at toronto-south +10",
    "stock adjust CAP-BLU at toronto-south =25",
    "stock adjust CAP-BLU at toronto-south by 3",
  ],
  slots: { amount: amountSlot },
  subject: StockSubject,
  subjectFields: [
    { kind: "lookup", name: "sku", label: "SKU", source: "skus" },
    { kind: "lookup", name: "location", label: "Location", source: "locations" },
  ],
  target: ({ sku, location }) => ({ kind: "stock", id: `${sku} at ${location}` }),
  related: ({ sku, location }) => [
    { kind: "sku", id: sku },
    { kind: "location", id: location },
  ],
  facts: StockFacts,
  look: lookAtCount,
  now: describeCount,
  missing: nothingThere,
  fields: (_facts, { amount }) => amountFields(amount?.[0]),
  input: Input,
  problems,
  // Adding to a count is right whatever the count is; setting it is right only for the count that was seen.
  depends: ({ amount }, { sku, location, count }) =>
    amount.type === "Delta" ? { sku, location } : { sku, location, count },
  amounts: ({ amount, location }, facts) => ({ units: changeOf(amount, facts), locations: [location] }),
  preview: ({ amount }, facts) => ({
    now: describeCount(facts),
    after: after(amount, facts),
    undo:
      changeOf(amount, facts) === undefined
        ? "This cannot be put back: the count was not known."
        : "It can be put back.",
  }),
  wording: ({ sku, location, amount }) => {
    const how =
      amount.type === "Absolute" ? `set to ${amount.quantity}` : `adjusted by ${printAmount(amount)}`;
    const deed =
      amount.type === "Absolute"
        ? `set ${sku} at ${location} to ${amount.quantity}`
        : `adjust ${sku} at ${location} by ${printAmount(amount)}`;
    return {
      done: `${sku} at ${location} ${how}`,
      notDone: `${sku} at ${location} was not ${how}`,
      whether: `whether ${sku} at ${location} was ${how}`,
      deed,
    };
  },
  call: (omni, { sku, location, amount }) =>
    omni.stock.adjust({
      Sku: sku,
      LocationInternalName: location,
      QuantityType: amount.type,
      Quantity: amount.quantity,
    }),
  verify: (context, { amount }, facts) => patiently(context, () => readBack(context, amount, facts)),
  undo: ({ sku, location, amount }, facts) => {
    const units = changeOf(amount, facts);
    if (units === undefined) return undefined;
    const back = printAmount({ type: "Delta", quantity: -units });
    return {
      label: "Put back",
      operation: "stock.adjust",
      values: { sku: [sku], location: [location], amount: [back] },
    };
  },
});

function problems({ amount, location }: Input, { sku, count }: StockFacts): Problem[] {
  const { type, quantity } = amount;
  if (type === "Absolute") return count === quantity ? wrong(`The count is ${count} already.`) : [];
  if (quantity === 0) return wrong("Adding 0 changes nothing.");
  if (quantity > 0) return [];
  if (count === null)
    return wrong(
      `Omni shows no count of ${sku} at ${location}, so nothing can be taken off. Set it with =25.`,
    );
  return count + quantity < 0
    ? wrong(`${count} on hand at ${location}: taking off ${-quantity} would bring it below zero.`)
    : [];
}

function wrong(sentence: string): Problem[] {
  return [{ slot: "amount", sentence }];
}

/** Units of the change; undefined where the count that is set was not known before. */
function changeOf({ type, quantity }: Amount, { count }: StockFacts): number | undefined {
  if (type === "Delta") return quantity;
  return count === null ? undefined : quantity - count;
}

function countAfter({ type, quantity }: Amount, { count }: StockFacts): number | undefined {
  if (type === "Absolute") return quantity;
  return count === null ? undefined : count + quantity;
}

function after(amount: Amount, facts: StockFacts): string {
  const [count, units] = [countAfter(amount, facts), changeOf(amount, facts)];
  if (count === undefined) return `${printAmount(amount)} to a count that Omni does not show.`;
  const by = units === undefined ? "" : printAmount({ type: "Delta", quantity: units });
  const how = amount.type === "Absolute" ? ["set", by].filter((part) => part !== "").join(", ") : by;
  return `${count} on hand (${how}).`;
}

async function readBack(context: Context, amount: Amount, facts: StockFacts): Promise<Verdict> {
  const count = await countOf(context, facts.sku, facts.location);
  const wanted = countAfter(amount, facts);
  if (count === null || wanted === undefined)
    return {
      state: "cannot-tell",
      found: count === null ? "Omni shows no count of it." : `Omni shows ${count} on hand.`,
    };
  if (count === wanted) return { state: "done", found: `Omni shows ${count} on hand.` };
  const found = `Omni shows ${count} on hand, where ${wanted} was expected.`;
  // A sale or a delivery may have come between; only a count that did not move at all contradicts an addition.
  const moved = amount.type === "Delta" && count !== facts.count;
  return { state: moved ? "cannot-tell" : "not-done", found };
}
