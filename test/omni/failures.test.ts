import { createServer } from "node:net";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createOmni, type OmniError } from "../../src/omni/index.ts";
import { failure } from "./failure.ts";
import { WRITES } from "./samples.ts";
import { KEY, type Reply, serve } from "./service.ts";

const GATEWAY_404 = { status: 404, json: { statusCode: 404, message: "Resource not found" } };
const QUOTA = {
  statusCode: 403,
  message: "Out of call volume quota. Quota will be replenished in 1.02:03:04.",
};

const REFUSALS: readonly [name: string, reply: Reply, facts: Partial<OmniError>][] = [
  ["401", { status: 401, json: { message: "Access denied" } }, { kind: "refused-key", status: 401 }],
  ["403", { status: 403, json: { message: "Caller IP not allowed" } }, { kind: "refused-key" }],
  ["a quota", { status: 403, json: QUOTA }, { kind: "quota", retryAfterMs: 93_784_000 }],
  [
    "429",
    { status: 429, headers: { "retry-after": "3600" } },
    { kind: "rate-limited", retryAfterMs: 3_600_000 },
  ],
  ["the gateway's 404", GATEWAY_404, { kind: "not-published", status: 404 }],
  ["400", { status: 400, json: { Message: "Sku is unknown" } }, { kind: "invalid", words: "Sku is unknown" }],
  ["409 in text", { status: 409, text: "Already  shipped" }, { kind: "invalid", words: "Already shipped" }],
  [
    "model errors",
    { status: 422, json: { Message: "Bad.", ModelState: { Sku: ["Too long."] } } },
    { kind: "invalid", words: "Bad. Too long." },
  ],
];

test.each(REFUSALS)("%s refuses a read and a write alike", async (_name, reply, facts) => {
  const { omni, arrived } = await serve(() => ({ ...reply, headers: { ...reply.headers, TraceId: "t-1" } }));
  const read = await failure(omni.preorders.find("S", { budgetMs: 2_000 }));
  expect(read).toMatchObject({ ...facts, endpoint: "preorders.find", traceId: "t-1", attempts: 1 });
  const write = await failure(omni.send(omni.shipments.cancel({ ShipmentId: 1 })));
  expect(write).toMatchObject({ ...facts, endpoint: "shipments.cancel", traceId: "t-1", attempts: 1 });
  expect(arrived).toHaveLength(2);
});

test("a 404 in the service's own words is an empty answer for an order, and an error for stock", async () => {
  const { omni } = await serve(() => ({ status: 404, json: { Message: "Not found: L9" } }));
  expect(await omni.orders.byExternalIds(["9"])).toEqual([]);
  expect(await omni.locations.find("L9")).toBeUndefined();
  const error = await failure(Array.fromAsync(omni.stock.onHand({ locations: ["L9"] })));
  expect(error).toMatchObject({ kind: "not-found", words: "Not found: L9" });
});

test.each([500, 502, 503])("%i leaves a write open and a read unavailable", async (status) => {
  const { omni } = await serve(() => ({ status, text: "<html>oops</html>", type: "text/html" }), {
    perSecond: 1_000,
  });
  expect(await failure(omni.preorders.find("S"))).toMatchObject({
    kind: "unavailable",
    status,
    words: undefined,
  });
  const write = await failure(omni.send(omni.shipments.cancel({ ShipmentId: 1 })));
  expect(write).toMatchObject({ kind: "unknown-outcome", status, attempts: 1 });
});

test.each(WRITES)("%s is sent once, whatever happens to it", async (name, make) => {
  const replies: Reply[] = [
    { status: 503, headers: { "retry-after": "0" } },
    { how: "drop" },
    { status: 429 },
  ];
  const { omni, arrived } = await serve((_request, nth) => replies[nth - 1] ?? { status: 204 });
  const call = make(omni);
  expect(await failure(omni.send(call))).toMatchObject({
    kind: "unknown-outcome",
    status: 503,
    endpoint: name,
  });
  expect(arrived).toHaveLength(1);
  expect(await failure(omni.send(call))).toMatchObject({ kind: "unknown-outcome", attempts: 1 });
  expect(arrived).toHaveLength(2);
  expect(await failure(omni.send(call))).toMatchObject({ kind: "rate-limited", attempts: 1 });
  expect(arrived).toHaveLength(3);
});

