import fc from "fast-check";
import { expect, test } from "vitest";
import { failure } from "./failure.ts";
import { order } from "./samples.ts";
import { type Arrived, serve } from "./service.ts";

const row = (i: number) => ({ Sku: `S${i}`, LocationInternalName: "L", Quantity: i });
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_none, i) => row(from + i));
const number = ({ query }: Arrived) => Number(query.get("pageNumber"));

/** A service that pages well over so many rows. */
const paging = (all: readonly object[]) => (request: Arrived) => {
  const size = Number(request.query.get("pageSize"));
  return { json: all.slice((number(request) - 1) * size, number(request) * size) };
};

const read = async (service: Awaited<ReturnType<typeof serve>>) => {
  const pages = await Array.fromAsync(service.omni.stock.onHand({ locations: ["L"] }));
  return { sizes: pages.map((page) => page.length), rows: pages.flat(), asked: service.arrived.map(number) };
};

test("reads until a page is shorter than asked", async () => {
  const answer = await read(await serve(paging(rows(0, 25)), { pageSize: 10 }));
  expect(answer.rows).toEqual(rows(0, 25));
  expect([answer.sizes, answer.asked]).toEqual([
    [10, 10, 5],
    [1, 2, 3],
  ]);
});

test("reads until a page is empty, or not found", async () => {
  const full = await read(await serve(paging(rows(0, 20)), { pageSize: 10 }));
  expect([full.sizes, full.asked]).toEqual([
    [10, 10],
    [1, 2, 3],
  ]);
  const service = await serve(
    (request) =>
      number(request) > 2 ? { status: 404, json: { Message: "No page" } } : paging(rows(0, 20))(request),
    { pageSize: 10 },
  );
  expect((await read(service)).rows).toEqual(rows(0, 20));
});

test("a page longer than asked is the whole answer", async () => {
  const answer = await read(await serve(() => ({ json: rows(0, 25) }), { pageSize: 10 }));
  expect([answer.sizes, answer.asked]).toEqual([[25], [1]]);
});

test("a service that ignores the page number is asked twice, and its rows come once", async () => {
  const answer = await read(await serve(() => ({ json: rows(0, 10) }), { pageSize: 10 }));
  expect(answer.rows).toEqual(rows(0, 10));
  expect(answer.asked).toEqual([1, 2]);
});

test("a row that moves to another page while we read comes once, however far apart", async () => {
  const pages = [rows(0, 10), [row(3), ...rows(10, 19)], rows(19, 29), [row(0), row(28), row(29)]];
  const answer = await read(
    await serve((request) => ({ json: pages[number(request) - 1] }), { pageSize: 10 }),
  );
  expect(answer.rows).toEqual(rows(0, 30));
});

test("a list without an end is an error after the cap on pages, not a loop", async () => {
  const service = await serve(
    (request) => ({ json: rows(number(request) * 10, number(request) * 10 + 10) }),
    { pageSize: 10, maxPages: 4 },
  );
  expect(await failure(read(service))).toMatchObject({ kind: "not-understood", endpoint: "stock.onHand" });
  expect(service.arrived).toHaveLength(4);
});

test("one page is held at a time: the next is asked for when the last was taken", async () => {
  const { omni, arrived } = await serve(paging(rows(0, 30)), { pageSize: 10 });
  for await (const page of omni.stock.onHand({ locations: ["L"] })) {
    expect(arrived).toHaveLength((page[0]?.Quantity ?? 0) / 10 + 1);
    if (arrived.length === 2) break;
  }
  expect(arrived).toHaveLength(2);
});

test("searches are paged too, and end when there is nothing", async () => {
  const all = Array.from({ length: 7 }, (_none, i) => order(`E${i}`, i));
  const { omni } = await serve(paging(all), { pageSize: 3 });
  const pages = await Array.fromAsync(omni.orders.searchPages([{ Field: "OrderStatus", Value: "Paid" }]));
  expect(pages.map((page) => page.map(({ ExternalOrderId }) => ExternalOrderId))).toEqual([
    ["E0", "E1", "E2"],
    ["E3", "E4", "E5"],
    ["E6"],
  ]);
  const none = await serve(() => ({ status: 404, json: { Message: "nothing" } }));
  expect(await Array.fromAsync(none.omni.orders.searchPages([{ Field: "F", Value: "V" }]))).toEqual([]);
});

test("whatever the service does with pages, each row comes once and the reading ends", async () => {
  const kinds = fc.constantFrom("pages", "ignores", "repeats the last", "shuffles");
  await fc.assert(
    fc.asyncProperty(kinds, fc.nat(40), fc.integer({ min: 1, max: 12 }), async (kind, count, pageSize) => {
      const all = rows(0, count);
      const last = Math.max(1, Math.ceil(count / pageSize));
      const service = await serve(
        (request) => {
          const at = kind === "repeats the last" ? Math.min(number(request), last) : number(request);
          const page = all.slice((at - 1) * pageSize, at * pageSize);
          if (kind === "ignores") return { json: all };
          return { json: kind === "shuffles" ? page.toReversed() : page };
        },
        { pageSize, perSecond: 10_000 },
      );
      const answer = await read(service);
      expect(answer.rows.toSorted((a, b) => a.Quantity - b.Quantity)).toEqual(all);
      expect(answer.asked.length).toBeLessThanOrEqual(last + 1);
    }),
    { numRuns: 60 },
  );
});
