import { expect, test } from "vitest";
import { rowsOf, start, wordsOf } from "./support.ts";

// The examples of the guide in its order, with its placeholders filled in and its slips of the pen put right.

test("custom field metadata by owner type", async () => {
  const { get } = await start();
  const reply = await get("customfieldsmetadata/Customer/");
  expect(reply.status).toBe(200);
  expect(rowsOf(reply)).toContainEqual(expect.objectContaining({ SystemName: "PriorityCustomer" }));
  expect(wordsOf(await get("customfieldsmetadata/Pizza/"))).toContain("InventoryLocation");
});

test("the overview's spelling of the metadata path answers only where the site publishes it", async () => {
  const { get, sandbox } = await start();
  expect((await get("customfieldmetadata/Customer/")).text).toContain("Resource not found");
  sandbox.site.metadataPath = "customfieldmetadata";
  expect((await get("customfieldmetadata/Customer/")).status).toBe(200);
  expect((await get("customfieldsmetadata/Customer/")).text).toContain("Resource not found");
});

test("all inventory locations, and one of them", async () => {
  const { get } = await start();
  const all = rowsOf(await get("inventorylocations/"));
  expect(all).toHaveLength(20);
  expect(all[0]).toMatchObject({ InternalName: "Default Location", Address: { CountryCode: "CA" } });
  const one = rowsOf(await get("inventorylocations/?locationInternalName=toronto-south"));
  expect(one.map((location) => location["InternalName"])).toEqual(["toronto-south"]);
  expect((await get("inventorylocations/?locationInternalName=nowhere")).status).toBe(404);
});

test.each(["Custom Fields", "CustomFields"])(
  "location custom fields are put under %j and read back",
  async (key) => {
    const { get, send } = await start();
    const body = { [key]: [{ Name: "Region", Value: "Lakeside" }], LocationName: "toronto-south" };
    const put = await send("PUT", "inventorylocations/customfields", body);
    expect([put.status, put.text]).toEqual([204, ""]);
    const [row] = rowsOf(await get("inventorylocations/customfields?locationInternalNames=toronto-south"));
    expect(row?.["CustomFields"]).toEqual([
      { Name: "Region", Value: "Lakeside" },
      { Name: "CutOffTime", Value: "15:00" },
    ]);
  },
);

test("a custom field that is not defined is refused by name", async () => {
  const { send } = await start();
  const body = { CustomFields: [{ Name: "Colour", Value: "x" }], LocationName: "toronto-south" };
  expect(wordsOf(await send("PUT", "inventorylocations/customfields", body))).toContain('"Colour"');
});

test("on-hand of locations and SKUs by repeated keys", async () => {
  const { get } = await start();
  const query =
    "locationInternalNames=Default%20Location&locationInternalNames=toronto-south&skus=TEE-RED-M&skus=CAP-BLU&skus=NONE";
  const reply = await get(`inventory/onhand?${query}`);
  const counts = rowsOf(reply).map((row) => [row["LocationInternalName"], row["Sku"], row["Quantity"]]);
  expect(counts).toHaveLength(4);
  expect(counts).toContainEqual(["Default Location", "TEE-RED-M", 40]);
  expect(counts).toContainEqual(["toronto-south", "CAP-BLU", 0]);
  expect(wordsOf(await get("inventory/onhand"))).toContain("locationInternalNames is required");
});

test("a pre-order item's units by location", async () => {
  const { get } = await start();
  const rows = rowsOf(await get("preorderinventory/?Sku=CAP-RED"));
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(Object.keys(row)).toEqual([
      "Sku",
      "LocationInternalName",
      "PreOrderedQuantity",
      "PlannedQuantity",
    ]);
    expect(Number(row["PreOrderedQuantity"])).toBeLessThan(Number(row["PlannedQuantity"]));
  }
  expect(rowsOf(await get("preorderinventory/?Sku=TEE-RED-M"))).toEqual([]);
  expect((await get("preorderinventory/?Sku=NONE")).status).toBe(404);
});

