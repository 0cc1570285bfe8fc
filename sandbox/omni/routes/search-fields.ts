import type { Order } from "../shapes.ts";

export type Comparable = string | number | null;

/** The fields an order can be searched by, and where their values are. */
export const SEARCH_FIELDS: Readonly<Record<string, (order: Order) => Comparable[]>> = {
  InternalOrderId: (order) => [order.InternalOrderId],
  ExternalOrderId: (order) => [order.ExternalOrderId],
  OrderDateUtc: (order) => [order.OrderDateUtc],
  LastUpdatedDateUtc: (order) => [order.LastUpdatedDateUtc],
  OrderStatus: (order) => [order.OrderStatus],
  InvoiceStatus: (order) => [order.InvoiceStatus],
  ShipmentStatus: (order) => [order.ShipmentStatus],
  AdditionalFlags: (order) => [order.AdditionalFlags],
  OrderTotal: (order) => [order.OrderTotal],
  CurrencyCode: (order) => [order.CurrencyCode],
  Channel: (order) => [order.Channel],
  ShipToStore: (order) => [order.ShipToStore],
  "BillingCustomer.FirstName": (order) => [order.BillingCustomer.FirstName],
  "BillingCustomer.LastName": (order) => [order.BillingCustomer.LastName],
  "BillingCustomer.EmailAddress": (order) => [order.BillingCustomer.EmailAddress],
  "BillingCustomer.PhoneNumber": (order) => [order.BillingCustomer.PhoneNumber],
  "BillingCustomer.InternalCustomerId": (order) => [order.BillingCustomer.InternalCustomerId],
  "BillingCustomer.ExternalCustomerId": (order) => [order.BillingCustomer.ExternalCustomerId],
  "BillingAddress.City": (order) => [order.BillingAddress.City],
  "BillingAddress.ZipCode": (order) => [order.BillingAddress.ZipCode],
  "ShippingAddress.City": (order) => [order.ShippingAddress.City],
  "ShippingAddress.State": (order) => [order.ShippingAddress.State],
  "ShippingAddress.ZipCode": (order) => [order.ShippingAddress.ZipCode],
  "LineItems.SKU": (order) => order.LineItems.map((line) => line.SKU),
  "Shipments.ShipmentId": (order) => order.Shipments.map((shipment) => shipment.ShipmentId),
  "Shipments.Status": (order) => order.Shipments.map((shipment) => shipment.Status),
  "Shipments.InventoryLocationName": (order) =>
    order.Shipments.map((shipment) => shipment.InventoryLocationName),
};
