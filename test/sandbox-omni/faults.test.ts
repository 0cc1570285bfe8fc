import { expect, test } from "vitest";
import type { EndpointName } from "../../sandbox/omni/endpoint-names.ts";
import type { Fault } from "../../sandbox/omni/faults.ts";
import { rowsOf, type Running, start, wordsOf } from "./support.ts";

const ONE = "orders/?ExternalOrderId=1001";
const delta = {
  Sku: "TEE-RED-M",
  LocationInternalName: "toronto-south",
  QuantityType: "Delta",
  Quantity: 10,
};

async function withFault(endpoint: EndpointName | "*", fault: Fault, times?: number): Promise<Running> {
  const running = await start();
  running.sandbox.faults.set(endpoint, fault, times);
  return running;
}
const onHand = ({ sandbox }: Running): number => sandbox.state.stock.get("TEE-RED-M", "toronto-south");

test("429 with Retry-After, as often as said, then all is well", async () => {
  const { get, sandbox } = await withFault("order.read", { kind: "rate-limit", retryAfter: 7 }, 2);
  for (let call = 0; call < 2; call += 1) {
    const reply = await get(ONE);
    expect([reply.status, reply.headers.get("retry-after"), reply.json]).toEqual([
      429,
      "7",
      { statusCode: 429, message: "Rate limit is exceeded. Try again in 7 seconds." },
    ]);
  }
  expect((await get(ONE)).status).toBe(200);
  expect(sandbox.faults.list()).toEqual([]);
});

test("a fault stays until cleared, and only at its endpoint", async () => {
  const { get, sandbox } = await withFault("order.read", { kind: "refuse-key" });
  expect((await get("inventorylocations/")).status).toBe(200);
  expect((await get(ONE)).text).toContain("invalid subscription key");
  expect((await get(ONE)).status).toBe(401);
  sandbox.faults.clear("order.read");
  expect((await get(ONE)).status).toBe(200);
});

test("a fault for all endpoints, and clearing everything", async () => {
  const { get, sandbox } = await withFault("*", { kind: "not-published" });
  const reply = await get(ONE);
  expect([reply.status, reply.json]).toEqual([404, { statusCode: 404, message: "Resource not found" }]);
  sandbox.faults.clear();
  expect((await get(ONE)).status).toBe(200);
});

test("a fault that never strikes is a mistake", async () => {
  const { sandbox } = await start();
  expect(() => sandbox.faults.set("*", { kind: "refuse-key" }, 0)).toThrow(/send 1 or more/u);
});

test("the quota used up is a 403 with the time as the gateway writes it", async () => {
  const { get } = await withFault("*", { kind: "quota", retryAfter: 93_784 });
  const reply = await get(ONE);
  expect([reply.status, reply.headers.get("retry-after"), reply.json]).toEqual([
    403,
    "93784",
    { statusCode: 403, message: "Out of call volume quota. Quota will be replenished in 1.02:03:04." },
  ]);
});

test("an error of the service, in its own form, and one as a page", async () => {
  const { get, sandbox } = await withFault("order.read", { kind: "error", status: 500 }, 1);
  const error = await get(ONE);
  expect([error.status, wordsOf(error)]).toEqual([500, "An unexpected error occurred."]);
  sandbox.faults.set("order.read", { kind: "html-error", status: 502 });
  const page = await get(ONE);
  expect([page.status, page.headers.get("content-type")]).toEqual([502, "text/html"]);
  expect(page.text).toContain("<h1>502 Bad Gateway</h1>");
});

test.each([
  [{ kind: "error", status: 503 }, 503, 12],
  [{ kind: "html-error", status: 502 }, 502, 12],
  [{ kind: "error-after-doing", status: 500 }, 500, 22],
  [{ kind: "did-nothing" }, 204, 12],
  [{ kind: "did-something-else" }, 204, 23],
] as const)("a write with %j", async (fault, status, units) => {
  const running = await withFault("on-hand.write", fault);
  expect((await running.send("PUT", "inventory/onhand", delta)).status).toBe(status);
  expect(onHand(running)).toBe(units);
});

