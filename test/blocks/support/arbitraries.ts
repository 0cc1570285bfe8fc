import fc from "fast-check";
import type { Order } from "../../../src/omni/index.ts";
import type { Answer, Result } from "../../../src/operations/results.ts";
import { answer, line, order } from "./samples.ts";

/** Names as they should not be: empty, endless, full of markup. */
export const name = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "TEE-RED-M",
    "&".repeat(500),
    "<!channel>",
    "*b* _i_ ~s~ `c`",
    ":x:",
    "> q",
    "x".repeat(500),
  ),
  fc.string({ unit: "binary", maxLength: 500 }),
  fc.string({ unit: fc.constantFrom(..."*_~`<>&:|@# a".split("")) }),
);
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const quantity = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer());
const date = fc.oneof(fc.constantFrom("2026-11-20T14:30:00Z", "2026-11-30", "never", "9999-99-99"), name);
const address = fc.record({
  FirstName: some(name),
  LastName: some(name),
  City: some(name),
  State: some(name),
  CountryCode: some(name),
});

const lineItem = fc.record({
  SKU: name,
  ProductName: some(name),
  QuantityOrdered: quantity,
  QuantityShipped: quantity,
  QuantityCancelled: quantity,
  QuantityReturned: quantity,
});
const shipment = fc.record({
  ShipmentId: fc.integer(),
  Status: fc.oneof(fc.constantFrom("Created", "Shipped"), name),
  InventoryLocationName: some(name),
  Carrier: some(name),
  TrackingNumber: some(name),
  LineItems: fc.array(fc.record({ SKU: some(name), Quantity: some(quantity) }), { maxLength: 3 }),
});
const anyOrder: fc.Arbitrary<Order> = fc
  .record({
    ExternalOrderId: name,
    OrderStatus: fc.oneof(fc.constantFrom("Paid", "PaymentPending", "Cancelled", "SomethingNew"), name),
    InvoiceStatus: some(name),
    AdditionalFlags: some(name),
    OrderDateUtc: some(date),
    LastUpdatedDateUtc: some(date),
    DeadlineDateUtc: some(date),
    ShipToStore: some(name),
    OrderTotal: some(fc.double({ noNaN: true })),
    CurrencyCode: some(fc.oneof(fc.constantFrom("CAD", "XXXX", ""), name)),
    ShippingAddress: some(address),
    LineItems: fc.array(lineItem, { maxLength: 14 }),
    Shipments: some(fc.array(shipment, { maxLength: 8 })),
  })
  .map(({ LineItems, OrderTotal, ...rest }) =>
    order({
      ...rest,
      OrderTotal: Number.isFinite(OrderTotal) ? OrderTotal : undefined,
      LineItems: LineItems.map((each) => line(each.SKU, each.QuantityOrdered, each)),
    }),
  );
const unanswered = fc.array(fc.record({ what: name, why: fc.constantFrom("timed-out", "unavailable") }), {
  maxLength: 9,
});
const names = fc.array(name, { maxLength: 9 });

const results: fc.Arbitrary<Result> = fc.oneof(
  fc.record({
    kind: fc.constant("orders" as const),
    orders: fc.array(anyOrder, { maxLength: 5 }),
    notFound: fc.array(name, { maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant("order-search" as const),
    orders: fc.array(anyOrder, { maxLength: 14 }),
    more: fc.boolean(),
    described: name,
  }),
  fc
    .record({
      kind: fc.constant("payments" as const),
      of: fc.record({
        by: fc.constantFrom("order" as const, "internal" as const, "invoice" as const),
        id: name,
      }),
      transactions: fc.array(
        fc.record({
          TransactionId: name,
          TransactionType: some(name),
          Amount: some(fc.integer()),
          CurrencyCode: some(name),
          Status: some(name),
          TransactionDateUtc: some(date),
        }),
        { maxLength: 20 },
      ),
    })
    .map((given) => ({
      ...given,
      transactions: given.transactions.map((each) => ({ PaymentType: undefined, ...each })),
    })),
  fc.record({
    kind: fc.constant("stock" as const),
    skus: names,
    locations: names,
    rows: fc.array(fc.record({ Sku: name, LocationInternalName: name, Quantity: quantity }), {
      maxLength: 40,
    }),
    unanswered,
  }),
  fc.record({
    kind: fc.constant("pools" as const),
    groups: names,
    skus: names,
    rows: fc.array(fc.record({ Sku: name, InventoryPoolGroupName: name, Quantity: quantity }), {
      maxLength: 40,
    }),
    unanswered,
  }),
  fc.record({
    kind: fc.constant("preorder" as const),
    sku: name,
    rows: fc.array(
      fc.record({
        Sku: name,
        LocationInternalName: name,
        PreOrderedQuantity: quantity,
        PlannedQuantity: quantity,
      }),
    ),
  }),
  fc.record({
    kind: fc.constant("locations" as const),
    locations: fc.array(
      fc.record({ InternalName: name, PublicName: some(name), Active: some(fc.boolean()) }),
    ),
  }),
  fc.record({
    kind: fc.constant("location" as const),
    location: fc.record({
      InternalName: name,
      PublicName: some(name),
      Address: some(address),
      Email: some(name),
    }),
    customFields: some(fc.array(fc.record({ name, value: name }), { maxLength: 30 })),
  }),
  fc.record({
    kind: fc.constant("fields" as const),
    ownerType: name,
    fields: fc.array(fc.record({ SystemName: name, Description: some(name) })),
  }),
  fc.record({
    kind: fc.constant("stores" as const),
    stores: fc.array(fc.record({ StoreInternalName: name, PublicName: fc.option(name) })),
  }),
  fc.record({
    kind: fc.constant("store" as const),
    store: fc.record({
      StoreInternalName: name,
      PublicName: fc.option(name),
      Active: fc.option(fc.boolean()),
      LinkedInventoryLocationNames: fc.option(fc.array(name, { maxLength: 40 })),
      CustomFields: fc.option(fc.array(fc.record({ Name: name, Value: fc.jsonValue() }))),
    }),
  }),
  fc.record({
    kind: fc.constant("missing" as const),
    what: fc.constantFrom("location" as const, "store" as const),
    name,
    near: fc.array(fc.record({ name, question: fc.constant({ operation: "location.read", values: {} }) }), {
      maxLength: 3,
    }),
  }),
);
/** Whatever Omni may answer with, with and without what is optional. */
export const answers: fc.Arbitrary<Answer> = results.map((result) =>
  answer(result, "order.read", { order: ["1001"] }),
);
