import { expect, test } from "vitest";
import { type Omni, WriteCall } from "../../src/omni/index.ts";
import { order, WRITES } from "./samples.ts";
import { KEY, serve } from "./service.ts";

const PAGE = "pageSize=100&pageNumber=1";
const condition = { Field: "OrderStatus", Value: "Paid" };

const READS: readonly [
  url: string,
  ask: (omni: Omni) => Promise<unknown>,
  method?: string,
  body?: unknown,
][] = [
  ["/customfieldsmetadata/Customer/", (omni) => omni.fields.metadata("Customer")],
  [`/inventorylocations/?${PAGE}`, (omni) => omni.locations.list()],
  [`/inventorylocations/?locationInternalName=A%20%26%20B&${PAGE}`, (omni) => omni.locations.find("A & B")],
  [
    `/inventorylocations/customfields?locationInternalNames=L1&locationInternalNames=L2&${PAGE}`,
    (omni) => omni.locations.customFields(["L1", "L2"]),
  ],
  [
    `/inventory/onhand?locationInternalNames=L1&locationInternalNames=L2&skus=S1&skus=S%202&${PAGE}`,
    (omni) => Array.fromAsync(omni.stock.onHand({ locations: ["L1", "L2"], skus: ["S1", "S 2", "S1"] })),
  ],
  [
    `/inventory/onhand?locationInternalNames=L1&${PAGE}`,
    (omni) => Array.fromAsync(omni.stock.onHand({ locations: ["L1"] })),
  ],
  [`/preorderinventory/?Sku=S1&${PAGE}`, (omni) => omni.preorders.find("S1")],
  [
    `/virtualinventory/?inventoryPoolGroupNames=Web&skus=S1&skus=S2&${PAGE}`,
    (omni) => Array.fromAsync(omni.pools.virtual({ groups: ["Web"], skus: ["S1", "S2"] })),
  ],
  ["/orders/?ExternalOrderId=007", (omni) => omni.orders.byExternalIds(["007"])],
  [
    `/orders/?ExternalOrderId=1001&ExternalOrderId=1002&${PAGE}`,
    (omni) => omni.orders.byExternalIds(["1001", "1002"]),
  ],
  ["/orders/?InternalOrderId=5551", (omni) => omni.orders.byInternalIds(["5551"])],
  [
    "/orders/Search?pageSize=25&pageNumber=3",
    (omni) => omni.orders.search([condition], { size: 25, number: 3 }),
    "POST",
    { Field: "OrderStatus", Operator: "equals", Value: "Paid", GroupId: 0, LogicalType: "None" },
  ],
  [
    `/orders/Search?${PAGE}`,
    (omni) =>
      Array.fromAsync(
        omni.orders.searchPages([condition, { Field: "Channel", Operator: "like", Value: "W" }]),
      ),
    "POST",
    [
      { Field: "OrderStatus", Operator: "equals", Value: "Paid", GroupId: 0, LogicalType: "And" },
      { Field: "Channel", Operator: "like", Value: "W", GroupId: 0, LogicalType: "And" },
    ],
  ],
  [`/storelocations/?${PAGE}`, (omni) => omni.stores.list()],
  [`/storelocations/?storeInternalName=South&${PAGE}`, (omni) => omni.stores.find("South")],
  [
    "/orderfulfillment/shipments/OrderTransactions?ExternalOrderId=1001",
    (omni) => omni.payments.transactions({ external: "1001" }),
  ],
  [
    "/orderfulfillment/shipments/OrderTransactions?InternalOrderId=5551",
    (omni) => omni.payments.transactions({ internal: "5551" }),
  ],
  [
    "/orderfulfillment/shipments/OrderTransactions?InvoiceId=77",
    (omni) => omni.payments.transactions({ invoice: "77" }),
  ],
  ["/inventorylocations/?pageSize=1&pageNumber=1", (omni) => omni.ping()],
];

test.each(READS)("asks %s", async (url, ask, method = "GET", body) => {
  const { omni, arrived } = await serve(() => ({ json: [] }));
  await ask(omni);
  const [request] = arrived;
  expect(arrived).toHaveLength(1);
  expect([request?.method, request?.url]).toEqual([method, `/v1${url}`]);
  expect(request?.headers).toMatchObject({ "ocp-apim-subscription-key": KEY, "cache-control": "no-cache" });
  expect(request?.body).toBe(body === undefined ? "" : JSON.stringify(body));
  expect(request?.headers["content-type"]).toBe(body === undefined ? undefined : "application/json");
});

