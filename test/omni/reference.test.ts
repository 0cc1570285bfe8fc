import { expect, test } from "vitest";
import { failure } from "./failure.ts";
import { type Reply, serve } from "./service.ts";

const LOCATIONS = [{ InternalName: "L1" }, { InternalName: "Other" }];

test("many who want the locations at once make one call, and the next reads what is kept", async () => {
  const { omni, arrived } = await serve(() => ({ json: LOCATIONS }));
  const all = await Promise.all(Array.from({ length: 20 }, () => omni.locations.list()));
  await omni.locations.list();
  expect(arrived).toHaveLength(1);
  expect(all.every((one) => one.length === 2)).toBe(true);
  await omni.locations.list({ fresh: true });
  expect(arrived).toHaveLength(2);
});

test("what is kept is asked for again after its time, and a failure is not kept", async () => {
  const { omni, arrived } = await serve((_request, nth) => (nth === 1 ? { status: 400 } : { json: [] }), {
    referenceTtlMs: 1,
  });
  await failure(omni.stores.list());
  await omni.stores.list();
  await expect.poll(() => omni.stores.list().then(() => arrived.length)).toBeGreaterThan(2);
});

test("stock and orders are always asked anew", async () => {
  const { omni, arrived } = await serve(() => ({ json: [] }));
  for (let i = 0; i < 2; i += 1) {
    await Array.fromAsync(omni.stock.onHand({ locations: ["L"] }));
    await omni.orders.byExternalIds(["1"]);
  }
  expect(arrived).toHaveLength(4);
});

test("one who gives up leaves the others waiting; when the last has gone the call is stopped", async () => {
  const { promise: open, resolve } = Promise.withResolvers<Reply>();
  const { omni, calls } = await serve(({ path }) =>
    path.endsWith("/storelocations/") ? { how: "hang" } : open,
  );
  const controller = new AbortController();
  const gone = failure(omni.locations.list({ signal: controller.signal }));
  const late = failure(omni.locations.list({ budgetMs: 30 }));
  const patient = omni.locations.list();
  controller.abort();
  expect(await gone).toMatchObject({ kind: "aborted" });
  expect(await late).toMatchObject({ kind: "timed-out" });
  resolve({ json: LOCATIONS });
  expect(await patient).toHaveLength(2);
  await failure(omni.stores.list({ budgetMs: 30 }));
  await expect.poll(() => calls.map(({ outcome }) => outcome)).toEqual(["ok", "aborted"]);
});

test("a write to stores forgets the stores, and those that are on their way", async () => {
  const { omni, arrived } = await serve(() => ({ json: [{ StoreInternalName: "South" }] }));
  await omni.stores.list();
  await omni.send(omni.stores.create({ StoreInternalName: "North", PublicName: "North" }));
  await omni.stores.list();
  expect(arrived.map(({ method }) => method)).toEqual(["GET", "POST", "GET"]);
});

test("the other spelling of the metadata path is found once and remembered", async () => {
  const { omni, arrived } = await serve(
    ({ path }) =>
      path.includes("customfieldmetadata")
        ? { json: [{ SystemName: "Priority" }] }
        : { status: 404, json: { statusCode: 404, message: "Resource not found" } },
    { referenceTtlMs: 1 },
  );
  expect(await omni.fields.metadata("Customer", { fresh: true })).toEqual([{ SystemName: "Priority" }]);
  await omni.fields.metadata("Customer", { fresh: true });
  expect(arrived.map(({ path }) => path.split("/")[2])).toEqual([
    "customfieldsmetadata",
    "customfieldmetadata",
    "customfieldmetadata",
  ]);
});

test("stores are listed by POST without a body where GET is not published, never where it is", async () => {
  const { omni, arrived } = await serve(({ method }) =>
    method === "POST"
      ? { json: [{ StoreInternalName: "South" }] }
      : { status: 404, json: { message: "Resource not found" } },
  );
  expect(await omni.stores.find("south")).toMatchObject({ StoreInternalName: "South" });
  expect(await omni.stores.list()).toHaveLength(1);
  expect(arrived.map(({ method, body }) => [method, body])).toEqual([
    ["GET", ""],
    ["POST", ""],
    ["POST", ""],
  ]);
});

test("where neither form is published, that is what is said", async () => {
  const { omni } = await serve(() => ({ status: 404, json: { message: "Resource not found" } }));
  expect(await failure(omni.stores.list())).toMatchObject({ kind: "not-published", endpoint: "stores.list" });
});
