import { request } from "node:http";
import { expect, test } from "vitest";
import { z } from "zod";
import { NOW, type Reply, rowsOf, type Running, start, wordsOf } from "./support.ts";

const Json = z.record(z.string(), z.unknown());

/** The control desk of a stand-in, as curl would use it. */
function desk({ url }: Running) {
  const at = url.replace(/v1$/u, "control");
  return async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${at}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    });
    return { status: response.status, json: Json.parse(await response.json()) };
  };
}
const rows = (answer: { json: unknown }): Record<string, unknown>[] =>
  z.object({ rows: z.array(Json) }).parse(answer.json).rows;

async function open() {
  const running = await start({ orders: 60 });
  return { ...running, ask: desk(running) };
}

test("the overview says where the calls are, with which key, and where all stands", async () => {
  const { ask, url } = await open();
  expect((await ask("GET", "")).json).toMatchObject({
    baseUrl: url,
    apiKey: "sandbox-key",
    scale: { seed: 1, skus: 3000, locations: 20, orders: 60 },
    clock: { now: NOW.toISOString(), ahead: 0, waiting: 0 },
    story: { playing: false, day: 0 },
    switches: 0,
  });
});

test("a count is set, and changed by; the next call answers with it", async () => {
  const { ask, get } = await open();
  const where = { sku: "TEE-RED-M", location: "toronto-south" };
  expect(await ask("POST", "/stock", { ...where, units: 3 })).toEqual({
    status: 200,
    json: { ...where, before: 12, onHand: 3 },
  });
  expect((await ask("POST", "/stock", { ...where, by: -2 })).json).toMatchObject({ onHand: 1 });
  const read = await get("inventory/onhand?locationInternalNames=toronto-south&skus=TEE-RED-M");
  expect(rowsOf(read)).toEqual([{ Sku: "TEE-RED-M", LocationInternalName: "toronto-south", Quantity: 1 }]);
});

test.each([
  [{ sku: "NONE", location: "toronto-south", units: 1 }, 404, 'no SKU "NONE"'],
  [{ sku: "TEE-RED-M", location: "nowhere", units: 1 }, 404, 'no location "nowhere"'],
  [{ sku: "TEE-RED-M", location: "toronto-south", units: -1 }, 400, "units"],
  [{ sku: "TEE-RED-M", location: "toronto-south", by: -13 }, 400, "has 12"],
  [{ sku: "TEE-RED-M", location: "toronto-south" }, 400, "either units or by"],
  [{ sku: "TEE-RED-M", location: "toronto-south", units: 1, by: 1 }, 400, "either units or by"],
  [{ sku: "TEE-RED-M", location: "toronto-south", unit: 1 }, 400, "unit"],
])("%j is refused in words and changes nothing", async (body, status, words) => {
  const { ask, sandbox } = await open();
  const answer = await ask("POST", "/stock", body);
  expect([answer.status, answer.json["problem"]]).toEqual([status, expect.stringContaining(words)]);
  expect(sandbox.state.stock.get("TEE-RED-M", "toronto-south")).toBe(12);
});

test("stock by location, by pool, and of one SKU everywhere agree with what the guide's calls say", async () => {
  const { ask, get } = await open();
  const byLocation = rows(await ask("GET", "/stock?at=toronto-south&find=cap-&size=3"));
  expect(byLocation.slice(0, 2)).toEqual([
    expect.objectContaining({ sku: "CAP-BLU", name: "Cap, blue", onHand: 0 }),
    expect.objectContaining({ sku: "CAP-RED", name: "Cap, red", onHand: 3 }),
  ]);
  const [virtual] = rowsOf(await get("virtualinventory/?inventoryPoolGroupNames=ontario&skus=TEE-RED-M"));
  const [byPool] = rows(await ask("GET", "/pools/ontario?find=TEE-RED-M"));
  expect(byPool).toMatchObject({ sku: "TEE-RED-M", virtual: virtual?.["Quantity"] });
  const { json } = await ask("GET", "/stock/TEE-RED-M");
  expect(json["locations"]).toContainEqual(
    expect.objectContaining({ location: "queen-west", shown: "Queen West", onHand: 4 }),
  );
  expect(json["pools"]).toContainEqual({ pool: "ontario", virtual: virtual?.["Quantity"] });
});