test.each([
  ["drop-before-doing", 12],
  ["drop-answer", 22],
] as const)("%s: no answer comes, and on-hand is then %i", async (kind, units) => {
  const running = await withFault("on-hand.write", { kind }, 1);
  await expect(running.send("PUT", "inventory/onhand", delta)).rejects.toThrow("fetch failed");
  expect(onHand(running)).toBe(units);
  expect(running.sandbox.calls.list.map((call) => call.status)).toEqual([null]);
});

test("something else: rerouting rejects", async () => {
  const { send, sandbox } = await withFault("shipment.reroute", { kind: "did-something-else" });
  const body = {
    ShipmentId: 20_078,
    RouteType: "ShippingCenter",
    ShippingCenterInternalName: "calgary-SC",
    Reason: "x",
  };
  expect((await send("POST", "orderfulfillment/shipments/Reject", body)).status).toBe(200);
  expect(sandbox.state.orders.get("1001")?.Shipments[0]).toMatchObject({
    Status: "Rejected",
    InventoryLocationName: "toronto-south",
  });
});

test("a refused write does not use up the switch that spoils it", async () => {
  const running = await withFault("on-hand.write", { kind: "did-nothing" }, 1);
  await running.send("PUT", "inventory/onhand", { ...delta, Sku: "NONE" });
  await running.send("PUT", "inventory/onhand", delta);
  expect(onHand(running)).toBe(12);
});

test("fields with other names, fields missing, no shipments, no body at all", async () => {
  const { get, sandbox } = await start();
  sandbox.faults.set("order.read", { kind: "rename-fields", names: { OrderStatus: "State", SKU: "Sku" } }, 1);
  const [renamed] = rowsOf(await get(ONE));
  expect(renamed).toMatchObject({ State: "Paid", LineItems: [{ Sku: "TEE-RED-M" }, { Sku: "CAP-BLU" }] });
  expect(renamed).not.toHaveProperty("OrderStatus");

  sandbox.faults.set("order.read", { kind: "missing-fields", names: ["OrderStatus", "SKU"] }, 1);
  const [missing] = rowsOf(await get(ONE));
  expect(missing).not.toHaveProperty("OrderStatus");
  expect(missing).not.toHaveProperty("LineItems.0.SKU");

  sandbox.faults.set("order.read", { kind: "no-shipments" }, 1);
  expect(rowsOf(await get(ONE))[0]).not.toHaveProperty("Shipments");

  sandbox.faults.set("order.read", { kind: "empty-body" }, 1);
  const empty = await get(ONE);
  expect([empty.status, empty.text]).toEqual([200, ""]);
  expect(rowsOf(await get(ONE))[0]).toHaveProperty("Shipments.0.ShipmentId", 20_078);
});

test("page numbers ignored: every page is the first; paging ignored: all at once", async () => {
  const { get, sandbox } = await withFault("on-hand.read", { kind: "ignore-page-number" }, 1);
  const path = "inventory/onhand?locationInternalNames=queen-west&pageSize=10&pageNumber=3";
  const [first] = rowsOf(await get(path));
  expect(first?.["Sku"]).toBe("TEE-RED-M");
  sandbox.faults.set("on-hand.read", { kind: "ignore-paging" }, 1);
  expect(rowsOf(await get(path))).toHaveLength(3000);
  expect(rowsOf(await get(path))).toHaveLength(10);
});

test("a delay holds the answer back, and closing does not wait for it", async () => {
  const { get, sandbox } = await withFault("order.read", { kind: "delay", milliseconds: 600_000 });
  const [lost] = await Promise.allSettled([get(ONE), get("inventorylocations/").then(() => sandbox.close())]);
  expect(lost.status).toBe("rejected");
});

test("after a short delay the answer is whole", async () => {
  const { get, sandbox } = await withFault("order.read", { kind: "delay", milliseconds: 30 });
  expect((await get(ONE)).status).toBe(200);
  expect(sandbox.calls.list[0]?.ms).toBeGreaterThanOrEqual(29);
});
