import { expect, test } from "vitest";
import { rowsOf, start, wordsOf } from "./support.ts";

test("a cancelled order: 204, lines at nothing, header totals kept, shipments and payment cancelled", async () => {
  const { get, send, sandbox } = await start();
  const reply = await send("POST", "orders/Cancel?externalOrderId=1001&cancelReason=Customer%20asked");
  expect([reply.status, reply.text]).toEqual([204, ""]);
  const [order] = rowsOf(await get("orders/?ExternalOrderId=1001"));
  expect(order).toMatchObject({ OrderStatus: "Cancelled", OrderTotal: 58.5 });
  const stored = sandbox.state.orders.get("1001");
  expect(stored?.LineItems.map((line) => [line.QuantityCancelled, line.Total])).toEqual([
    [2, 0],
    [1, 0],
  ]);
  expect(stored?.Shipments.map((shipment) => shipment.Status)).toEqual(["Cancelled"]);
  const path = "orderfulfillment/shipments/OrderTransactions?ExternalOrderId=1001";
  expect(rowsOf(await get(path)).map((row) => row["TransactionType"])).toEqual(["Authorization", "Void"]);
});

test.each([
  ["", "InternalOrderId or ExternalOrderId is required"],
  ["?internalOrderId=5551&externalOrderId=1001&cancelReason=x", "Both"],
  ["?externalOrderId=9&cancelReason=x", "Order 9 was not found"],
  ["?externalOrderId=1001", "CANCEL_REASON_TRUE"],
  ["?internalOrderId=many&cancelReason=x", "whole number"],
  ["?externalOrderId=1008&cancelReason=x", "cannot be cancelled: 1 unit has shipped"],
])("Cancel%s is refused in words", async (query, words) => {
  const { send } = await start();
  expect(wordsOf(await send("POST", `orders/Cancel${query}`))).toContain(words);
});

test("an order is cancelled once, and without a reason where the site asks for none", async () => {
  const { send, sandbox } = await start();
  sandbox.site.cancelReasonTrue = false;
  expect((await send("POST", "orders/Cancel?internalOrderId=5552")).status).toBe(204);
  expect(wordsOf(await send("POST", "orders/Cancel?internalOrderId=5552"))).toBe(
    "Order 1002 is already cancelled.",
  );
});

test("what a test edits in the state is what the next call answers", async () => {
  const { get, sandbox } = await start();
  const order = sandbox.state.orders.get("1001");
  if (order === undefined) throw new Error("Order 1001 is always there.");
  order.OrderStatus = "OnHold";
  sandbox.state.orders.put({ ...structuredClone(order), ExternalOrderId: "NEW-1", InternalOrderId: 1 });
  const rows = rowsOf(await get("orders/?ExternalOrderId=1001&InternalOrderId=1"));
  expect(rows.map((row) => [row["ExternalOrderId"], row["OrderStatus"]])).toEqual([
    ["1001", "OnHold"],
    ["NEW-1", "OnHold"],
  ]);
});
