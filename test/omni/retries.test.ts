import { expect, test } from "vitest";
import { failure } from "./failure.ts";
import { type Reply, serve } from "./service.ts";

test.each([
  ["429", { status: 429 }],
  ["502", { status: 502 }],
  ["503", { status: 503 }],
  ["504", { status: 504 }],
  ["a dropped connection", { how: "drop" }],
  ["an attempt without an answer", { how: "hang" }],
] as const)("a read gets over two of %s, and gives up at the third", async (_name, reply) => {
  let broken = 2;
  const { omni, arrived } = await serve(() => (broken-- > 0 ? reply : { json: [] }), { attemptMs: 150 });
  expect(await omni.preorders.find("S")).toEqual([]);
  expect(arrived).toHaveLength(3);
  broken = 3;
  expect(await failure(omni.preorders.find("S"))).toMatchObject({ attempts: 3 });
  expect(arrived).toHaveLength(6);
});

test("a search is a read, though it is a POST", async () => {
  const { omni, arrived } = await serve((_request, nth) => (nth === 1 ? { status: 503 } : { json: [] }));
  await omni.orders.search([{ Field: "OrderStatus", Value: "Paid" }]);
  expect(arrived.map(({ body }) => body)).toEqual([arrived[0]?.body, arrived[0]?.body]);
  expect(arrived).toHaveLength(2);
});

test.each([400, 401, 403, 404, 500])("%i is final", async (status) => {
  const { omni, arrived } = await serve(() => ({ status }));
  await failure(Array.fromAsync(omni.stock.onHand({ locations: ["L"] })));
  expect(arrived).toHaveLength(1);
});

test("a Retry-After within the budget is waited for", async () => {
  const { omni, calls } = await serve((_request, nth) =>
    nth === 1 ? { status: 429, headers: { "retry-after": "1" } } : { json: [] },
  );
  await omni.preorders.find("S", { budgetMs: 5_000 });
  expect(calls[0]?.attempts).toBe(2);
  expect(calls[0]?.ms).toBeGreaterThanOrEqual(990);
});

test("a Retry-After beyond the budget is told instead, as is a back-off that does not fit", async () => {
  const replies: Reply[] = [{ status: 429, headers: { "retry-after": "30" } }, { status: 503 }];
  const { omni, arrived } = await serve((_request, nth) => replies[nth - 1] ?? { json: [] });
  const limited = await failure(omni.preorders.find("S", { budgetMs: 5_000 }));
  expect(limited).toMatchObject({ kind: "rate-limited", retryAfterMs: 30_000, attempts: 1 });
  expect(limited.tookMs).toBeLessThan(2_000);
  expect(await failure(omni.preorders.find("S", { budgetMs: 250 }))).toMatchObject({
    kind: "unavailable",
    status: 503,
  });
  expect(arrived).toHaveLength(2);
});

test("a Retry-After that is a date is understood", async () => {
  const date = new Date(Date.now() + 3_600_000).toUTCString();
  const { omni } = await serve(() => ({ status: 429, headers: { "retry-after": date } }));
  const { retryAfterMs } = await failure(omni.preorders.find("S"));
  expect(retryAfterMs).toBeGreaterThan(3_590_000);
  expect(retryAfterMs).toBeLessThanOrEqual(3_600_000);
});

test("the time limit holds over all attempts, and over a body that never ends", async () => {
  const { omni, arrived } = await serve(({ query }) =>
    query.get("Sku") === "slow" ? { how: "hang" } : { how: "hang-midway", text: "[]" },
  );
  const slow = await failure(omni.preorders.find("slow", { budgetMs: 200 }));
  expect(slow).toMatchObject({ kind: "timed-out", attempts: 1 });
  expect(slow.tookMs).toBeLessThan(2_000);
  expect(await failure(omni.preorders.find("half", { budgetMs: 200 }))).toMatchObject({
    kind: "timed-out",
    status: 200,
  });
  expect(arrived).toHaveLength(2);
});

test("retries take their turn in the rate too", async () => {
  const { omni, calls } = await serve((_request, nth) => (nth === 1 ? { status: 503 } : { json: [] }), {
    perSecond: 1,
  });
  await omni.preorders.find("S");
  expect(calls[0]).toMatchObject({ attempts: 2 });
  expect(calls[0]?.ms).toBeGreaterThanOrEqual(950);
});
