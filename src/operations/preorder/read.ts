import { z } from "zod";
import { one } from "../input.ts";
import { read } from "../read.ts";

/** What customers have pre-ordered of a SKU, and what is planned, by location. */
export const readPreorder = read({
  id: "preorder.read",
  right: "preorder.read",
  title: "Check pre-orders",
  help: "how many are pre-ordered and how many are planned",
  deed: "Check",
  words: ["preorder <sku>"],
  examples: ["preorder TEE-RED-M"],
  input: z.object({ sku: one("A SKU") }),
  form: () => [{ kind: "text", name: "sku", label: "SKU", placeholder: "TEE-RED-M" }],
  working: ({ sku }) => `Checking pre-orders of ${sku}`,
  run: async ({ omni, call }, { sku }) => ({
    kind: "preorder",
    sku,
    rows: await omni.preorders.find(sku, call),
  }),
});
