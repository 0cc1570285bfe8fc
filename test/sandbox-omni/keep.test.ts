import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetAll } from "../../sandbox/fresh.ts";
import { openKeptOmni } from "../../sandbox/omni/keep.ts";
import { Snapshot } from "../../sandbox/omni/state/snapshot.ts";
import { NOW, type Running, speakTo } from "./support.ts";

const scale = { seed: 3, skus: 60, locations: 6, orders: 40 };
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "omni-keep-"));
});
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  await rm(folder, { recursive: true });
});

/** Opens the stand-in of the folder; later ones at a later hour, as in life. */
async function open(hours = 0, other: Partial<typeof scale> = {}) {
  const now = () => new Date(NOW.getTime() + hours * 3_600_000);
  const kept = await openKeptOmni(folder, { ...scale, ...other }, { now });
  closers.push(kept.close);
  const { url } = await kept.omni.listen();
  return { ...speakTo(kept.omni, url), kept };
}
const file = async (): Promise<string> => {
  const [name = ""] = await readdir(folder);
  return join(folder, name);
};

const QUESTIONS = [
  "orders?ExternalOrderId=1001&ExternalOrderId=1003&ExternalOrderId=1006&ExternalOrderId=400003",
  "inventory/onhand?locationInternalNames=toronto-south&locationInternalNames=yorkdale",
  "inventorylocations/customfields?locationInternalNames=queen-west",
  "storelocations",
  "virtualinventory/?inventoryPoolGroupNames=web-canada",
  "orderfulfillment/shipments/OrderTransactions?ExternalOrderId=1003",
];
const askAll = async ({ get }: Running): Promise<unknown[]> =>
  Promise.all(QUESTIONS.map(async (question) => (await get(question)).json));

async function changeMuch({ send }: Running): Promise<void> {
  const shipments = "orderfulfillment/shipments";
  const replies = [
    await send("POST", "orders/Cancel?externalOrderId=1003&cancelReason=Changed%20mind"),
    await send("POST", `${shipments}/SplitShipmentBySku`, {
      ShipmentId: 20_167,
      LineItemsToSplit: [{ SKU: "TEE-RED-M", Qty: 1 }],
    }),
    await send("PUT", "inventory/onhand", {
      Sku: "TEE-RED-M",
      LocationInternalName: "toronto-south",
      QuantityType: "Absolute",
      Quantity: 2,
    }),
    await send("PUT", "inventorylocations/customfields", {
      LocationName: "queen-west",
      CustomFields: [{ Name: "CutOffTime", Value: "16:30" }],
    }),
    await send("POST", "storelocations", {
      StoreInternalName: "Pop-up",
      PublicName: "Pop-up",
      Address: { AddressLine1: "1 A", City: "B", State: "ON", ZipCode: "C", CountryCode: "CA" },
    }),
    await send("POST", "orders/Customers", { FirstName: "Ann", LastName: "Other", Email: "a@example.com" }),
  ];
  expect(replies.map(({ status }) => status)).toEqual([204, 200, 204, 204, 201, 201]);
}

test("the next start goes on where this one stopped: the same answers, the same clock", async () => {
  const first = await open();
  const fresh = await askAll(first);
  await changeMuch(first);
  first.sandbox.clock.advance(3 * 3_600_000);
  const before = await askAll(first);
  await first.kept.close();
  const second = await open(24);
  expect(await askAll(second)).toEqual(before);
  expect(before.filter((answer, at) => isDeepStrictEqual(answer, fresh[at]))).toEqual([]);
  expect(second.sandbox.clock.now().getTime()).toBe(NOW.getTime() + 27 * 3_600_000);
  expect(second.sandbox.state.customers).toHaveLength(1);
  expect(second.sandbox.state.nextId("shipment")).toBe(25_002);
});

test("what was promised before the stop is done after it", async () => {
  const first = await open();
  await first.send("POST", "orderfulfillment/shipments/Reject", { ShipmentId: 20_078, Reason: "x" });
  expect(first.sandbox.state.orders.get("1001")?.Shipments).toHaveLength(1);
  await first.kept.close();
  const second = await open(1);
  await vi.waitFor(() => expect(second.sandbox.state.routings.size).toBe(0));
  expect(second.sandbox.state.orders.get("1001")?.Shipments.map(({ Status }) => Status)).toEqual([
    "Rejected",
    "Created",
    "Created",
  ]);
});

test("the file follows each change soon, so that a sudden death loses little", async () => {
  const { send, kept } = await open();
  await send("POST", "orders/Cancel?externalOrderId=1003&cancelReason=x");
  await vi.waitFor(
    async () => {
      const saved = Snapshot.parse(JSON.parse(await readFile(await file(), "utf8")));
      expect(saved.orders.map((order) => [order.ExternalOrderId, order.OrderStatus])).toEqual([
        ["1003", "Cancelled"],
      ]);
    },
    { timeout: 20_000, interval: 100 },
  );
  await kept.close();
});

test("another seed is another world, with a file of its own", async () => {
  const first = await open();
  await first.send("POST", "orders/Cancel?externalOrderId=1003&cancelReason=x");
  await first.kept.close();
  const other = await open(0, { seed: 4 });
  expect(other.sandbox.state.orders.get("1003")?.OrderStatus).toBe("Paid");
  await other.kept.close();
  expect((await open()).sandbox.state.orders.get("1003")?.OrderStatus).toBe("Cancelled");
});

test.each(["", "{", '{"version":1}'])("a file that says %j is put aside, and told of", async (text) => {
  await (await open()).kept.close();
  const name = await file();
  await writeFile(name, text);
  const second = await open();
  expect(second.kept.trouble).toContain("begins anew");
  expect(await readFile(`${name}.unreadable`, "utf8")).toBe(text);
  expect(second.sandbox.state.orders.get("1001")?.OrderStatus).toBe("Paid");
});

test("beginning anew takes away what the sandbox kept, and nothing of anybody else", async () => {
  await (await open()).kept.close();
  for (const name of ["omni.sqlite", "omni.sqlite-wal", "mine.txt"]) await writeFile(join(folder, name), "x");
  await forgetAll(folder);
  expect(await readdir(folder)).toEqual(["mine.txt"]);
  await forgetAll(join(folder, "not-there"));
});
