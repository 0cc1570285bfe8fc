import { z } from "zod";
import { one } from "../input.ts";
import { read } from "../read.ts";

const order = one("An order number");
const internal = one("An internal order id");
const invoice = one("An invoice id");

/** Payments of an order, or of an invoice: exactly one of the three ids. */
export const readPayments = read({
  id: "payment.read",
  right: "payment.read",
  title: "See payments",
  help: "what was authorised, captured and refunded",
  deed: "Look up",
  words: ["payments <order>", "payments internal <internal>", "payments invoice <invoice>"],
  examples: ["payments 1001", "payments invoice 77"],
  input: z
    .object({ order: order.optional(), internal: internal.optional(), invoice: invoice.optional() })
    .transform((given, context) => {
      if (given.order !== undefined) return { by: "order", id: given.order } as const;
      if (given.internal !== undefined) return { by: "internal", id: given.internal } as const;
      if (given.invoice !== undefined) return { by: "invoice", id: given.invoice } as const;
      context.addIssue({ code: "custom", path: ["order"], message: "An order number is missing." });
      return z.NEVER;
    }),
  form: () => [{ kind: "text", name: "order", label: "Order number", placeholder: "1001" }],
  working: ({ by, id }) => `Looking up the payments of ${by === "invoice" ? "invoice" : "order"} ${id}`,
  run: async ({ omni, call }, of) => {
    const by =
      of.by === "order"
        ? { external: of.id }
        : of.by === "internal"
          ? { internal: of.id }
          : { invoice: of.id };
    return { kind: "payments", of, transactions: await omni.payments.transactions(by, call) };
  },
});
