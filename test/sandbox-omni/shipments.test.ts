import { expect, test } from "vitest";
import type { Shipment } from "../../sandbox/omni/shapes.ts";
import { type Running, rowsOf, start, wordsOf } from "./support.ts";

const AT = "orderfulfillment/shipments";
const GUIDE_CENTRE = "00SY_InventoryLocation01-SC";

function shipmentsOf({ sandbox }: Running, order: string): Shipment[] {
  return sandbox.state.orders.get(order)?.Shipments ?? [];
}
function told(running: Running, order: string): string[] {
  return shipmentsOf(running, order).map(
    (shipment) =>
      `${shipment.Status} at ${shipment.InventoryLocationName}: ${shipment.LineItems.map((line) => `${line.SKU}×${line.Quantity}`).join(", ")}`,
  );
}

test("CreateAllShipments: 202 and nothing yet, shipments a little later", async () => {
  const running = await start();
  const reply = await running.send("POST", `${AT}/CreateAllShipments`, { ExternalOrderId: "1003" });
  expect([reply.status, reply.text]).toEqual([202, ""]);
  expect(shipmentsOf(running, "1003")).toEqual([]);
  running.sandbox.settle();
  const [order] = rowsOf(await running.get("orders/?ExternalOrderId=1003"));
  expect(order?.["OrderStatus"]).toBe("ShipmentsCreated");
  const units = shipmentsOf(running, "1003").flatMap((shipment) =>
    shipment.LineItems.map((line) => line.Quantity),
  );
  expect(units.reduce((sum, units) => sum + units, 0)).toBe(3);
});

test("the clock brings it about too, when enough time has passed", async () => {
  const running = await start();
  await running.send("POST", `${AT}/CreateAllShipments`, { InternalOrderId: 5553, ExternalOrderId: "" });
  running.sandbox.clock.advance(1999);
  expect(shipmentsOf(running, "1003")).toEqual([]);
  running.sandbox.clock.advance(1);
  expect(shipmentsOf(running, "1003")).not.toEqual([]);
});

test("asked twice before it was done, units are routed once", async () => {
  const running = await start();
  await running.send("POST", `${AT}/CreateAllShipments`, { ExternalOrderId: "1007" });
  await running.send("POST", `${AT}/CreateAllShipments`, { ExternalOrderId: "1007" });
  running.sandbox.settle();
  expect(shipmentsOf(running, "1007")).toHaveLength(1);
});

test.each([
  [{ InternalOrderId: 5551, ExternalOrderId: "1001" }, "Clear one of them"],
  [{ InternalOrderId: 0, ExternalOrderId: "" }, "is required"],
  [{ ExternalOrderId: "9" }, "Order 9 was not found"],
  [{ ExternalOrderId: "1002" }, "is not paid"],
  [{ ExternalOrderId: "1001" }, "no open units without a shipment"],
])("CreateAllShipments %j is refused in words", async (body, words) => {
  const { send } = await start();
  expect(wordsOf(await send("POST", `${AT}/CreateAllShipments`, body))).toContain(words);
});

test("what nobody has in stock stays open, and the order is flagged", async () => {
  const running = await start();
  const { locations, stock, orders } = running.sandbox.state;
  for (const location of locations) stock.set("TOT-MARKUP", location.InternalName, 0);
  await running.send("POST", `${AT}/CreateAllShipments`, { ExternalOrderId: "1007" });
  running.sandbox.settle();
  expect(shipmentsOf(running, "1007")).toEqual([]);
  expect(orders.get("1007")?.CustomFields).toEqual([{ Name: "HAS_ORR_FAILURE", Value: true }]);
});

test("a rejected shipment stays rejected, and its units go to another location", async () => {
  const running = await start();
  const body = { ShipmentId: 20_078, Reason: "Any reason here" };
  // It has by far the most, and is passed over all the same.
  running.sandbox.state.stock.set("TEE-RED-M", "toronto-south", 9999);
  expect((await running.send("POST", `${AT}/Reject`, body)).status).toBe(200);
  expect(told(running, "1001")).toEqual(["Rejected at toronto-south: TEE-RED-M×2, CAP-BLU×1"]);
  running.sandbox.settle();
  const [rejected, ...routed] = shipmentsOf(running, "1001");
  expect(rejected?.Status).toBe("Rejected");
  const units = routed.flatMap((shipment) =>
    shipment.LineItems.map((line) => `${line.SKU}×${line.Quantity}`),
  );
  expect(new Set(units)).toEqual(new Set(["TEE-RED-M×2", "CAP-BLU×1"]));
  expect(routed.map((shipment) => shipment.InventoryLocationName)).not.toContain("toronto-south");
  expect(wordsOf(await running.send("POST", `${AT}/Reject`, body))).toBe("Shipment is already rejected");
});

test("nothing is routed for an order that was cancelled in between", async () => {
  const running = await start();
  await running.send("POST", `${AT}/Reject`, { ShipmentId: 20_078, Reason: "Damaged" });
  await running.send("POST", "orders/Cancel?externalOrderId=1001&cancelReason=x");
  const cancelled = structuredClone(running.sandbox.state.orders.get("1001"));
  running.sandbox.clock.advance(60_000);
  expect(running.sandbox.clock.waiting()).toBe(0);
  expect(running.sandbox.state.orders.get("1001")).toEqual(cancelled);
});

