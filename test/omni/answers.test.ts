import { expect, test } from "vitest";
import { parseEndpointOverrides } from "../../src/omni/index.ts";
import { failure } from "./failure.ts";
import { order } from "./samples.ts";
import { serve } from "./service.ts";

const onHand = async (json: unknown, overrides = "") => {
  const { omni } = await serve(() => ({ json }), { endpoints: parseEndpointOverrides(overrides) });
  return (await Array.fromAsync(omni.stock.onHand({ locations: ["L"] }))).flat();
};

test.each(["Quantity", "OnHandQuantity", "OnHand"])("on-hand counts may be called %s", async (name) => {
  expect(await onHand([{ Sku: "S", LocationInternalName: "L", [name]: 4, New: {} }])).toEqual([
    { Sku: "S", LocationInternalName: "L", Quantity: 4 },
  ]);
});

test.each(["Quantity", "AvailableQuantity", "VirtualQuantity"])(
  "virtual counts may be called %s",
  async (name) => {
    const { omni } = await serve(() => ({ json: [{ Sku: "S", InventoryPoolGroupName: "Web", [name]: 4 }] }));
    const pages = await Array.fromAsync(omni.pools.virtual({ groups: ["Web"] }));
    expect(pages).toEqual([[{ Sku: "S", InventoryPoolGroupName: "Web", Quantity: 4 }]]);
  },
);

test("a site's own names are read where they are overridden", async () => {
  const rows = [{ Code: "S", Place: "L", Quantity: 9, Free: 3 }];
  const own = "answers: { onHand: { Sku: Code, LocationInternalName: [Nowhere, Place], Quantity: Free } }";
  expect(await onHand(rows, own)).toEqual([{ Sku: "S", LocationInternalName: "L", Quantity: 3 }]);
});

test.each([
  ["a bare list", [order("1", 1)]],
  ["a wrapped list", { Items: [order("1", 1)], Total: 1 }],
  ["one object", order("1", 1)],
])("a list may come as %s", async (_name, json) => {
  const { omni } = await serve(() => ({ json }));
  expect(await omni.orders.byExternalIds(["1"])).toHaveLength(1);
});

test.each([
  ["a field that was renamed", [{ Sku: "S", LocationInternalName: "L", Qty: 1 }], "[0].Quantity"],
  ["a count as text", [{ Sku: "S", LocationInternalName: "L", Quantity: "1" }], "[0].Quantity"],
  ["a count without a value", [{ Sku: "S", LocationInternalName: "L", Quantity: null }], "[0].Quantity"],
  ["a row that is no object", ["S"], "[0]"],
])("%s is an error that names the field and the call, never a zero", async (_name, json, field) => {
  const error = await failure(onHand(json));
  expect(error).toMatchObject({ kind: "not-understood", field, endpoint: "stock.onHand", status: 200 });
  expect(error.message).toContain(field);
});

test.each(["InternalOrderId", "ExternalOrderId", "OrderStatus"])(
  "an order without %s is not understood",
  async (name) => {
    const { [name]: _gone, ...rest } = order("1", 1);
    const { omni } = await serve(() => ({ json: [rest] }));
    expect(await failure(omni.orders.byExternalIds(["1"]))).toMatchObject({
      kind: "not-understood",
      field: `[0].${name}`,
    });
  },
);

test("an order is read with what is there: nulls, unknown fields and new values break nothing", async () => {
  const sent = order("1", 1, {
    OrderStatus: "SomethingNew",
    DeadlineDateUtc: null,
    Surprise: { deep: [1] },
    ShippingAddress: { City: "Toronto", Latitude: null, Id: 4 },
    LineItems: [
      {
        InternalLineItemId: 7,
        Sku: "S",
        QuantityOrdered: 2,
        ExternalLineItemId: null,
        CustomFields: [{ Name: "Gift", Value: null }],
      },
    ],
    Shipments: [{ ShipmentId: 20078, Status: "New", LineItems: [{ OrderDetailId: 7, Qty: 2 }] }],
  });
  const { omni } = await serve(() => ({ json: [sent] }));
  const [read] = await omni.orders.byExternalIds(["1"]);
  expect(read).toEqual({
    InternalOrderId: 1,
    ExternalOrderId: "1",
    OrderStatus: "SomethingNew",
    ShippingAddress: { City: "Toronto" },
    LineItems: [
      {
        InternalLineItemId: 7,
        SKU: "S",
        QuantityOrdered: 2,
        QuantityInvoiced: 0,
        QuantityShipped: 0,
        QuantityCancelled: 0,
        QuantityReturned: 0,
        IsPreOrder: false,
        CustomFields: [{ Name: "Gift" }],
      },
    ],
    OrderPayments: [],
    Shipments: [
      {
        ShipmentId: 20078,
        Status: "New",
        LineItems: [{ InternalLineItemId: 7, SKU: undefined, Quantity: 2 }],
      },
    ],
    CustomFields: [],
  });
  const bare = await serve(() => ({ json: [order("1", 1)] }));
  expect((await bare.omni.orders.byExternalIds(["1"]))[0]?.Shipments).toBeUndefined();
});