test("orders page by page, by status, by name, and by any of their numbers", async () => {
  const { ask, sandbox } = await open();
  const numbers = async (query: string) =>
    rows(await ask("GET", `/orders${query}`)).map((row) => row["number"]);
  const all = [...sandbox.state.orders.all()].map((order) => order.ExternalOrderId);
  expect([...(await numbers("?size=40")), ...(await numbers("?size=40&page=2"))]).toEqual(all);
  expect(await numbers("?status=SomethingNew")).toEqual(["1004"]);
  expect(await numbers("?find=zoe%20quill&status=Paid")).toEqual(["1001"]);
  for (const find of ["1001", "5551", "20078"]) expect(await numbers(`?find=${find}`)).toEqual(["1001"]);
  expect(await numbers("?find=77")).toEqual(["1003"]);
  const { json } = await ask("GET", "/orders/1003");
  expect(json).toMatchObject({
    order: { ExternalOrderId: "1003", Shipments: [] },
    transactions: [{ TransactionType: "Authorization" }, { TransactionType: "Capture" }],
  });
  expect((await ask("GET", "/orders/9999")).status).toBe(404);
  expect(rows(await ask("GET", "/transactions?order=1003"))).toHaveLength(2);
  expect(rows(await ask("GET", "/transactions?size=30"))).toHaveLength(30);
  expect(rows(await ask("GET", "/stores"))).toHaveLength(25);
});

test("a shipment is sent off by its location: stock, order and money follow", async () => {
  const { ask, get } = await open();
  expect((await ask("POST", "/shipments/20078", { do: "ship" })).json).toMatchObject({
    order: { ShipmentStatus: "FullyShipped", InvoiceStatus: "FullyInvoiced" },
    transactions: [{ TransactionType: "Authorization" }, { TransactionType: "Capture", Amount: 58.5 }],
  });
  const read = await get("inventory/onhand?locationInternalNames=toronto-south&skus=TEE-RED-M");
  expect(rowsOf(read)[0]?.["Quantity"]).toBe(10);
  const again = await ask("POST", "/shipments/20078", { do: "ship" });
  expect(again).toEqual({ status: 400, json: { problem: "Shipment 20078 is shipped already." } });
});

test("a switch is set, seen in a real call, counted down, and switched off", async () => {
  const { ask, get } = await open();
  const fault = { kind: "rate-limit", retryAfter: 7 };
  await ask("POST", "/switches", { endpoint: "order.read", fault, times: 2 });
  expect((await get("orders?ExternalOrderId=1001")).headers.get("retry-after")).toBe("7");
  const { json } = await ask("GET", "/switches");
  expect(json["on"]).toEqual([{ id: 1, endpoint: "order.read", fault, left: 1 }]);
  expect((await ask("DELETE", "/switches/1")).status).toBe(200);
  expect((await ask("DELETE", "/switches/1")).status).toBe(404);
  expect((await get("orders?ExternalOrderId=1001")).status).toBe(200);
  await ask("POST", "/switches", { fault: { kind: "refuse-key" } });
  await ask("POST", "/switches", { endpoint: "store.list", fault: { kind: "not-published" } });
  await ask("DELETE", "/switches?endpoint=*");
  expect((await get("storelocations")).json).toEqual({ statusCode: 404, message: "Resource not found" });
  await ask("DELETE", "/switches");
  expect((await get("storelocations")).status).toBe(200);
});

test.each([
  { endpoint: "order.reed", fault: { kind: "refuse-key" } },
  { fault: { kind: "explode" } },
  { fault: { kind: "delay" } },
  { fault: { kind: "html-error", status: 200 } },
  { fault: { kind: "refuse-key" }, times: 0 },
  { fault: { kind: "refuse-key" }, times: null },
])("the switch %j is refused", async (body) => {
  const { ask, sandbox } = await open();
  const { status, json } = await ask("POST", "/switches", body);
  expect([status, json["problem"]]).toEqual([400, expect.stringContaining("invalid")]);
  expect(sandbox.faults.list()).toEqual([]);
});

test("the log of calls, newest first, with bodies, by endpoint and by trouble", async () => {
  const { ask, get, send } = await open();
  await get("orders?ExternalOrderId=1001");
  await send("PUT", "inventory/onhand", { Sku: "NONE" });
  const listed = rows(await ask("GET", "/calls"));
  expect(listed.map((row) => [row["id"], row["endpoint"], row["status"]])).toEqual([
    [2, "on-hand.write", 400],
    [1, "order.read", 200],
  ]);
  expect(rows(await ask("GET", "/calls?trouble=yes"))).toHaveLength(1);
  expect(rows(await ask("GET", "/calls?endpoint=order.read"))).toHaveLength(1);
  const { json } = await ask("GET", "/calls/2");
  expect(json["answer"]).toContain("LocationInternalName");
  expect(json).toMatchObject({
    body: { Sku: "NONE" },
  });
  await ask("DELETE", "/calls");
  expect(rows(await ask("GET", "/calls"))).toEqual([]);
});