test.each([
  [{ ShipmentId: 20_200, Reason: "x" }, "Shipment is already shipped"],
  [{ ShipmentId: 1, Reason: "x" }, "Shipment 1 was not found"],
  [{ ShipmentId: 20_078, Reason: " " }, "Reason"],
  [{ ShipmentId: "20078", Reason: "x" }, "ShipmentId"],
])("Reject %j is refused in words", async (body, words) => {
  const { send } = await start();
  expect(wordsOf(await send("POST", `${AT}/Reject`, body))).toContain(words);
});

const rerouting = {
  ShipmentId: 20_078,
  RouteType: "ShippingCenter",
  ShippingCenterInternalName: GUIDE_CENTRE,
  Reason: "Any reason here",
};

test("rerouting at the reject path, as printed, moves the shipment and rejects nothing", async () => {
  const running = await start();
  expect((await running.send("POST", `${AT}/Reject`, rerouting)).status).toBe(200);
  expect(told(running, "1001")).toEqual([`Created at ${GUIDE_CENTRE}: TEE-RED-M×2, CAP-BLU×1`]);
});

test("where rerouting has a path of its own, the printed call rejects", async () => {
  const running = await start();
  expect((await running.send("POST", `${AT}/Reroute`, rerouting)).text).toContain("Resource not found");
  running.sandbox.site.reroutePath = "Reroute";
  expect((await running.send("POST", `${AT}/Reroute`, rerouting)).status).toBe(200);
  expect((await running.send("POST", `${AT}/Reject`, rerouting)).status).toBe(200);
  expect(told(running, "1001")).toEqual([`Rejected at ${GUIDE_CENTRE}: TEE-RED-M×2, CAP-BLU×1`]);
});

test.each([
  [{ ...rerouting, RouteType: "Teleport" }, 'RouteType "Teleport"'],
  [{ ...rerouting, ShippingCenterInternalName: "queen-west" }, "is not a shipping center"],
  [{ ...rerouting, ShipmentId: 20_200 }, "Shipment is already shipped"],
])("rerouting %j is refused in words", async (body, words) => {
  const { send } = await start();
  expect(wordsOf(await send("POST", `${AT}/Reject`, body))).toContain(words);
});

test("a split by order detail id, as printed, makes a second shipment at the same location", async () => {
  const running = await start();
  const body = { ShipmentId: 20_167, LineItemsToSplit: [{ OrderDetailId: 430_545, Qty: 1 }] };
  const reply = await running.send("POST", `${AT}/SplitShipmentByOrderDetailId`, body);
  expect(reply.status).toBe(200);
  expect(told(running, "1006")).toEqual([
    "Created at queen-west: TEE-RED-M×2, CAP-RED×2",
    "Created at queen-west: TEE-RED-M×1",
  ]);
  expect(reply.json).toEqual({
    ShipmentId: 20_167,
    NewShipmentId: shipmentsOf(running, "1006")[1]?.ShipmentId,
  });
});

test("a split by SKU takes a whole line along", async () => {
  const running = await start();
  const body = { ShipmentId: 20_167, LineItemsToSplit: [{ SKU: "CAP-RED", Qty: 2 }] };
  expect((await running.send("POST", `${AT}/SplitShipmentBySku`, body)).status).toBe(200);
  expect(told(running, "1006")).toEqual([
    "Created at queen-west: TEE-RED-M×3",
    "Created at queen-west: CAP-RED×2",
  ]);
});

test.each([
  [[{ SKU: "CAP-RED", Qty: 3 }], "Cannot split 3"],
  [[{ SKU: "CAP-BLU", Qty: 1 }], 'SKU "CAP-BLU" is not in this shipment'],
  [[{ SKU: "CAP-RED", Qty: 0 }], "at least one unit"],
  [[], "at least one line"],
  [
    [
      { SKU: "CAP-RED", Qty: 2 },
      { SKU: "CAP-RED", Qty: 1 },
    ],
    "the shipment has 0",
  ],
  [
    [
      { SKU: "CAP-RED", Qty: 2 },
      { SKU: "TEE-RED-M", Qty: 3 },
    ],
    "must leave at least one unit",
  ],
])("a split of %j is refused and changes nothing", async (LineItemsToSplit, words) => {
  const running = await start();
  const before = told(running, "1006");
  const body = { ShipmentId: 20_167, LineItemsToSplit };
  expect(wordsOf(await running.send("POST", `${AT}/SplitShipmentBySku`, body))).toContain(words);
  expect(told(running, "1006")).toEqual(before);
});

test("a cancelled shipment opens its units again for CreateAllShipments", async () => {
  const running = await start();
  const reply = await running.send("POST", `${AT}/Cancel?ShipmentId=20078`);
  expect([reply.status, reply.text]).toEqual([204, ""]);
  running.sandbox.settle();
  expect(told(running, "1001")).toEqual(["Cancelled at toronto-south: TEE-RED-M×2, CAP-BLU×1"]);
  expect(wordsOf(await running.send("POST", `${AT}/Cancel?ShipmentId=20078`))).toBe(
    "Shipment is already cancelled",
  );
  expect((await running.send("POST", `${AT}/CreateAllShipments`, { ExternalOrderId: "1001" })).status).toBe(
    202,
  );
  running.sandbox.settle();
  expect(shipmentsOf(running, "1001").filter((shipment) => shipment.Status === "Created")).not.toEqual([]);
});

test("Cancel without a shipment id says what is missing", async () => {
  const { send } = await start();
  expect(wordsOf(await send("POST", `${AT}/Cancel`))).toContain("ShipmentId is required");
});
