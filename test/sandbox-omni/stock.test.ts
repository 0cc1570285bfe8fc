import { expect, test } from "vitest";
import { rowsOf, start, wordsOf } from "./support.ts";

const groups = (count: number): string =>
  ["web-canada", "ontario", "quebec", "west", "stores"]
    .slice(0, count)
    .map((name) => `inventoryPoolGroupNames=${name}`)
    .join("&");
const skus = (count: number): string => Array.from({ length: count }, (_, n) => `skus=S${n}`).join("&");

const change = (QuantityType: string, Quantity: unknown): Record<string, unknown> => ({
  Sku: "TEE-RED-M",
  LocationInternalName: "toronto-south",
  QuantityType,
  Quantity,
});

test("a Delta adds and subtracts, an Absolute sets; no body comes back", async () => {
  const { get, send } = await start();
  const count = async (): Promise<unknown> =>
    rowsOf(await get("inventory/onhand?locationInternalNames=toronto-south&skus=TEE-RED-M"))[0]?.["Quantity"];
  const put = await send("PUT", "inventory/onhand", change("Delta", 10));
  expect([put.status, put.text, await count()]).toEqual([204, "", 22]);
  await send("PUT", "inventory/onhand", change("Delta", -3));
  expect(await count()).toBe(19);
  await send("PUT", "inventory/onhand", change("Absolute", 25));
  expect(await count()).toBe(25);
});

test.each([
  [change("Delta", -13), "cannot be less than zero"],
  [change("Absolute", -1), "cannot be less than zero"],
  [change("Sideways", 1), "QuantityType"],
  [change("Delta", 1.5), "Quantity"],
  [{ ...change("Delta", 1), Sku: "NONE" }, 'SKU "NONE" was not found'],
  [{ ...change("Delta", 1), LocationInternalName: "nowhere" }, '"nowhere" was not found'],
])("%j is refused and changes nothing", async (body, words) => {
  const { send, sandbox } = await start();
  expect(wordsOf(await send("PUT", "inventory/onhand", body))).toContain(words);
  expect(sandbox.state.stock.get("TEE-RED-M", "toronto-south")).toBe(12);
});

test("virtual is on-hand less safety stock and less what shipments hold", async () => {
  const { get, send, sandbox } = await start();
  sandbox.state.pools.push({ Name: "one-shop", Locations: ["toronto-south"], SafetyStock: 1 });
  const virtual = async (): Promise<unknown> =>
    rowsOf(await get("virtualinventory/?inventoryPoolGroupNames=one-shop&skus=TEE-RED-M"))[0];
  const held = [...sandbox.state.orders.all()]
    .flatMap((order) => order.Shipments)
    .filter((shipment) => shipment.Status === "Created" && shipment.InventoryLocationName === "toronto-south")
    .flatMap((shipment) => shipment.LineItems)
    .filter((line) => line.SKU === "TEE-RED-M")
    .reduce((sum, line) => sum + line.Quantity, 0);
  expect(held).toBeGreaterThanOrEqual(2);
  expect(await virtual()).toEqual({
    Sku: "TEE-RED-M",
    InventoryPoolGroupName: "one-shop",
    Quantity: 12 - 1 - held,
  });
  await send("POST", "orderfulfillment/shipments/Cancel?ShipmentId=20078");
  expect(await virtual()).toMatchObject({ Quantity: 12 - 1 - held + 2 });
});

test("virtual takes at most four groups and seven SKUs", async () => {
  const { get } = await start();
  expect((await get(`virtualinventory/?${groups(4)}&${skus(7)}`)).status).toBe(200);
  expect(wordsOf(await get(`virtualinventory/?${groups(5)}`))).toContain("at most 4");
  expect(wordsOf(await get(`virtualinventory/?${groups(1)}&${skus(8)}`))).toContain("at most 7");
  expect(wordsOf(await get("virtualinventory/"))).toContain("inventoryPoolGroupNames is required");
  expect((await get("virtualinventory/?inventoryPoolGroupNames=moon")).status).toBe(404);
});