test("orders by external id, several at once, and by internal id", async () => {
  const { get } = await start();
  const several = rowsOf(await get("orders/?ExternalOrderId=1001&ExternalOrderId=9&ExternalOrderId=1002"));
  expect(several.map((order) => order["ExternalOrderId"])).toEqual(["1001", "1002"]);
  const [one] = rowsOf(await get("orders/?InternalOrderId=5551"));
  expect(one).toMatchObject({ ExternalOrderId: "1001", OrderStatus: "Paid", OrderTotal: 58.5 });
  expect(wordsOf(await get("orders/"))).toContain("ExternalOrderId or InternalOrderId is required");
});

test("an order that is not there: 404 in the service's words, or an empty list where the site says so", async () => {
  const { get, sandbox } = await start();
  expect(wordsOf(await get("orders/?ExternalOrderId=9"))).toBe("No order was found for 9.");
  sandbox.site.noSuchOrder = "empty list";
  expect(rowsOf(await get("orders/?ExternalOrderId=9"))).toEqual([]);
});

test("search with one condition, as printed", async () => {
  const { send } = await start();
  const condition = {
    Field: "ExternalOrderId",
    Operator: "equals",
    Value: "1003",
    GroupId: 0,
    LogicalType: "None",
  };
  const found = rowsOf(await send("POST", "orders/Search?pageSize=100&pageNumber=1", condition));
  expect(found.map((order) => order["InternalOrderId"])).toEqual([5553]);
});

test("a customer, as printed, is created once", async () => {
  const { send, sandbox } = await start();
  const customer = {
    FirstName: "string",
    LastName: "string",
    Email: "string",
    SubscriberOptIn: true,
    CompanyName: "string",
    PhoneNumber: "string",
    Password: "string",
    CustomerLevel: 0,
    Address: {
      AddressLine1: "string",
      AddressLine2: "string",
      City: "string",
      State: "string",
      ZipCode: "string",
      CountryCode: "string",
      AddressNickName: "string",
    },
    Sex: "string",
    BirthYear: "string",
    Language: "string",
    TimeZoneId: "string",
    ExternalCustomerId: "string",
    CustomFields: [{ Name: "string", Value: {} }],
  };
  expect((await send("POST", "orders/Customers", customer)).status).toBe(201);
  expect(wordsOf(await send("POST", "orders/Customers", customer))).toContain("already exists");
  expect(sandbox.state.customers).toHaveLength(1);
  expect(JSON.stringify(sandbox.state.customers)).not.toContain("Password");
  expect(sandbox.calls.list[0]?.body).toMatchObject({ Password: "(not kept)" });
});

test("stores are listed by GET, as the words mean, and by POST without a body, as printed", async () => {
  const { get, send } = await start();
  const path = "storelocations/?pageSize=100&pageNumber=1";
  expect(rowsOf(await get(path))).toHaveLength(25);
  expect((await send("POST", path)).text).toBe((await get(path)).text);
});

test("transactions by each of the three ids, and by nothing else", async () => {
  const { get } = await start();
  const path = "orderfulfillment/shipments/OrderTransactions";
  const byExternal = rowsOf(await get(`${path}?ExternalOrderId=1003`));
  expect(byExternal.map((row) => row["TransactionType"])).toEqual(["Authorization", "Capture"]);
  expect(rowsOf(await get(`${path}?InternalOrderId=5553`))).toEqual(byExternal);
  expect(rowsOf(await get(`${path}?InvoiceId=77`))).toEqual(byExternal);
  expect(wordsOf(await get(path))).toContain("Exactly one of");
  expect(wordsOf(await get(`${path}?InvoiceId=77&ExternalOrderId=1003`))).toContain("2 were sent");
  expect(wordsOf(await get(`${path}?InvoiceId=123456789`))).toBe("Invoice 123456789 was not found.");
});
