import type { Omni, WriteCall } from "../../src/omni/index.ts";

/** An order with nothing but what must be there. */
export function order(external: string, internal: number, more: object = {}): Record<string, unknown> {
  return { InternalOrderId: internal, ExternalOrderId: external, OrderStatus: "Paid", ...more };
}

/** One of every write there is. */
export const WRITES: readonly (readonly [name: string, make: (omni: Omni) => WriteCall])[] = [
  [
    "locations.setCustomFields",
    (omni) =>
      omni.locations.setCustomFields({ LocationName: "L1", CustomFields: [{ Name: "Zone", Value: "B" }] }),
  ],
  [
    "stock.adjust",
    (omni) =>
      omni.stock.adjust({ Sku: "S1", LocationInternalName: "L1", QuantityType: "Delta", Quantity: -3 }),
  ],
  ["orders.cancel", (omni) => omni.orders.cancel({ order: { external: "10 01" }, reason: "Changed & mind" })],
  [
    "customers.create",
    (omni) => omni.customers.create({ FirstName: "Ana", LastName: "Smith", Email: "ana@example.com" }),
  ],
  ["stores.create", (omni) => omni.stores.create({ StoreInternalName: "South", PublicName: "Bloor East" })],
  [
    "stores.update",
    (omni) => omni.stores.update("South", { StoreInternalName: "South", Kept: 1 }, { Active: false }),
  ],
  ["shipments.createAll", (omni) => omni.shipments.createAll({ external: "1001" })],
  ["shipments.cancel", (omni) => omni.shipments.cancel({ ShipmentId: 20078 })],
  ["shipments.reject", (omni) => omni.shipments.reject({ ShipmentId: 20078, Reason: "Damaged" })],
  [
    "shipments.reroute",
    (omni) =>
      omni.shipments.reroute({ ShipmentId: 20078, ShippingCenterInternalName: "A-SC", Reason: "Closed" }),
  ],
  [
    "shipments.splitByLine",
    (omni) =>
      omni.shipments.splitByLine({
        ShipmentId: 20167,
        LineItemsToSplit: [{ OrderDetailId: 430545, Qty: 1 }],
      }),
  ],
  [
    "shipments.splitBySku",
    (omni) => omni.shipments.splitBySku({ ShipmentId: 20167, LineItemsToSplit: [{ SKU: "S1", Qty: 1 }] }),
  ],
];