test("a write without an answer is unknown; one whose yes has no readable body is sent", async () => {
  const replies: Reply[] = [
    { how: "hang" },
    { how: "drop-midway", text: "{}" },
    { text: "<html>ok</html>", type: "text/html" },
  ];
  const { omni, arrived } = await serve((_request, nth) => replies[nth - 1] ?? {});
  const call = omni.shipments.reject({ ShipmentId: 1, Reason: "Damaged" });
  expect(await failure(omni.send(call, { budgetMs: 100 }))).toMatchObject({
    kind: "unknown-outcome",
    attempts: 1,
  });
  expect(await omni.send(call)).toEqual({ status: 200, accepted: false });
  expect(await omni.send(call)).toEqual({ status: 200, accepted: false });
  expect(arrived).toHaveLength(3);
});

test("a write whose connection is refused was never sent; a read is unavailable after three attempts", async () => {
  const port = await freePort();
  const omni = createOmni({ baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: KEY });
  const write = await failure(omni.send(omni.shipments.cancel({ ShipmentId: 1 })));
  expect(write).toMatchObject({ kind: "not-connected", status: undefined });
  expect(await failure(omni.preorders.find("S"))).toMatchObject({ kind: "unavailable", attempts: 3 });
  const nowhere = createOmni({ baseUrl: "http://omni.invalid/v1", apiKey: KEY });
  expect(await failure(nowhere.send(nowhere.shipments.cancel({ ShipmentId: 1 })))).toMatchObject({
    kind: "not-connected",
  });
});

test("a redirect is not followed: the key stays here", async () => {
  const { omni, arrived } = await serve(({ path }) =>
    path === "/v1/elsewhere" ? { json: [] } : { status: 302, headers: { location: "/v1/elsewhere" } },
  );
  expect(await failure(omni.preorders.find("S"))).toMatchObject({ kind: "not-understood", status: 302 });
  const write = await failure(omni.send(omni.shipments.cancel({ ShipmentId: 1 })));
  expect(write).toMatchObject({ kind: "unknown-outcome", status: 302 });
  expect(arrived).toHaveLength(2);
});

test.each([
  ["header", { headers: { "X-Trace-Id": "abc" } }, "abc"],
  ["body", { json: { message: "no", traceId: "def" } }, "def"],
  [
    "traceparent",
    { headers: { traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" } },
    "4bf92f3577b34da6a3ce929d0e0e4736",
  ],
] as const)("finds the trace id in the %s", async (_where, reply, traceId) => {
  const { omni, calls } = await serve(() => ({ status: 400, ...reply }));
  expect(await failure(omni.preorders.find("S"))).toMatchObject({ traceId });
  expect(calls).toHaveLength(1);
});

test("no error, however it is looked at, shows the key or what was asked", async () => {
  const echo = { status: 400, json: { message: `The key ${KEY} may not see ana@example.com` } };
  const { omni } = await serve(({ query }, nth) =>
    query.has("Sku") ? { how: "drop" } : nth > 4 ? { text: "{" } : echo,
  );
  const ask = () => omni.orders.search([{ Field: "Email", Value: "ana@example.com" }]);
  const errors = [
    await failure(ask()),
    await failure(omni.preorders.find("ana@example.com")),
    await failure(ask()),
  ];
  expect(errors.map(({ kind }) => kind)).toEqual(["invalid", "unavailable", "not-understood"]);
  for (const error of errors) {
    expect(inspect(error, { depth: 12, showHidden: true })).not.toContain(KEY);
    expect(`${error.message}${error.stack}${inspect(error.cause)}`).not.toContain("ana@example.com");
  }
  expect(errors[0]?.words).toContain("The key … may not see");
});

test("a key that no header can carry is refused without being shown", () => {
  expect(() => createOmni({ baseUrl: "https://omni.example/v1", apiKey: "bad\nkey" })).toThrow(
    /^The API key holds/,
  );
  expect(() => createOmni({ baseUrl: "ftp://omni.example/v1", apiKey: KEY })).toThrow("http or https");
});

test("every call is told once, with its outcome and without its content", async () => {
  const replies: Reply[] = [
    { json: [] },
    { status: 503 },
    { json: [], headers: { TraceId: "t" } },
    { status: 401 },
  ];
  const { omni, calls } = await serve((_request, nth) => replies[nth - 1] ?? {});
  await omni.preorders.find("S1");
  await omni.preorders.find("S2");
  await failure(omni.preorders.find("S3"));
  const common = { endpoint: "preorders.find", method: "GET" };
  expect(calls.every(({ ms }) => ms > 0)).toBe(true);
  expect(calls.map(({ ms: _ms, ...call }) => call)).toEqual([
    { ...common, outcome: "ok", status: 200, attempts: 1 },
    { ...common, outcome: "ok", status: 200, attempts: 2, traceId: "t" },
    { ...common, outcome: "refused-key", status: 401, attempts: 1 },
  ]);
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
