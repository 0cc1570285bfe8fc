import fc from "fast-check";
import { expect, test } from "vitest";
import { chunkOne, chunkPairs } from "../../src/omni/chunks.ts";
import { encodeQuery } from "../../src/omni/http/query.ts";
import { failure } from "./failure.ts";
import { order } from "./samples.ts";
import { type Arrived, serve } from "./service.ts";

const name = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(" ", "&", "=", "'", "+", "é", "漢", "🛒", "a", "\ud83d"),
    minLength: 1,
    maxLength: 90,
  }),
  fc.stringMatching(/^[A-Z]{2,5}-[0-9]{2,6}$/),
);
const names = (maxLength: number) =>
  fc.uniqueArray(name, { minLength: 1, maxLength, selector: (one) => one.toWellFormed() });

const queryOf = (url: string) => url.slice(url.indexOf("?") + 1);
const wellFormed = (all: readonly string[]) => all.map((one) => one.toWellFormed());

const pairsOf = (arrived: readonly Arrived[], first: string, second: string) =>
  arrived.flatMap(({ query }) =>
    query.getAll(first).flatMap((one) => query.getAll(second).map((other) => `${one}\0${other}`)),
  );

test("on-hand: every call keeps to 2,000 bytes, and together they ask exactly the question", async () => {
  await fc.assert(
    fc.asyncProperty(names(40), names(40), async (locations, skus) => {
      const { omni, arrived } = await serve(() => ({ json: [] }), { perSecond: 100_000 });
      await Array.fromAsync(omni.stock.onHand({ locations, skus }));
      for (const { url } of arrived) expect(Buffer.byteLength(queryOf(url))).toBeLessThanOrEqual(2_000);
      const wanted = wellFormed(locations).flatMap((one) =>
        wellFormed(skus).map((other) => `${one}\0${other}`),
      );
      expect(pairsOf(arrived, "locationInternalNames", "skus").toSorted()).toEqual(wanted.toSorted());
      expect([...new Set(arrived.flatMap(({ query }) => query.getAll("locationInternalNames")))]).toEqual(
        wellFormed(locations),
      );
    }),
    { numRuns: 40 },
  );
});

test("virtual: at most 4 groups and 7 SKUs a call, and together they ask exactly the question", async () => {
  await fc.assert(
    fc.asyncProperty(names(11), fc.oneof(fc.constant([]), names(20)), async (groups, skus) => {
      const { omni, arrived } = await serve(() => ({ json: [] }), { perSecond: 100_000 });
      await Array.fromAsync(omni.pools.virtual({ groups, skus }));
      for (const { url, query } of arrived) {
        expect(Buffer.byteLength(queryOf(url))).toBeLessThanOrEqual(2_000);
        expect(query.getAll("inventoryPoolGroupNames").length).toBeLessThanOrEqual(4);
        expect(query.getAll("skus").length).toBeLessThanOrEqual(7);
      }
      expect([...new Set(arrived.flatMap(({ query }) => query.getAll("inventoryPoolGroupNames")))]).toEqual(
        wellFormed(groups),
      );
      const wanted = wellFormed(groups).flatMap((one) => wellFormed(skus).map((other) => `${one}\0${other}`));
      expect(pairsOf(arrived, "inventoryPoolGroupNames", "skus").toSorted()).toEqual(wanted.toSorted());
    }),
    { numRuns: 40 },
  );
});

const size = (chunk: readonly string[]) =>
  encodeQuery(chunk.map((value) => ["skus", value] as const)).length + 1;

test("chunks keep the order, lose nothing, and are as few as bytes allow for one list", () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 60 }), fc.integer({ min: 600, max: 2_000 }), (values, bytes) => {
      const chunks = chunkOne({ name: "skus", values }, bytes);
      if (chunks === undefined) return;
      expect(chunks.flat()).toEqual(values);
      for (const [i, chunk] of chunks.entries()) {
        expect(size(chunk)).toBeLessThanOrEqual(bytes);
        const next = chunks[i + 1]?.slice(0, 1) ?? [];
        expect(size([...chunk, ...next]) > bytes).toBe(next.length > 0);
      }
    }),
  );
});

const lists = (a: string, b: string) =>
  chunkPairs({ name: "a", values: [a] }, { name: "b", values: [b] }, 100);

test("pairs that fit together travel together, one by one if they must, and not at all if they cannot", () => {
  expect(lists("x".repeat(60), "y".repeat(30))).toEqual([
    { first: ["x".repeat(60)], second: ["y".repeat(30)] },
  ]);
  expect(lists("x".repeat(10), "y".repeat(80))).toHaveLength(1);
  expect(lists("x".repeat(60), "y".repeat(50))).toBeUndefined();
});

test("a name that no query can carry is refused before anything is sent", async () => {
  const { omni, arrived } = await serve(() => ({ json: [] }));
  const ask = Array.fromAsync(omni.stock.onHand({ locations: ["漢".repeat(300)] }));
  expect(await failure(ask)).toMatchObject({ kind: "invalid", attempts: 0 });
  expect(arrived).toHaveLength(0);
});

test("hundreds of orders are asked for in several calls and come in the order of the question", async () => {
  const { omni, arrived } = await serve(
    ({ query }) => ({
      json: query
        .getAll("ExternalOrderId")
        .toReversed()
        .map((id) => order(id, Number(id))),
    }),
    { perSecond: 1_000 },
  );
  const ids = Array.from({ length: 250 }, (_none, i) => String(100_000 + i * 7));
  const orders = await omni.orders.byExternalIds(ids);
  expect(orders.map(({ ExternalOrderId }) => ExternalOrderId)).toEqual(ids);
  expect(arrived).toHaveLength(3);
  for (const { url } of arrived) expect(queryOf(url).length).toBeLessThanOrEqual(2_000);
});
