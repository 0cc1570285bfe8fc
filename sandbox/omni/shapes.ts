/** What the stand-in OMS stores and answers. Names follow the guide and the order answers, PascalCase as on the wire. */

export interface CustomField {
  Name: string;
  Value: unknown;
}

export interface Address {
  AddressLine1: string;
  AddressLine2: string;
  AddressLine3: string;
  City: string;
  State: string;
  ZipCode: string;
  CountryCode: string;
  Latitude: number | null;
  Longitude: number | null;
}

export interface OrderAddress extends Address {
  Id: number;
  ExternalAddressId: string | null;
  FirstName: string;
  LastName: string;
  CompanyName: string;
}

export interface Tax {
  InternalTaxRateId: number;
  Amount: number;
  /** A share: 0.13 is 13 %. */
  Rate: number;
  TaxType: string;
  BackendName: string;
  PublicTaxName: string;
}

export interface LineItem {
  /** The guide's OrderDetailId. */
  InternalLineItemId: number;
  ExternalLineItemId: string | null;
  SKU: string;
  ProductName: string;
  ItemName: string;
  Description: string;
  QuantityOrdered: number;
  QuantityInvoiced: number;
  QuantityShipped: number;
  QuantityCancelled: number;
  QuantityReturned: number;
  UnitPrice: number;
  UnitDiscount: number;
  SubTotal: number;
  TotalTax: number;
  Total: number;
  IsPreOrder: boolean;
  Taxes: Tax[];
  CustomFields: CustomField[];
}

export interface ShipmentLine {
  InternalLineItemId: number;
  SKU: string;
  Quantity: number;
}

export interface Shipment {
  ShipmentId: number;
  /** Created, Shipped, Rejected or Cancelled; tests may write anything. */
  Status: string;
  InventoryLocationName: string;
  CreatedDateUtc: string;
  LastUpdatedDateUtc: string;
  LineItems: ShipmentLine[];
}

export interface OrderPayment {
  InternalOrderPaymentId: number;
  ExternalOrderPaymentId: string | null;
  PaymentType: string;
  PaymentTypeDescription: string;
  PaymentId: number;
  Amount: number;
  AmountAuthorized: number;
  AmountCaptured: number;
  Status: string;
  LastUpdatedBy: { StaffName: string; StaffId: number | null };
  CustomFields: CustomField[];
}

export interface Order {
  InternalOrderId: number;
  ExternalOrderId: string;
  OrderDateUtc: string;
  LastUpdatedDateUtc: string;
  DeadlineDateUtc: string | null;
  OrderStatus: string;
  InvoiceStatus: string;
  ShipmentStatus: string;
  ShipToStore: string | null;
  AdditionalFlags: string;
  SubTotal: number;
  ShippingTotal: number;
  DiscountTotal: number;
  OrderTotal: number;
  CurrencyCode: string;
  Channel: string;
  UICultureName: string;
  EStoreCultureName: string;
  Comments: string;
  OriginIPAddress: string;
  BillingCustomer: {
    FirstName: string;
    LastName: string;
    EmailAddress: string;
    PhoneNumber: string;
    InternalCustomerId: number;
    ExternalCustomerId: string | null;
    UserId: string;
  };
  BillingAddress: OrderAddress;
  ShippingAddress: OrderAddress;
  LineItems: LineItem[];
  ShippingTaxes: Tax[];
  OrderPayments: OrderPayment[];
  ShippingRate: {
    InternalShippingRateId: number;
    PublicShippingRateName: string;
    BackendName: string;
    RateCode: string;
    CurrentRate: number;
    EnableReturnLabelGeneration: boolean;
  }[];
  CustomFields: CustomField[];
  /** A free bag; `InvoiceId` is here once the order is invoiced. */
  AdditionalInformation: Record<string, unknown>;
  Shipments: Shipment[];
}

export interface InventoryLocation {
  InternalName: string;
  PublicName: string;
  LocationType: string;
  Active: boolean;
  Address: Address;
  CustomFields: CustomField[];
}

export interface Store {
  StoreInternalName: string;
  PublicName: string;
  Address: Address;
  Email: string;
  PhoneNumber: string;
  Active: boolean;
  Visible: boolean;
  AllowShipToStore: boolean;
  CustomFields: CustomField[];
  LinkedInventoryLocationNames: string[];
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

export interface Customer {
  InternalCustomerId: number;
  ExternalCustomerId: string | null;
  FirstName: string;
  LastName: string;
  Email: string;
  /** What else was sent, the password left out. */
  Details: Record<string, unknown>;
}
