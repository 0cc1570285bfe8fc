import { request } from "node:http";
import { expect, test } from "vitest";
import { createOmniSandbox } from "../../sandbox/omni/index.ts";
import { start, wordsOf } from "./support.ts";

const CHALLENGE = /^AzureApiManagementKey realm=".+",name="Ocp-Apim-Subscription-Key",type="header"$/u;

test("without a key: 401, the gateway's words and its challenge", async () => {
  const { url } = await start();
  const response = await fetch(`${url}/orders/?ExternalOrderId=1001`);
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toMatch(CHALLENGE);
  expect(await response.json()).toEqual({
    statusCode: 401,
    message:
      "Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.",
  });
});

test("with a wrong key: 401 with the other words", async () => {
  const { url } = await start();
  const response = await fetch(`${url}/orders/?ExternalOrderId=1001`, {
    headers: { "Ocp-Apim-Subscription-Key": "wrong" },
  });
  expect(response.headers.get("www-authenticate")).toMatch(CHALLENGE);
  expect(await response.json()).toEqual({
    statusCode: 401,
    message:
      "Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.",
  });
});

test.each([
  ["an unknown path", "PUT", "unicorns"],
  ["a known path with another method", "PUT", "orders/"],
  ["a value missing from the path", "POST", "customfieldsmetadata/"],
  ["a path below a call", "POST", "orders/Cancel/now"],
] as const)("%s is the gateway's 404", async (_case, method, path) => {
  const { send } = await start();
  const reply = await send(method, path);
  expect([reply.status, reply.json]).toEqual([404, { statusCode: 404, message: "Resource not found" }]);
});

test("outside /v1 nothing is published", async () => {
  const { sandbox, url } = await start();
  const response = await fetch(`${url.replace("/v1", "/v2")}/orders/?ExternalOrderId=1001`, {
    headers: { "Ocp-Apim-Subscription-Key": sandbox.apiKey },
  });
  expect(await response.json()).toEqual({ statusCode: 404, message: "Resource not found" });
});

test.each([
  "inventorylocations",
  "inventory/onhand?locationInternalNames=queen-west",
  "customfieldsmetadata/Order",
])("%s answers alike with and without a trailing slash", async (path) => {
  const { get } = await start();
  const [bare = "", query] = path.split("?");
  const slashed = query === undefined ? `${bare}/` : `${bare}/?${query}`;
  const [without, withSlash] = [await get(path), await get(slashed)];
  expect(without.status).toBe(200);
  expect(withSlash.text).toBe(without.text);
});

test("a query string of 2,048 bytes passes, one more does not", async () => {
  const { get } = await start();
  const base = "locationInternalNames=queen-west&skus=";
  const fits = `${base}${"x".repeat(2048 - base.length)}`;
  expect((await get(`inventory/onhand?${fits}`)).status).toBe(200);
  expect((await get(`inventory/onhand?${fits}x`)).status).toBe(414);
});

test("a body that is no JSON, or not called JSON, is refused in words", async () => {
  const { sandbox, url } = await start();
  const send = (type: string): Promise<Response> =>
    fetch(`${url}/orders/Search`, {
      method: "POST",
      headers: { "Ocp-Apim-Subscription-Key": sandbox.apiKey, "Content-Type": type },
      body: '{ "Field": "OrderStatus" "Operator": ',
    });
  const malformed = await send("application/json; charset=utf-8");
  expect(malformed.status).toBe(400);
  expect(await malformed.json()).toMatchObject({ Message: "The request body is not valid JSON." });
  expect((await send("text/plain")).status).toBe(415);
});

test("a body of several megabytes is refused", async () => {
  const { send } = await start();
  const reply = await send("POST", "orders/Search", { Field: "x".repeat(2_000_000) });
  expect([reply.status, wordsOf(reply)]).toEqual([413, "The request body is too large. Send at most 1 MB."]);
});

test("every answer has a trace id of its own", async () => {
  const { get } = await start();
  const seen = [await get("inventorylocations/"), await get("unicorns"), await get("orders/")].map((reply) =>
    reply.headers.get("TraceID"),
  );
  expect(new Set(seen).size).toBe(3);
  for (const id of seen) expect(id).toMatch(/^[0-9a-f]{32}$/u);
});

test("a caller who hangs up in the middle of a body does no harm", async () => {
  const { sandbox, url, get } = await start();
  await new Promise<void>((resolve) => {
    const half = request(`${url}/orders/Search`, {
      method: "POST",
      headers: { "Ocp-Apim-Subscription-Key": sandbox.apiKey, "Content-Length": 100 },
    });
    half.on("error", () => resolve());
    half.write('{ "Field":', () => half.destroy(new Error("gone")));
  });
  expect((await get("inventorylocations/")).status).toBe(200);
});

test("a port that is taken is told with what to do", async () => {
  const { url } = await start();
  const other = createOmniSandbox({ orders: 8 });
  await expect(other.listen(Number(new URL(url).port))).rejects.toThrow(/choose another port/u);
  await other.close();
});
