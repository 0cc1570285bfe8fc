import { z } from "zod";

/** The physical count of one SKU at one location, units. */
export const OnHand = z.object({ Sku: z.string(), LocationInternalName: z.string(), Quantity: z.number() });
export type OnHand = z.infer<typeof OnHand>;

/** What may be sold of one SKU from one pool group, units: calculated, and may differ from the on-hand count. */
export const Virtual = z.object({
  Sku: z.string(),
  InventoryPoolGroupName: z.string(),
  Quantity: z.number(),
});
export type Virtual = z.infer<typeof Virtual>;

/** How many units of a SKU's wave are pre-ordered and how many are planned, at one location. */
export const PreOrder = z.object({
  Sku: z.string(),
  LocationInternalName: z.string(),
  PreOrderedQuantity: z.number(),
  PlannedQuantity: z.number(),
});
export type PreOrder = z.infer<typeof PreOrder>;
