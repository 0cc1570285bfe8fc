import { z } from "zod";
import type { Context } from "../context.ts";
import { one } from "../input.ts";
import { notKnown, Unknown, unknownAmong } from "../location/named.ts";
import type { Problem } from "../operation.ts";
import { onHandEverywhere } from "./on-hand.ts";

/** The slots that say which count is meant. */
export const placeSlots = { sku: one("A SKU"), location: one("A location") };
/** One SKU at one location. */
export const StockSubject = z.object(placeSlots);
export type StockSubject = z.infer<typeof StockSubject>;

/** The count as it is. */
export const StockFacts = z.object({
  sku: z.string(),
  location: z.string(),
  /** Units on hand; null where Omni knows the SKU and shows no count of it here. */
  count: z.number().nullable(),
  unknownLocation: Unknown.optional(),
  unknownSku: z.boolean(),
});
export type StockFacts = z.infer<typeof StockFacts>;

/** Reads the count fresh, and where there is none, whether Omni knows the SKU anywhere. */
export async function lookAtCount(context: Context, { sku, location }: StockSubject): Promise<StockFacts> {
  const locations = await context.omni.locations.list(context.call);
  const [unknownLocation] = unknownAmong([location], locations);
  if (unknownLocation !== undefined)
    return { sku, location, count: null, unknownLocation, unknownSku: false };
  const count = await countOf(context, sku, location);
  if (count !== null) return { sku, location, count, unknownSku: false };
  const names = locations.map(({ InternalName }) => InternalName);
  const { rows, unanswered } = await onHandEverywhere(context, names, [sku]);
  const isKnown = rows.some(({ Sku }) => Sku === sku) || unanswered.length > 0;
  return { sku, location, count, unknownSku: !isKnown };
}

/** The count of exactly this SKU at exactly this location; null where Omni shows none. */
export async function countOf(
  { omni, call }: Context,
  sku: string,
  location: string,
): Promise<number | null> {
  const pages = await Array.fromAsync(omni.stock.onHand({ locations: [location], skus: [sku] }, call));
  const row = pages.flat().find((one) => one.Sku === sku && one.LocationInternalName === location);
  return row?.Quantity ?? null;
}

/** "12 on hand · TEE-RED-M at toronto-south" */
export function describeCount({ sku, location, count }: StockFacts): string {
  return count === null
    ? `Omni shows no count of ${sku} at ${location}.`
    : `${count} on hand · ${sku} at ${location}`;
}

/** The SKU or the location that is not there. */
export function nothingThere({ sku, unknownLocation, unknownSku }: StockFacts): Problem[] {
  if (unknownLocation !== undefined)
    return [{ slot: "location", sentence: notKnown("location", unknownLocation) }];
  return unknownSku
    ? [{ slot: "sku", sentence: `Omni has no count of ${sku} at any location. Check the SKU.` }]
    : [];
}
