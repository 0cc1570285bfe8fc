import { z } from "zod";
import type { Rule } from "../../src/watch/rule.ts";

/** One pass over all rules: by ours or by the bare loop. */
export const Pass = z.object({ way: z.enum(["ours", "bare"]), rules: z.int(), skus: z.int(), run: z.int() });
export type Pass = Readonly<z.infer<typeof Pass>>;

/** How long it took, and how many were low or out, by which both ways are told to have done the same. */
export const Passed = z.object({ ms: z.number(), processorMs: z.number(), low: z.int() });
export type Passed = Readonly<z.infer<typeof Passed>>;

export const BELOW = 5;

export type Watched = Pick<Rule, "source" | "levels" | "muted">;

/** A rule that names its SKUs at one location, as most do. */
export function ruleOf(number: number, skus: number): Watched {
  const names = Array.from({ length: skus }, (_, sku) => skuOf(number, sku));
  return {
    source: { kind: "stock", locations: [placeOf(number)], skus: names },
    levels: { below: BELOW, out: 0, recover: 8 },
    muted: [],
  };
}

/** What Omni answers for it, as text. One count in twenty is low or out, a few others each time. */
export function answerOf(number: number, skus: number, run: number): string {
  const rows = Array.from({ length: skus }, (_, sku) => {
    const isLow = (number * skus + sku + Math.floor(run / 2)) % 20 === 0;
    return {
      Sku: skuOf(number, sku),
      LocationInternalName: placeOf(number),
      Quantity: isLow ? number % BELOW : 40 + sku,
    };
  });
  return JSON.stringify(rows);
}

function skuOf(rule: number, sku: number): string {
  return `TEE-${String(rule).padStart(5, "0")}-${sku}`;
}

function placeOf(rule: number): string {
  return `store-${rule % 300}`;
}
