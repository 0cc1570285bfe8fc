import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ENDPOINTS } from "../../src/omni/endpoints.ts";
import { OverridesError, parseEndpointOverrides } from "../../src/omni/index.ts";
import { serve } from "./service.ts";

const problemsOf = (text: string): readonly string[] => {
  try {
    parseEndpointOverrides(text);
  } catch (error) {
    if (error instanceof OverridesError) return error.problems;
  }
  return [];
};

test("paths, methods and names are overridden one by one, and the rest stays", async () => {
  const endpoints = parseEndpointOverrides(`
endpoints:
  fields.metadata: { path: "meta/{ownerType}" }
  stores.create: { body: { StoreInternalName: StoreInteralName } }
  locations.setCustomFields: { body: { CustomFields: "Custom Fields" } }
  stores.update: { method: POST, path: /storelocations/update, query: { name: name } }
  orders.read: { query: { external: externalOrderIds } }
search: { email: Mail, since: { operator: after } }
trace: [X-Our-Ref]
`);
  const { omni, arrived } = await serve(() => ({ json: [], headers: { "x-our-ref": "r1" } }), { endpoints });
  await omni.fields.metadata("Order");
  await omni.orders.byExternalIds(["1"]);
  expect(arrived.map(({ url }) => url)).toEqual(["/v1/meta/Order", "/v1/orders/?externalOrderIds=1"]);
  expect(omni.stores.create({ StoreInternalName: "S", PublicName: "P" }).body).toEqual({
    StoreInteralName: "S",
    PublicName: "P",
  });
  const fields = omni.locations.setCustomFields({
    LocationName: "L",
    CustomFields: [{ Name: "a", Value: "b" }],
  });
  expect(fields.body).toEqual({ LocationName: "L", "Custom Fields": [{ Name: "a", Value: "b" }] });
  expect(omni.stores.update("S", { StoreInternalName: "S" }, {})).toMatchObject({
    method: "POST",
    path: "/storelocations/update",
    query: { name: "S" },
  });
  expect(omni.orders.conditions({ email: "e", since: new Date(0) })).toMatchObject([
    { Field: "Mail", Operator: "equals" },
    { Field: "OrderDateUtc", Operator: "after" },
  ]);
  expect(await omni.send(omni.shipments.cancel({ ShipmentId: 1 }))).toMatchObject({ traceId: "r1" });
});

test("of two names that an answer gives a count by, the one that the site says first counts", async () => {
  const row = { Sku: "S", LocationInternalName: "L", Quantity: 1, Free: 2 };
  const counted = async (answers: string) => {
    const { omni } = await serve(() => ({ json: [row, { Sku: "T", LocationInternalName: "L", Free: 3 }] }), {
      endpoints: parseEndpointOverrides(`answers: { onHand: { Quantity: ${answers} } }`),
    });
    const pages = await Array.fromAsync(omni.stock.onHand({ locations: ["L"] }));
    return pages.flat().map(({ Quantity }) => Quantity);
  };
  expect(await counted("[Free, Quantity]")).toEqual([2, 3]);
  expect(await counted("[Quantity, Free]")).toEqual([1, 3]);
});

test("a call that is switched off is neither described nor sent", async () => {
  const { omni, arrived } = await serve(() => ({ json: [] }), {
    endpoints: parseEndpointOverrides("endpoints: { shipments.reroute: off, preorders.find: { off: true } }"),
  });
  const reroute = { ShipmentId: 1, ShippingCenterInternalName: "SC", Reason: "r" };
  const off = { kind: "not-published", setting: "endpoints.shipments.reroute" };
  expect(() => omni.shipments.reroute(reroute)).toThrow(expect.objectContaining(off));
  const kept = { endpoint: "shipments.reroute", method: "POST", path: "/x", body: reroute };
  await expect(omni.send(kept)).rejects.toMatchObject(off);
  await expect(omni.preorders.find("S")).rejects.toMatchObject({ kind: "not-published" });
  expect(arrived).toHaveLength(0);
});

test("all problems of a file are told at once, each with its place", () => {
  const problems = problemsOf(`
endpoints:
  shipments.rerout: off
  stores.create: { methd: POST, method: FETCH, body: { Foo: x } }
search: { fax: Fax, email: 3 }
answers: { onHand: { Qty: a } }
what: 1
`);
  const places = [
    "endpoints.shipments.rerout",
    "endpoints.stores.create.method",
    "endpoints.stores.create.body.Foo",
    "endpoints.stores.create: has unknown keys: methd",
    "search.fax",
    "search.email",
    "answers.onHand.Qty",
    "The file: has unknown keys: what",
  ];
  for (const place of places) expect(problems.filter((one) => one.startsWith(place))).toHaveLength(1);
  expect(problems).toHaveLength(places.length);
  expect(problemsOf("a: [")).toEqual([expect.stringContaining("not YAML")]);
  expect(problemsOf("- 1")).toEqual([expect.stringContaining("The file")]);
  expect(parseEndpointOverrides("# nothing\n")).toEqual({});
});

test("the page about overrides is true: its example is valid and every call is in it", () => {
  const page = readFileSync(new URL("../../docs/omni-endpoints.md", import.meta.url), "utf8");
  const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml ?? "");
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) expect(problemsOf(example)).toEqual([]);
  expect(Object.keys(ENDPOINTS).filter((id) => !page.includes(`\`${id}\``))).toEqual([]);
});