test("the clock moves forward and what falls due is done; settling does the rest", async () => {
  const { ask, send, sandbox } = await open();
  const shipments = () => sandbox.state.orders.get("1001")?.Shipments.length;
  await send("POST", "orderfulfillment/shipments/Reject", { ShipmentId: 20_078, Reason: "x" });
  expect((await ask("POST", "/clock", { forward: 1000 })).json).toMatchObject({ ahead: 1000, waiting: 1 });
  expect(shipments()).toBe(1);
  expect((await ask("POST", "/clock", { forward: 1000 })).json).toMatchObject({ waiting: 0 });
  expect(shipments()).toBeGreaterThan(1);
  await send("POST", "orderfulfillment/shipments/Reject", { ShipmentId: 20_167, Reason: "x" });
  expect((await ask("POST", "/clock", { settle: true })).json).toMatchObject({ waiting: 0 });
  expect((await ask("POST", "/clock", { forward: -5 })).status).toBe(400);
  expect((await ask("POST", "/clock", {})).status).toBe(400);
});

test("a setting of the site is changed, and no other", async () => {
  const { ask, send } = await open();
  expect((await ask("POST", "/site", { cancelReasonTrue: false })).json).toMatchObject({
    cancelReasonTrue: false,
    noSuchOrder: "404",
  });
  expect((await send("POST", "orders/Cancel?externalOrderId=1003")).status).toBe(204);
  expect((await ask("POST", "/site", { noSuchOrder: "maybe" })).status).toBe(400);
});

test("the story steps through the desk; its orders are read by the guide's calls", async () => {
  const { ask, get } = await open();
  expect((await ask("POST", "/story", { do: "step" })).json).toMatchObject({
    day: 1,
    done: 1,
    playing: false,
  });
  const told = z.object({ told: z.array(Json) }).parse((await ask("GET", "/story")).json).told;
  expect(told).toEqual([expect.objectContaining({ kind: "order", order: "600001" })]);
  expect(rowsOf(await get("orders?ExternalOrderId=600001"))).toHaveLength(1);
  expect((await ask("POST", "/story", { do: "start", speed: 20 })).json).toMatchObject({
    playing: true,
    speed: 20,
  });
  expect((await ask("POST", "/story", { do: "pause" })).json).toMatchObject({ playing: false });
  expect((await ask("POST", "/story", { do: "rewind" })).status).toBe(400);
});

test("what moved is told to those who listen", async () => {
  const running = await open();
  const response = await fetch(running.url.replace(/v1$/u, "control/stream"));
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  /** Waits for words; the test runs out of time where they never come. */
  const until = async (words: string): Promise<void> => {
    while (!heard.includes(words)) heard += (await reader?.read())?.value ?? "";
  };
  await until(": open");
  await running.get("storelocations");
  await until('"calls"');
  await running.ask("POST", "/stock", { sku: "CAP-RED", location: "robson", by: 1 });
  await until('"data"');
  expect(heard).toMatch(/^: open\n\ndata: \["calls"\]\n\n/u);
  await reader?.cancel();
});

async function raw({ url }: Running, path: string, headers: Record<string, string>): Promise<Partial<Reply>> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url);
    const sent = request({ port, path, headers, method: "GET", host: "127.0.0.1" }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.once("error", reject);
    sent.end();
  });
}

test("the desk answers this machine alone: a foreign name or page gets nothing", async () => {
  const running = await open();
  const { port } = new URL(running.url);
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
    expect((await raw(running, "/control", { Host: host })).status).toBe(200);
  }
  for (const host of ["omni.example", "127.0.0.1.evil.example", "10.0.0.1", "%"]) {
    const reply = await raw(running, "/control", { Host: host });
    expect([reply.status, reply.text?.includes("baseUrl")]).toEqual([403, false]);
  }
  const here = { Host: `127.0.0.1:${port}` };
  expect((await raw(running, "/control", { ...here, Origin: "http://localhost:3000" })).status).toBe(200);
  for (const origin of ["https://evil.example", "null", "http://localhost.evil.example"]) {
    expect((await raw(running, "/control/stream", { ...here, Origin: origin })).status).toBe(403);
  }
});

test("a change that is not JSON is refused, so that no foreign form can make it", async () => {
  const { url, sandbox } = await open();
  const response = await fetch(url.replace(/v1$/u, "control/stock"), {
    method: "POST",
    body: JSON.stringify({ sku: "TEE-RED-M", location: "toronto-south", units: 1 }),
  });
  expect(response.status).toBe(415);
  expect(sandbox.state.stock.get("TEE-RED-M", "toronto-south")).toBe(12);
});

test("what there is not is a 404 in words, and the guide's paths are not the desk's", async () => {
  const { ask, get } = await open();
  expect((await ask("GET", "/unicorns")).json).toEqual({
    problem: "There is no GET /control/unicorns here.",
  });
  expect((await ask("GET", "/toString")).status).toBe(404);
  expect((await get("control")).status).toBe(404);
  expect(wordsOf(await get("orders?ExternalOrderId=none"))).toContain("No order was found");
});