const SENT: Record<string, [method: string, url: string, body?: unknown]> = {
  "locations.setCustomFields": [
    "PUT",
    "/inventorylocations/customfields",
    { LocationName: "L1", CustomFields: [{ Name: "Zone", Value: "B" }] },
  ],
  "stock.adjust": [
    "PUT",
    "/inventory/onhand",
    { Sku: "S1", LocationInternalName: "L1", QuantityType: "Delta", Quantity: -3 },
  ],
  "orders.cancel": ["POST", "/orders/Cancel?externalOrderId=10%2001&cancelReason=Changed%20%26%20mind"],
  "customers.create": [
    "POST",
    "/orders/Customers",
    { FirstName: "Ana", LastName: "Smith", Email: "ana@example.com" },
  ],
  "stores.create": ["POST", "/storelocations/", { StoreInternalName: "South", PublicName: "Bloor East" }],
  "stores.update": [
    "PUT",
    "/storelocations/?storeInternalName=South",
    { StoreInternalName: "South", Kept: 1, Active: false },
  ],
  "shipments.createAll": [
    "POST",
    "/orderfulfillment/shipments/CreateAllShipments",
    { ExternalOrderId: "1001" },
  ],
  "shipments.cancel": ["POST", "/orderfulfillment/shipments/Cancel?ShipmentId=20078"],
  "shipments.reject": [
    "POST",
    "/orderfulfillment/shipments/Reject",
    { ShipmentId: 20078, Reason: "Damaged" },
  ],
  "shipments.reroute": [
    "POST",
    "/orderfulfillment/shipments/Reject",
    {
      ShipmentId: 20078,
      RouteType: "ShippingCenter",
      ShippingCenterInternalName: "A-SC",
      Reason: "Closed",
    },
  ],
  "shipments.splitByLine": [
    "POST",
    "/orderfulfillment/shipments/SplitShipmentByOrderDetailId",
    { ShipmentId: 20167, LineItemsToSplit: [{ OrderDetailId: 430545, Qty: 1 }] },
  ],
  "shipments.splitBySku": [
    "POST",
    "/orderfulfillment/shipments/SplitShipmentBySku",
    { ShipmentId: 20167, LineItemsToSplit: [{ SKU: "S1", Qty: 1 }] },
  ],
};

test.each(WRITES)("sends %s as it was described", async (name, make) => {
  const { omni, arrived } = await serve(() => ({ status: 204 }));
  const call = make(omni);
  expect(arrived).toHaveLength(0);
  expect(call.endpoint).toBe(name);
  expect(await omni.send(call)).toEqual({ status: 204, accepted: false });
  const [method, url, body] = SENT[name] ?? [];
  const [request] = arrived;
  expect([request?.method, request?.url]).toEqual([method, `/v1${url}`]);
  expect(request?.body === "" ? undefined : JSON.parse(request?.body ?? "")).toEqual(body);
  expect(call.body).toEqual(body);
  expect(request?.headers).toMatchObject({ "ocp-apim-subscription-key": KEY, "cache-control": "no-cache" });
  expect(request?.headers["content-type"]).toBe(body === undefined ? undefined : "application/json");
});

test("a write survives being kept as JSON between its preview and its sending", async () => {
  const { omni, arrived } = await serve(() => ({ status: 202, json: { Shipments: [1] } }));
  const call = omni.shipments.createAll({ internal: 5551 });
  const kept: unknown = JSON.parse(JSON.stringify(call));
  expect(await omni.send(WriteCall.parse(kept))).toEqual({
    status: 202,
    accepted: true,
    body: { Shipments: [1] },
  });
  expect(arrived[0]?.body).toBe('{"InternalOrderId":5551}');
});

test("input that cannot be sent is refused before anything leaves, and names the field", async () => {
  const { omni, arrived } = await serve(() => ({ status: 204 }));
  const adjust = (Quantity: number) => () =>
    omni.stock.adjust({ Sku: "S", LocationInternalName: "L", QuantityType: "Absolute", Quantity });
  expect(adjust(1.5)).toThrow(expect.objectContaining({ kind: "invalid", field: "Quantity", attempts: 0 }));
  expect(() => omni.orders.cancel({ order: { external: "1" }, reason: " " })).toThrow(
    expect.objectContaining({ kind: "invalid", field: "reason" }),
  );
  await expect(omni.fields.metadata("..")).rejects.toMatchObject({ kind: "invalid", field: "ownerType" });
  expect(arrived).toHaveLength(0);
});

test("a customer's password is never sent", async () => {
  const { omni } = await serve(() => ({ status: 201 }));
  const withPassword = { FirstName: "A", LastName: "B", Email: "a@b.c", Password: "secret" };
  expect(() => omni.customers.create(withPassword)).toThrow(expect.objectContaining({ kind: "invalid" }));
});

test("orders come in the order of the question, and those that are not known are missing", async () => {
  const { omni } = await serve(() => ({ json: [order("1003", 3), order("1001", 1)] }));
  const found = await omni.orders.byExternalIds(["1001", "1002", "1003"]);
  expect(found.map(({ ExternalOrderId }) => ExternalOrderId)).toEqual(["1001", "1003"]);
});

test("a service that answers 404 for a whole list when one is missing still gives the others", async () => {
  const { omni } = await serve(({ query }) => {
    const ids = query.getAll("ExternalOrderId");
    if (ids.includes("404")) return { status: 404, json: { Message: "No such order" } };
    return { json: ids.map((id) => order(id, Number(id))) };
  });
  const found = await omni.orders.byExternalIds(["1", "404", "3", "4"]);
  expect(found.map(({ ExternalOrderId }) => ExternalOrderId)).toEqual(["1", "3", "4"]);
});
