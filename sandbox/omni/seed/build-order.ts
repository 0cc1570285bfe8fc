import type { LineItem, Order, OrderAddress, OrderPayment, Shipment, Tax } from "../shapes.ts";
import { cents, openUnits, reckonLine, shipmentStatusOf } from "../state/units.ts";
import type { Product } from "./catalogue.ts";
import type { Person } from "./people.ts";
import { addressIn } from "./places.ts";

export interface LineSpec {
  readonly product: Product;
  readonly ordered: number;
  readonly cancelled?: number;
  readonly shipped?: number;
  readonly returned?: number;
  /** Fixes the line's id, where a documented example names it. */
  readonly id?: number;
}

export interface ShipmentSpec {
  readonly id: number;
  readonly location: string;
  readonly status: "Created" | "Shipped" | "Rejected" | "Cancelled";
  /** Units by place of the line; without it, all that is open (or shipped, for a shipped one). */
  readonly units?: readonly (readonly [line: number, units: number])[];
}

export interface OrderSpec {
  readonly internalId: number;
  readonly externalId: string;
  readonly placedAt: Date;
  readonly updatedAt: Date;
  readonly person: Person;
  readonly status: string;
  readonly lines: readonly LineSpec[];
  readonly shipments?: readonly ShipmentSpec[];
  readonly payment: "Pending" | "Authorized" | "Captured" | "PartiallyCaptured" | "Cancelled";
  readonly shippingTotal?: number;
  readonly invoiceId?: number;
  readonly channel?: string;
}

function address(person: Person, id: number): OrderAddress {
  return {
    ...addressIn(person.place, person.street),
    Id: id,
    ExternalAddressId: null,
    FirstName: person.firstName,
    LastName: person.lastName,
    CompanyName: "",
  };
}

function taxOf(person: Person, amount: number): Tax {
  const { rate, tax } = person.place;
  return {
    InternalTaxRateId: Math.round(rate * 100_000),
    Amount: cents(amount - amount / (1 + rate)),
    Rate: rate,
    TaxType: "Net",
    BackendName: `${tax} ${person.place.state}`,
    PublicTaxName: tax,
  };
}

function lineOf(spec: OrderSpec, wanted: LineSpec, place: number): LineItem {
  const line: LineItem = {
    InternalLineItemId: wanted.id ?? spec.internalId * 1000 + place + 1,
    ExternalLineItemId: null,
    SKU: wanted.product.sku,
    ProductName: wanted.product.name,
    ItemName: wanted.product.name,
    Description: "",
    QuantityOrdered: wanted.ordered,
    QuantityInvoiced: spec.invoiceId === undefined ? 0 : wanted.ordered - (wanted.cancelled ?? 0),
    QuantityShipped: wanted.shipped ?? 0,
    QuantityCancelled: wanted.cancelled ?? 0,
    QuantityReturned: wanted.returned ?? 0,
    UnitPrice: wanted.product.price,
    UnitDiscount: 0,
    SubTotal: 0,
    TotalTax: 0,
    Total: 0,
    IsPreOrder: false,
    Taxes: [taxOf(spec.person, 0)],
    CustomFields: [],
  };
  reckonLine(line);
  return line;
}

function shipmentOf(spec: OrderSpec, wanted: ShipmentSpec, lines: readonly LineItem[]): Shipment {
  const leaving = (line: LineItem): number =>
    wanted.status === "Shipped" ? line.QuantityShipped : openUnits(line);
  const units = wanted.units ?? lines.map((line, place) => [place, leaving(line)] as const);
  return {
    ShipmentId: wanted.id,
    Status: wanted.status,
    InventoryLocationName: wanted.location,
    CreatedDateUtc: spec.updatedAt.toISOString(),
    LastUpdatedDateUtc: spec.updatedAt.toISOString(),
    LineItems: units.flatMap(([place, quantity]) => {
      const line = lines[place];
      if (line === undefined || quantity === 0) return [];
      return [{ InternalLineItemId: line.InternalLineItemId, SKU: line.SKU, Quantity: quantity }];
    }),
  };
}

