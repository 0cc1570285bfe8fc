import { z } from "zod";
import { Address, CustomField } from "./common.ts";

const text = z.string().optional();
const count = z.number().default(0);

/** One line of an order. `InternalLineItemId` is what the splits call `OrderDetailId`. Quantities are units. */
export const LineItem = z.object({
  InternalLineItemId: z.number(),
  ExternalLineItemId: text,
  SKU: z.string(),
  ProductName: text,
  ItemName: text,
  Description: text,
  QuantityOrdered: z.number(),
  QuantityInvoiced: count,
  QuantityShipped: count,
  QuantityCancelled: count,
  QuantityReturned: count,
  UnitPrice: z.number().optional(),
  UnitDiscount: z.number().optional(),
  SubTotal: z.number().optional(),
  TotalTax: z.number().optional(),
  Total: z.number().optional(),
  IsPreOrder: z.boolean().default(false),
  CustomFields: z.array(CustomField).default([]),
});
export type LineItem = z.infer<typeof LineItem>;

/** Some units of an order's line within a shipment. */
export const ShipmentLine = z.object({
  InternalLineItemId: z.number().optional(),
  SKU: text,
  Quantity: z.number().optional(),
});
export type ShipmentLine = z.infer<typeof ShipmentLine>;

/** What one location ships of an order. */
export const Shipment = z.object({
  ShipmentId: z.number(),
  Status: z.string(),
  InventoryLocationName: text,
  Carrier: text,
  TrackingNumber: text,
  CreatedDateUtc: text,
  LastUpdatedDateUtc: text,
  LineItems: z.array(ShipmentLine).default([]),
});
export type Shipment = z.infer<typeof Shipment>;

/** A means of payment of an order, amounts in the order's currency. */
export const OrderPayment = z.object({
  InternalOrderPaymentId: z.number().optional(),
  ExternalOrderPaymentId: text,
  PaymentType: text,
  PaymentTypeDescription: text,
  Amount: z.number().optional(),
  AmountAuthorized: z.number().optional(),
  AmountCaptured: z.number().optional(),
  Status: text,
});
export type OrderPayment = z.infer<typeof OrderPayment>;

/** Who pays. Personal data. */
const BillingCustomer = z.object({
  FirstName: text,
  LastName: text,
  EmailAddress: text,
  PhoneNumber: text,
  InternalCustomerId: z.number().optional(),
  ExternalCustomerId: text,
});

/**
 * An order as the service answers it. Dates are ISO 8601 in UTC; every set of values (`OrderStatus`, ...) is
 * open. `Shipments` is undefined where the site does not list them: then nothing is known of them.
 */
export const Order = z.object({
  InternalOrderId: z.number(),
  ExternalOrderId: z.string(),
  OrderStatus: z.string(),
  InvoiceStatus: text,
  ShipmentStatus: text,
  AdditionalFlags: text,
  OrderDateUtc: text,
  LastUpdatedDateUtc: text,
  DeadlineDateUtc: text,
  ShipToStore: text,
  SubTotal: z.number().optional(),
  ShippingTotal: z.number().optional(),
  DiscountTotal: z.number().optional(),
  OrderTotal: z.number().optional(),
  CurrencyCode: text,
  Channel: text,
  Comments: text,
  BillingCustomer: BillingCustomer.optional(),
  BillingAddress: Address.optional(),
  ShippingAddress: Address.optional(),
  LineItems: z.array(LineItem).default([]),
  OrderPayments: z.array(OrderPayment).default([]),
  Shipments: z.array(Shipment).optional(),
  CustomFields: z.array(CustomField).default([]),
});
export type Order = z.infer<typeof Order>;
