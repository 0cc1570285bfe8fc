import { z } from "zod";
import type { Context } from "../context.ts";
import { someOf } from "../input.ts";
import { locationsField } from "../location/field.ts";
import { missingLocation } from "../location/missing.ts";
import { read } from "../read.ts";
import type { Result } from "../results.ts";
import { onHandEverywhere } from "./on-hand.ts";

/** On-hand (physical) counts by location. */
export const readStock = read({
  id: "stock.read",
  right: "stock.read",
  title: "Check stock",
  help: "what is on hand, by location",
  deed: "Check",
  words: ["stock [<sku…>] [at <location…>]"],
  examples: [
    "stock TEE-RED-M",
    'stock TEE-RED-M CAP-BLU at toronto-south "Default Location"',
    "stock at toronto-south",
  ],
  input: z
    .object({ sku: someOf("A SKU"), location: someOf("A location") })
    .refine(({ sku, location }) => sku.length + location.length > 0, {
      path: ["sku"],
      message: "Name a SKU, a location, or both.",
    }),
  form: () => [
    {
      kind: "text",
      name: "sku",
      label: "SKUs",
      hint: "Leave empty for the whole location.",
      many: true,
      optional: true,
    },
    locationsField,
  ],
  amounts: ({ location }) => ({ locations: location }),
  working: ({ sku, location }) =>
    `Checking stock ${[of(sku), at(location)].filter((part) => part !== "").join(" ")}`,
  run: readOnHand,
});

interface Asked {
  readonly sku: readonly string[];
  readonly location: readonly string[];
}

async function readOnHand(context: Context, { sku, location }: Asked): Promise<Result> {
  const known = await context.omni.locations.list(context.call);
  const unknown = location.find((name) => !known.some(({ InternalName }) => InternalName === name));
  if (unknown !== undefined)
    return missingLocation(unknown, known, (near) => ({
      operation: "stock.read",
      values: { sku, location: location.map((name) => (name === unknown ? near : name)) },
    }));
  const asked = location.length > 0 ? location : known.map(({ InternalName }) => InternalName);
  const { rows, unanswered } = await onHandEverywhere(context, asked, sku);
  return { kind: "stock", skus: sku, locations: location, rows, unanswered };
}

function of(skus: readonly string[]): string {
  return skus.length === 0 ? "" : `of ${skus.length <= 3 ? skus.join(", ") : `${skus.length} SKUs`}`;
}

function at(locations: readonly string[]): string {
  return locations.length === 0
    ? ""
    : `at ${locations.length <= 3 ? locations.join(", ") : `${locations.length} locations`}`;
}