function paymentOf(spec: OrderSpec, total: number): OrderPayment {
  const captured = {
    Pending: 0,
    Authorized: 0,
    Cancelled: 0,
    Captured: total,
    PartiallyCaptured: cents(total / 2),
  };
  return {
    InternalOrderPaymentId: spec.internalId * 10 + 1,
    ExternalOrderPaymentId: null,
    PaymentType: "CreditCard",
    PaymentTypeDescription: "Credit card",
    PaymentId: spec.internalId * 10 + 2,
    Amount: total,
    AmountAuthorized: spec.payment === "Pending" ? 0 : total,
    AmountCaptured: captured[spec.payment],
    Status: spec.payment,
    LastUpdatedBy: { StaffName: "System", StaffId: null },
    CustomFields: [],
  };
}

function customerOf(person: Person): Order["BillingCustomer"] {
  return {
    FirstName: person.firstName,
    LastName: person.lastName,
    EmailAddress: person.email,
    PhoneNumber: person.phone,
    InternalCustomerId: person.customerId,
    ExternalCustomerId: `C-${person.customerId}`,
    UserId: `user-${person.customerId}`,
  };
}

const SHIPPING: Order["ShippingRate"][number] = {
  InternalShippingRateId: 11,
  PublicShippingRateName: "Standard",
  BackendName: "STD-CA",
  RateCode: "STD",
  CurrentRate: 0,
  EnableReturnLabelGeneration: true,
};

/** Makes a whole order from what matters about it: sums, taxes and states follow from the lines. */
export function buildOrder(spec: OrderSpec): Order {
  const lines = spec.lines.map((wanted, place) => lineOf(spec, wanted, place));
  const cancelled = lines.every((line) => line.QuantityCancelled === line.QuantityOrdered);
  // A cancelled order keeps its header totals while its lines go to nothing.
  const subTotal = cents(
    lines.reduce((sum, line) => sum + (cancelled ? line.UnitPrice * line.QuantityOrdered : line.SubTotal), 0),
  );
  const shippingTotal = spec.shippingTotal ?? 0;
  const total = cents(subTotal + shippingTotal);
  return {
    InternalOrderId: spec.internalId,
    ExternalOrderId: spec.externalId,
    OrderDateUtc: spec.placedAt.toISOString(),
    LastUpdatedDateUtc: spec.updatedAt.toISOString(),
    DeadlineDateUtc: null,
    OrderStatus: spec.status,
    InvoiceStatus: spec.invoiceId === undefined ? "NotInvoiced" : "FullyInvoiced",
    ShipmentStatus: shipmentStatusOf(lines),
    ShipToStore: null,
    AdditionalFlags: lines.some((line) => line.QuantityReturned > 0) ? "Returned" : "None",
    SubTotal: subTotal,
    ShippingTotal: shippingTotal,
    DiscountTotal: 0,
    OrderTotal: total,
    CurrencyCode: "CAD",
    Channel: spec.channel ?? "Web",
    UICultureName: "en-CA",
    EStoreCultureName: spec.person.place.state === "QC" ? "fr-CA" : "en-CA",
    Comments: "",
    OriginIPAddress: "192.0.2.10",
    BillingCustomer: customerOf(spec.person),
    BillingAddress: address(spec.person, spec.internalId * 10 + 1),
    ShippingAddress: address(spec.person, spec.internalId * 10 + 2),
    LineItems: lines,
    ShippingTaxes: [taxOf(spec.person, shippingTotal)],
    OrderPayments: [paymentOf(spec, total)],
    ShippingRate: [{ ...SHIPPING, CurrentRate: shippingTotal }],
    CustomFields: [{ Name: "HAS_ORR_FAILURE", Value: false }],
    AdditionalInformation: spec.invoiceId === undefined ? {} : { InvoiceId: spec.invoiceId },
    Shipments: (spec.shipments ?? []).map((wanted) => shipmentOf(spec, wanted, lines)),
  };
}
