import { z } from "zod";

/**
 * What the stand-in OMS stores and answers. Names follow the guide and the order answers, PascalCase as on the wire.
 * What is kept in a file is described by a schema, so that it can be read back.
 */
export const CustomField = z.object({ Name: z.string(), Value: z.unknown() });
export type CustomField = z.infer<typeof CustomField>;

const Address = z.object({
  AddressLine1: z.string(),
  AddressLine2: z.string(),
  AddressLine3: z.string(),
  City: z.string(),
  State: z.string(),
  ZipCode: z.string(),
  CountryCode: z.string(),
  Latitude: z.number().nullable(),
  Longitude: z.number().nullable(),
});
export type Address = z.infer<typeof Address>;

const OrderAddress = Address.extend({
  Id: z.number(),
  ExternalAddressId: z.string().nullable(),
  FirstName: z.string(),
  LastName: z.string(),
  CompanyName: z.string(),
});
export type OrderAddress = z.infer<typeof OrderAddress>;

const Tax = z.object({
  InternalTaxRateId: z.number(),
  Amount: z.number(),
  /** A share: 0.13 is 13 %. */
  Rate: z.number(),
  TaxType: z.string(),
  BackendName: z.string(),
  PublicTaxName: z.string(),
});
export type Tax = z.infer<typeof Tax>;

const LineItem = z.object({
  /** The guide's OrderDetailId. */
  InternalLineItemId: z.number(),
  ExternalLineItemId: z.string().nullable(),
  SKU: z.string(),
  ProductName: z.string(),
  ItemName: z.string(),
  Description: z.string(),
  QuantityOrdered: z.number(),
  QuantityInvoiced: z.number(),
  QuantityShipped: z.number(),
  QuantityCancelled: z.number(),
  QuantityReturned: z.number(),
  UnitPrice: z.number(),
  UnitDiscount: z.number(),
  SubTotal: z.number(),
  TotalTax: z.number(),
  Total: z.number(),
  IsPreOrder: z.boolean(),
  Taxes: z.array(Tax),
  CustomFields: z.array(CustomField),
});
export type LineItem = z.infer<typeof LineItem>;

const ShipmentLine = z.object({ InternalLineItemId: z.number(), SKU: z.string(), Quantity: z.number() });
export type ShipmentLine = z.infer<typeof ShipmentLine>;

const Shipment = z.object({
  ShipmentId: z.number(),
  /** Created, Shipped, Rejected or Cancelled; tests may write anything. */
  Status: z.string(),
  InventoryLocationName: z.string(),
  CreatedDateUtc: z.string(),
  LastUpdatedDateUtc: z.string(),
  LineItems: z.array(ShipmentLine),
});
export type Shipment = z.infer<typeof Shipment>;

const OrderPayment = z.object({
  InternalOrderPaymentId: z.number(),
  ExternalOrderPaymentId: z.string().nullable(),
  PaymentType: z.string(),
  PaymentTypeDescription: z.string(),
  PaymentId: z.number(),
  Amount: z.number(),
  AmountAuthorized: z.number(),
  AmountCaptured: z.number(),
  Status: z.string(),
  LastUpdatedBy: z.object({ StaffName: z.string(), StaffId: z.number().nullable() }),
  CustomFields: z.array(CustomField),
});
export type OrderPayment = z.infer<typeof OrderPayment>;

export const Order = z.object({
  InternalOrderId: z.number(),
  ExternalOrderId: z.string(),
  OrderDateUtc: z.string(),
  LastUpdatedDateUtc: z.string(),
  DeadlineDateUtc: z.string().nullable(),
  OrderStatus: z.string(),
  InvoiceStatus: z.string(),
  ShipmentStatus: z.string(),
  ShipToStore: z.string().nullable(),
  AdditionalFlags: z.string(),
  SubTotal: z.number(),
  ShippingTotal: z.number(),
  DiscountTotal: z.number(),
  OrderTotal: z.number(),
  CurrencyCode: z.string(),
  Channel: z.string(),
  UICultureName: z.string(),
  EStoreCultureName: z.string(),
  Comments: z.string(),
  OriginIPAddress: z.string(),
  BillingCustomer: z.object({
    FirstName: z.string(),
    LastName: z.string(),
    EmailAddress: z.string(),
    PhoneNumber: z.string(),
    InternalCustomerId: z.number(),
    ExternalCustomerId: z.string().nullable(),
    UserId: z.string(),
  }),
  BillingAddress: OrderAddress,
  ShippingAddress: OrderAddress,
  LineItems: z.array(LineItem),
  ShippingTaxes: z.array(Tax),
  OrderPayments: z.array(OrderPayment),
  ShippingRate: z.array(
    z.object({
      InternalShippingRateId: z.number(),
      PublicShippingRateName: z.string(),
      BackendName: z.string(),
      RateCode: z.string(),
      CurrentRate: z.number(),
      EnableReturnLabelGeneration: z.boolean(),
    }),
  ),
  CustomFields: z.array(CustomField),
  /** A free bag; `InvoiceId` is here once the order is invoiced. */
  AdditionalInformation: z.record(z.string(), z.unknown()),
  Shipments: z.array(Shipment),
});
export type Order = z.infer<typeof Order>;

export const Store = z.object({
  StoreInternalName: z.string(),
  PublicName: z.string(),
  Address,
  Email: z.string(),
  PhoneNumber: z.string(),
  Active: z.boolean(),
  Visible: z.boolean(),
  AllowShipToStore: z.boolean(),
  CustomFields: z.array(CustomField),
  LinkedInventoryLocationNames: z.array(z.string()),
});
export type Store = z.infer<typeof Store>;

export const Customer = z.object({
  InternalCustomerId: z.number(),
  ExternalCustomerId: z.string().nullable(),
  FirstName: z.string(),
  LastName: z.string(),
  Email: z.string(),
  /** What else was sent, the password left out. */
  Details: z.record(z.string(), z.unknown()),
});
export type Customer = z.infer<typeof Customer>;

export interface InventoryLocation {
  InternalName: string;
  PublicName: string;
  LocationType: string;
  Active: boolean;
  Address: Address;
  CustomFields: CustomField[];
}

export interface PoolGroup {
  Name: string;
  /** Internal names of the locations whose stock the group adds up. */
  Locations: string[];
  /** Units kept back at every location before anything counts as available. */
  SafetyStock: number;
}

export interface PreOrderRow {
  Sku: string;
  LocationInternalName: string;
  PreOrderedQuantity: number;
  PlannedQuantity: number;
}

export interface Transaction {
  TransactionId: number;
  InternalOrderId: number;
  ExternalOrderId: string;
  InvoiceId: number | null;
  /** Authorization, Capture, Void or Refund. */
  TransactionType: string;
  PaymentType: string;
  Amount: number;
  CurrencyCode: string;
  Status: string;
  TransactionDateUtc: string;
  ReferenceNumber: string;
}

export interface FieldMetadata {
  SystemName: string;
  DisplayName: string;
  OwnerType: string;
  DataType: string;
  IsRequired: boolean;
  AllowedValues: string[];
}
