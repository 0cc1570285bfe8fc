import { z } from "zod";
import { read } from "../read.ts";
import { conditionsSlot, isCondition, parseCondition } from "./conditions.ts";
import { findOrders } from "./find.ts";

const condition = z
  .string()
  .trim()
  .max(500, "A condition is longer than 500 characters.")
  .refine(isCondition, {
    error: ({ input }) => `“${String(input)}” is not a condition. Write Field = Value, one a line.`,
  })
  .transform(parseCondition)
  .transform(({ Field, Value }) => ({ Field: Field.trim(), Value: Value.trim() }));

/** Orders by Omni's own field names, for experts. */
export const searchOrdersByFields = read({
  id: "order.search-by-fields",
  right: "order.search",
  title: "Find orders by Omni's fields",
  help: "by Omni's own field names, for experts",
  deed: "Find",
  words: ["order find <conditions…>"],
  examples: ["order find OrderStatus = Paid and Channel = web"],
  slots: { conditions: conditionsSlot },
  input: z.object({
    conditions: z
      .array(condition, { error: "A condition is missing." })
      .min(1, "A condition is missing.")
      .max(20, "At most 20 conditions."),
  }),
  form: () => [
    {
      kind: "text",
      name: "conditions",
      label: "Conditions",
      placeholder: "OrderStatus=Paid",
      hint: "Field=Value, one a line; all of them hold.",
      many: true,
      multiline: true,
    },
  ],
  working: () => "Looking for orders",
  run: (context, { conditions }) =>
    findOrders(
      context,
      conditions,
      conditions.map(({ Field, Value }) => `${Field} = ${Value}`).join(" and "),
    ),
});