test("an empty body, HTML and broken JSON are not understood; null is an empty list", async () => {
  const replies = [
    { text: "null", type: "application/json" },
    {},
    { text: "<!doctype html><p>Login", type: "text/html" },
    { text: '[{"Sku":' },
  ];
  const { omni } = await serve((_request, nth) => replies[nth - 1] ?? {});
  expect(await omni.preorders.find("S")).toEqual([]);
  expect(await failure(omni.preorders.find("S"))).toMatchObject({ kind: "not-understood", status: 200 });
  expect(await failure(omni.preorders.find("S"))).toMatchObject({ kind: "not-understood", status: 200 });
  expect(await failure(omni.preorders.find("S"))).toMatchObject({
    kind: "not-understood",
    endpoint: "preorders.find",
  });
});

test("a location's custom fields are read under either spelling", async () => {
  const { omni } = await serve(() => ({
    json: [{ LocationName: "L", "Custom Fields": [{ Name: "Zone", Value: 3 }] }],
  }));
  expect(await omni.locations.customFields(["L"])).toEqual([
    { LocationName: "L", CustomFields: [{ Name: "Zone", Value: 3 }] },
  ]);
});

test("a location that was asked for by name is that one, also where the service ignores the name", async () => {
  const { omni } = await serve(() => ({
    json: [{ InternalName: "L10" }, { InternalName: "L1" }, { InternalName: "l1" }],
  }));
  expect(await omni.locations.find("L1")).toMatchObject({ InternalName: "L1" });
  expect(await omni.locations.find("l10")).toMatchObject({ InternalName: "L10" });
  expect(await omni.locations.find("L2")).toBeUndefined();
});

test("an edited store goes back whole: unknown fields, nulls and the spelling it was read with", async () => {
  const stored = {
    StoreInteralName: "South",
    PublicName: "Bloor East",
    Email: null,
    Address: { City: "Toronto", Floor: 2 },
    CustomFields: [{ Name: "Zone", Value: "A", Id: 9 }],
    OpeningHours: { Mon: "9-5" },
  };
  const { omni } = await serve(() => ({ json: [stored] }));
  const store = await omni.stores.find("South", { fresh: true });
  expect(store).toMatchObject({ StoreInternalName: "South", OpeningHours: { Mon: "9-5" } });
  if (store === undefined) return;
  const changes = {
    Active: false,
    Address: { City: "Ottawa" },
    CustomFields: [
      { Name: "Zone", Value: "B" },
      { Name: "New", Value: "1" },
    ],
  };
  expect(omni.stores.update("South", store, changes).body).toEqual({
    ...stored,
    Active: false,
    Address: { City: "Ottawa", Floor: 2 },
    CustomFields: [
      { Name: "Zone", Value: "B", Id: 9 },
      { Name: "New", Value: "1" },
    ],
  });
});

test("a refused search names its fields and the settings that change them", async () => {
  const { omni, arrived } = await serve(() => ({ status: 400, json: { Message: "Unknown field" } }));
  const conditions = omni.orders.conditions({ email: "a@b.c", name: "Ana Maria Smith", since: new Date(0) });
  expect(conditions).toEqual([
    { Field: "BillingCustomer.EmailAddress", Operator: "equals", Value: "a@b.c" },
    { Field: "BillingCustomer.FirstName", Operator: "equals", Value: "Ana Maria" },
    { Field: "BillingCustomer.LastName", Operator: "equals", Value: "Smith" },
    { Field: "OrderDateUtc", Operator: "greaterThanOrEqual", Value: "1970-01-01T00:00:00.000Z" },
  ]);
  const error = await failure(omni.orders.search(conditions.slice(0, 1)));
  expect(error).toMatchObject({
    kind: "invalid",
    field: "BillingCustomer.EmailAddress",
    setting: "search.email",
    words: "Unknown field",
  });
  expect(arrived).toHaveLength(1);
});
