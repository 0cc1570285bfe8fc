import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OmniError } from "../../src/omni/index.ts";
import type { Source } from "../../src/watch/rule.ts";
import { questionKey } from "../../src/watch/scan/question.ts";
import { scan, type ScanOptions } from "../../src/watch/scan/scan.ts";
import { type Arrived, type Reply, serve } from "../omni/service.ts";

const stock = (locations: string[], skus: string[] = []): Source => ({ kind: "stock", locations, skus });
const pool = (groups: string[], skus: string[] = []): Source => ({ kind: "pool", groups, skus });

/** So many SKUs at each location that was asked for, in pages; `instead` answers for some of the locations. */
function site(skus: number, instead: (locations: string[]) => Reply | undefined = () => undefined) {
  return ({ path, query }: Arrived): Reply => {
    if (path.includes("inventorylocations")) return { json: [{ InternalName: "A" }, { InternalName: "B" }] };
    const locations = query.getAll("locationInternalNames");
    const other = instead(locations);
    if (other !== undefined) return other;
    const rows = locations.flatMap((LocationInternalName) =>
      Array.from({ length: skus }, (_, at) => ({ Sku: `S${at}`, LocationInternalName, Quantity: at })),
    );
    const [size, page] = [Number(query.get("pageSize")), Number(query.get("pageNumber"))];
    return { json: rows.slice((page - 1) * size, page * size) };
  };
}

async function scanned(
  source: Source,
  answer: (request: Arrived, nth: number) => Reply,
  options?: ScanOptions,
) {
  const service = await serve(answer, { pageSize: 10, perSecond: 5_000 });
  const taken: [string, string, number][] = [];
  const result = await scan(
    service.omni,
    source,
    (sku, place, count) => taken.push([sku, place, count]),
    options,
  );
  return { ...result, taken, arrived: service.arrived };
}

describe("a scan", () => {
  test("asks with the fewest calls that the limits allow", async () => {
    const places = Array.from({ length: 3 }, (_, at) => `toronto-${at}`);
    const few = await scanned(stock(places, ["S0", "S1", "S2"]), site(3));
    expect([few.calls, few.arrived.length, few.readings]).toEqual([1, 1, 9]);
    const groups = Array.from({ length: 5 }, (_, at) => `group-${at}`);
    const skus = Array.from({ length: 8 }, (_, at) => `SKU-${at}`);
    const pools = await scanned(pool(groups, skus), () => ({ json: [] }));
    expect(pools.calls).toBe(4);
    const asked = pools.arrived.map(
      ({ query }) => `${query.getAll("inventoryPoolGroupNames").length} x ${query.getAll("skus").length}`,
    );
    expect(asked.toSorted()).toEqual(["1 x 1", "1 x 7", "4 x 1", "4 x 7"]);
  });

  test("hands on every count of every page, and counts the calls as the service does", async () => {
    const whole = await scanned(stock(["A"]), site(20));
    expect(whole.taken).toEqual(Array.from({ length: 20 }, (_, at) => [`S${at}`, "A", at]));
    expect([whole.calls, whole.arrived.length, whole.isWhole, whole.unseen]).toEqual([3, 3, true, []]);
  });

  test("looks at every location that there is where none is named", async () => {
    const all = await scanned(stock([], ["S0"]), site(1));
    expect(all.taken).toEqual([
      ["S0", "A", 0],
      ["S0", "B", 0],
    ]);
  });

  test("a location that Omni does not know hides no other", async () => {
    const answer = site(2, (locations) =>
      locations.includes("gone") ? { status: 404, json: { Message: "No such location" } } : undefined,
    );
    const { taken, unseen } = await scanned(stock(["A", "gone", "B"]), answer);
    expect(taken.map(([sku, place]) => `${sku} ${place}`).toSorted()).toEqual([
      "S0 A",
      "S0 B",
      "S1 A",
      "S1 B",
    ]);
    expect(unseen).toEqual([{ place: "gone", why: "not-found" }]);
  });

  test("where some places do not answer the others are told, and which do not", async () => {
    // Names so long that each is a call of its own.
    const [here, there] = ["h".repeat(1_200), "t".repeat(1_200)];
    const answer = site(1, (locations) =>
      locations.includes(there) ? { status: 400, json: {} } : undefined,
    );
    const { taken, unseen } = await scanned(stock([here, there]), answer);
    expect(taken).toEqual([["S0", here, 0]]);
    expect(unseen).toEqual([{ place: there, why: "invalid" }]);
  });

  test("where no place answers it fails, as Omni did", async () => {
    const refused = scanned(stock(["A", "B"]), () => ({ status: 401, json: {} }));
    await expect(refused).rejects.toThrowError(OmniError);
    await expect(refused).rejects.toMatchObject({ kind: "refused-key" });
  });

  test("ends where the service ignores page numbers", async () => {
    const rows = Array.from({ length: 10 }, (_, at) => ({
      Sku: `S${at}`,
      LocationInternalName: "A",
      Quantity: at,
    }));
    const same = await scanned(stock(["A"]), (_request, nth) => ({
      json: rows.map((row) => ({ ...row, Quantity: nth })),
    }));
    expect([same.calls, same.readings]).toEqual([2, 10]);
  });

  test("ends between two pages once that is enough, and says that there is more", async () => {
    let pages = 0;
    const some = await scanned(stock(["A"]), site(100), { isEnough: () => (pages += 1) > 3 });
    expect([some.isWhole, some.readings, some.calls]).toEqual([false, 30, 3]);
  });

  test("ends with the signal of the caller", async () => {
    const stopping = new AbortController();
    const aborted = scanned(
      stock(["A"]),
      (request, nth) => {
        if (nth === 2) stopping.abort();
        return site(100)(request);
      },
      { call: { signal: stopping.signal } },
    );
    await expect(aborted).rejects.toMatchObject({ kind: "aborted" });
  });
});

function sorted(source: Source): string {
  const places = source.kind === "stock" ? source.locations : source.groups;
  return JSON.stringify([source.kind, places.toSorted(), source.skus.toSorted()]);
}

describe("the key of a question", () => {
  const names = fc.uniqueArray(fc.constantFrom("A", "B", "C", "A,B", '"'), { minLength: 1 });
  const sources = fc.oneof(
    fc.record({ kind: fc.constant("stock" as const), locations: names, skus: names }),
    fc.record({ kind: fc.constant("pool" as const), groups: names, skus: names }),
  );
  test("is the same exactly where the same is asked, in whichever order", () => {
    fc.assert(
      fc.property(sources, sources, (one, other) => {
        expect(questionKey(one) === questionKey(other)).toBe(sorted(one) === sorted(other));
        const turned = { ...one, skus: one.skus.toReversed() };
        expect(questionKey(turned)).toBe(questionKey(one));
      }),
    );
  });
});
