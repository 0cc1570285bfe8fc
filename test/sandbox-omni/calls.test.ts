import { expect, test } from "vitest";
import { start } from "./support.ts";

test("a call is logged with what was sent and what came back, without the key", async () => {
  const { send, get, sandbox } = await start({ apiKey: "very-secret-key" });
  const found = await send("POST", "orders/Search?pageSize=1", {
    Field: "OrderStatus",
    Operator: "equals",
    Value: "Paid",
  });
  await get("unicorns");
  const [search, unknown] = sandbox.calls.list;
  expect(search).toMatchObject({
    time: "2026-11-22T14:00:00.000Z",
    method: "POST",
    path: "/v1/orders/Search",
    endpoint: "order.search",
    query: "pageSize=1",
    body: { Field: "OrderStatus", Operator: "equals", Value: "Paid" },
    status: 200,
  });
  expect(search?.answer).toContain('"ExternalOrderId":"1001"');
  expect(search?.traceId).toBe(found.headers.get("TraceID"));
  expect(search?.ms).toBeGreaterThan(0);
  expect(unknown).toMatchObject({ endpoint: null, status: 404 });
  expect(JSON.stringify(sandbox.calls.list)).not.toContain("very-secret-key");
});

test("of a very long body and a very long answer the beginnings are kept", async () => {
  const { send, get, sandbox } = await start();
  await send("POST", "orders/Search", { Field: "x".repeat(500_000), Operator: "equals", Value: "1" });
  await get("inventory/onhand?locationInternalNames=toronto-south&pageSize=1000");
  const [long, list] = sandbox.calls.list;
  expect([String(long?.body).slice(0, 12), String(long?.body).length]).toEqual(['{"Field":"xx', 20_000]);
  expect(list?.answer).toHaveLength(20_000);
});

test("the log keeps the last thousand calls", async () => {
  const { get, sandbox } = await start({ orders: 8 });
  for (let call = 0; call < 1005; call += 1) await get(`unicorns/${call}`);
  expect(sandbox.calls.list).toHaveLength(1000);
  expect(sandbox.calls.list[0]?.path).toBe("/v1/unicorns/5");
  sandbox.calls.clear();
  expect(sandbox.calls.list).toEqual([]);
});
