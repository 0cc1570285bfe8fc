import { z } from "zod";
import { many, someOf } from "../input.ts";
import { read } from "../read.ts";

/** Virtual stock by pool group: calculated by Omni, and always called so. */
export const readPool = read({
  id: "pool.read",
  right: "pool.read",
  title: "Check virtual stock",
  help: "virtual stock by pool group",
  deed: "Check",
  words: ["pool <group…> [sku <sku…>]"],
  examples: ["pool web-canada sku TEE-RED-M"],
  input: z.object({ group: many("A pool group"), sku: someOf("A SKU") }),
  form: () => [
    { kind: "text", name: "group", label: "Pool groups", hint: "Names with spaces in quotes.", many: true },
    {
      kind: "text",
      name: "sku",
      label: "SKUs",
      hint: "Leave empty for all of the group.",
      many: true,
      optional: true,
    },
  ],
  working: ({ group }) => `Checking virtual stock of ${group.join(", ")}`,
  run: async ({ omni, call }, { group, sku }) => {
    const rows = (await Array.fromAsync(omni.pools.virtual({ groups: group, skus: sku }, call))).flat();
    return { kind: "pools", groups: group, skus: sku, rows, unanswered: [] };
  },
});
