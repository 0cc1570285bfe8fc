import { z } from "zod";
import { StoreLocation } from "./place.ts";

const name = z.string().trim().min(1);
const id = z.number().int();
const CustomFieldValue = z.object({ Name: name, Value: z.string() });

/** A correction of one count: `Delta` adds to it, `Absolute` sets it. */
export const StockAdjustment = z.object({
  Sku: name,
  LocationInternalName: name,
  QuantityType: z.enum(["Delta", "Absolute"]),
  Quantity: z.number().int(),
});
export type StockAdjustment = z.input<typeof StockAdjustment>;

export const LocationCustomFieldsUpdate = z.object({
  LocationName: name,
  CustomFields: z.array(CustomFieldValue).min(1),
});
export type LocationCustomFieldsUpdate = z.input<typeof LocationCustomFieldsUpdate>;

/** An order by exactly one of its two ids. */
export const OrderId = z.union([z.strictObject({ external: name }), z.strictObject({ internal: id })]);
export type OrderId = z.input<typeof OrderId>;

export const OrderCancellation = z.object({ order: OrderId, reason: name });
export type OrderCancellation = z.input<typeof OrderCancellation>;

/** A new customer. There is no password: none is ever asked for or sent. */
export const NewCustomer = z.strictObject({
  FirstName: name,
  LastName: name,
  Email: name,
  SubscriberOptIn: z.boolean().optional(),
  CompanyName: z.string().optional(),
  PhoneNumber: z.string().optional(),
  CustomerLevel: z.number().int().optional(),
  Address: z
    .strictObject({
      AddressLine1: z.string().optional(),
      AddressLine2: z.string().optional(),
      City: z.string().optional(),
      State: z.string().optional(),
      ZipCode: z.string().optional(),
      CountryCode: z.string().optional(),
      AddressNickName: z.string().optional(),
    })
    .optional(),
  Sex: z.string().optional(),
  BirthYear: z.string().optional(),
  Language: z.string().optional(),
  TimeZoneId: z.string().optional(),
  ExternalCustomerId: z.string().optional(),
  CustomFields: z.array(z.object({ Name: name, Value: z.unknown() })).optional(),
});
export type NewCustomer = z.input<typeof NewCustomer>;

/** A new store: a store without what the service adds itself. */
export const NewStore = StoreLocation.extend({ StoreInternalName: name, PublicName: name });
export type NewStore = z.input<typeof NewStore>;

/** What is to change of a store; what is not named stays as it was read. */
export const StoreChanges = StoreLocation.omit({ StoreInternalName: true }).partial();
export type StoreChanges = z.input<typeof StoreChanges>;

export const ShipmentId = z.object({ ShipmentId: id });
export type ShipmentId = z.input<typeof ShipmentId>;

export const ShipmentRejection = z.object({ ShipmentId: id, Reason: name });
export type ShipmentRejection = z.input<typeof ShipmentRejection>;

export const ShipmentReroute = z.object({
  ShipmentId: id,
  RouteType: name.default("ShippingCenter"),
  ShippingCenterInternalName: name,
  Reason: name,
});
export type ShipmentReroute = z.input<typeof ShipmentReroute>;

const units = z.number().int().positive();

export const SplitByLine = z.object({
  ShipmentId: id,
  LineItemsToSplit: z.array(z.object({ OrderDetailId: id, Qty: units })).min(1),
});
export type SplitByLine = z.input<typeof SplitByLine>;

export const SplitBySku = z.object({
  ShipmentId: id,
  LineItemsToSplit: z.array(z.object({ SKU: name, Qty: units })).min(1),
});
export type SplitBySku = z.input<typeof SplitBySku>;

/** A write as it will be sent: plain JSON, so that it can be shown before and kept until it is confirmed. */
export const WriteCall = z.object({
  /** As the table of endpoints names it: `stock.adjust`. */
  endpoint: z.string(),
  method: z.string(),
  /** Below the base URL, with a leading slash: `/inventory/onhand`. */
  path: z.string(),
  query: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
});
export type WriteCall = z.infer<typeof WriteCall>;

/** What came back for a write: any 2xx. `body` is there where it was JSON that could be read. */
export interface WriteAnswer {
  readonly status: number;
  readonly traceId?: string;
  /** 202: taken up, and not yet done. */
  readonly accepted: boolean;
  readonly body?: unknown;
}
