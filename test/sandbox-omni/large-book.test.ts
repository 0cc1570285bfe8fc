import { expect, test } from "vitest";
import { createOmniSandbox } from "../../sandbox/omni/index.ts";
import { NOW, rowsOf, start } from "./support.ts";

const ORDERS = 6000;
const book = () => createOmniSandbox({ orders: ORDERS, now: () => NOW }).state.orders;
const numbers = Array.from({ length: ORDERS - 8 }, (_, place) => String(400_001 + place));

test("however many orders are read, a few thousand are held, and a changed one is never let go", () => {
  const orders = book();
  const changed = orders.get("400010");
  if (changed === undefined) throw new Error("Order 400010 is there.");
  changed.OrderStatus = "OnHold";
  for (const number of numbers) orders.get(number);
  expect([...orders.held()].length).toBeLessThan(2100);
  expect(orders.get("400010")).toBe(changed);
  expect(orders.changed().map((order) => order.ExternalOrderId)).toEqual(["400010"]);
});

test("a page from the middle is the one that reading from the start comes to", () => {
  const orders = book();
  const added = orders.get("400001");
  if (added === undefined) throw new Error("Order 400001 is there.");
  orders.put({ ...structuredClone(added), ExternalOrderId: "NEW-1", InternalOrderId: 1 });
  const all = [...orders.all()].map((order) => order.ExternalOrderId);
  expect([all.length, all[0], all[1]]).toEqual([orders.size, "NEW-1", "1001"]);
  for (const from of [0, 1, 8, 9, 10, 3000, ORDERS, ORDERS + 5]) {
    expect([...orders.from(from)].map((order) => order.ExternalOrderId)).toEqual(all.slice(from));
  }
});

test("virtual stock counts the shipments of the whole book, read or not, and what became of them", async () => {
  const { get, send, sandbox } = await start({ orders: ORDERS, skus: 40, locations: 4 });
  const { state } = sandbox;
  state.pools.push({ Name: "one-shop", Locations: ["toronto-south"], SafetyStock: 0 });
  state.stock.set("CAP-RED", "toronto-south", 5000);
  const virtual = async (): Promise<unknown> =>
    rowsOf(await get("virtualinventory/?inventoryPoolGroupNames=one-shop&skus=CAP-RED"))[0]?.["Quantity"];
  const holding = [...state.orders.all()].flatMap((order) =>
    order.Shipments.filter(
      ({ Status, InventoryLocationName }) =>
        Status === "Created" && InventoryLocationName === "toronto-south",
    ).flatMap((shipment) =>
      shipment.LineItems.filter((line) => line.SKU === "CAP-RED").map((line) => ({
        shipment: shipment.ShipmentId,
        units: line.Quantity,
      })),
    ),
  );
  const held = holding.reduce((sum, { units }) => sum + units, 0);
  expect(holding.length).toBeGreaterThan(3);
  expect(await virtual()).toBe(5000 - held);
  const last = holding.at(-1);
  await send("POST", `orderfulfillment/shipments/Cancel?ShipmentId=${last?.shipment}`);
  expect(await virtual()).toBe(5000 - held + (last?.units ?? 0));
});
