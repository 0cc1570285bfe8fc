import { expect, test } from "vitest";
import { createOmniSandbox, type OmniSandbox, type OmniSandboxOptions } from "../../sandbox/omni/index.ts";
import { NOW, start } from "./support.ts";

const make = (options: OmniSandboxOptions = {}): OmniSandbox =>
  createOmniSandbox({ now: () => NOW, ...options });
const orders = (sandbox: OmniSandbox): string => JSON.stringify([...sandbox.state.orders.all()]);

test("the same seed answers byte for byte alike, another seed does not", async () => {
  const paths = [
    "inventory/onhand?locationInternalNames=yorkdale",
    "virtualinventory?inventoryPoolGroupNames=west",
  ];
  const answers = async (seed: number): Promise<string[]> => {
    const { get } = await start({ seed });
    return Promise.all(paths.map(async (path) => (await get(path)).text));
  };
  expect(await answers(7)).toEqual(await answers(7));
  expect(await answers(7)).not.toEqual(await answers(8));
  expect(orders(make({ seed: 7 }))).toBe(orders(make({ seed: 7 })));
  expect(orders(make({ seed: 7 }))).not.toBe(orders(make({ seed: 8 })));
});

test("there are as many orders as asked for, in every state, each id once", () => {
  const all = [...make().state.orders.all()];
  expect(all).toHaveLength(500);
  expect(new Set(all.map((order) => order.InternalOrderId)).size).toBe(500);
  expect(new Set(all.map((order) => order.OrderStatus))).toEqual(
    new Set(["NotStarted", "PaymentPending", "Paid", "ShipmentsCreated", "Cancelled", "SomethingNew"]),
  );
  expect(new Set(all.map((order) => order.ShipmentStatus))).toEqual(
    new Set(["NotShipped", "PartiallyShipped", "FullyShipped"]),
  );
  expect(new Set(all.flatMap((order) => order.Shipments.map((shipment) => shipment.Status)))).toEqual(
    new Set(["Created", "Shipped", "Rejected"]),
  );
  expect(all.some((order) => order.AdditionalFlags === "Returned")).toBe(true);
  const ids = all.flatMap((order) => order.Shipments.map((shipment) => shipment.ShipmentId));
  expect(new Set(ids).size).toBe(ids.length);
});

test("every order adds up", () => {
  for (const order of make().state.orders.all()) {
    const whole = order.SubTotal + order.ShippingTotal - order.DiscountTotal;
    expect(order.OrderTotal).toBeCloseTo(whole, 2);
    expect(order.OrderDateUtc <= order.LastUpdatedDateUtc).toBe(true);
    expect(order.LastUpdatedDateUtc <= NOW.toISOString()).toBe(true);
    for (const line of order.LineItems) {
      expect(line.QuantityShipped + line.QuantityCancelled).toBeLessThanOrEqual(line.QuantityOrdered);
      const held = order.Shipments.filter((shipment) => shipment.Status === "Created")
        .flatMap((shipment) => shipment.LineItems)
        .filter((part) => part.InternalLineItemId === line.InternalLineItemId)
        .reduce((sum, part) => sum + part.Quantity, 0);
      expect(held).toBeLessThanOrEqual(line.QuantityOrdered - line.QuantityCancelled - line.QuantityShipped);
    }
  }
});

test("the documented orders are as documented", () => {
  const { orders } = make({ seed: 99 }).state;
  const get = (id: string) => orders.get(id);
  expect(get("1001")).toMatchObject({ InternalOrderId: 5551, OrderTotal: 58.5, CurrencyCode: "CAD" });
  expect(get("1001")?.Shipments).toMatchObject([
    { ShipmentId: 20_078, InventoryLocationName: "toronto-south" },
  ]);
  expect(get("1002")).toMatchObject({
    OrderStatus: "PaymentPending",
    OrderDateUtc: "2026-11-20T14:00:00.000Z",
  });
  const units = get("1003")?.LineItems.map((line) => [line.QuantityOrdered, line.QuantityCancelled]);
  expect(units).toEqual([
    [3, 1],
    [1, 0],
  ]);
  expect(get("1004")?.OrderStatus).toBe("SomethingNew");
  expect([get("1005")?.LineItems.length, get("1005")?.Shipments.length]).toEqual([400, 120]);
  expect(get("1007")?.LineItems[0]?.ProductName).toContain("<!channel>");
  expect(get("1008")?.LineItems[0]?.ProductName).toHaveLength(500);
});

test("personal data is plainly invented", () => {
  for (const order of make().state.orders.all()) {
    expect(order.BillingCustomer.EmailAddress).toMatch(/^[a-z]+\.[a-z]+\d+@example\.com$/u);
    expect(order.BillingCustomer.PhoneNumber).toMatch(/^416-555-0[12]\d\d$/u);
  }
});

test("locations, stores, pools and SKUs are as many as asked for", () => {
  const { state } = make({ locations: 230, skus: 5000 });
  expect(state.locations).toHaveLength(230);
  expect(new Set(state.locations.map((location) => location.InternalName)).size).toBe(230);
  expect(new Set(state.catalogue.products.map((product) => product.sku)).size).toBe(5000);
  expect([state.stores.size, state.pools.length]).toEqual([25, 6]);
  expect(state.locations.some((location) => location.InternalName.endsWith("-SC"))).toBe(true);
});

test("a large book makes its orders as they are read, and keeps a change", () => {
  const { orders } = make({ orders: 50_000 }).state;
  const order = orders.byShipment([...held(orders.all())][0] ?? 0);
  if (order === undefined) throw new Error("A generated order is found by its shipment.");
  order.OrderStatus = "OnHold";
  expect(orders.byInternalId(order.InternalOrderId)?.OrderStatus).toBe("OnHold");
  expect(orders.get(order.ExternalOrderId)).toBe(order);
  expect([...orders.held()]).toHaveLength(9);
  expect(orders.byInvoice(1_000_000)).toBeUndefined();
});

function* held(all: Iterable<{ Shipments: { ShipmentId: number }[] }>): Generator<number> {
  for (const order of Iterator.from(all).drop(8).take(100)) {
    const [shipment] = order.Shipments;
    if (shipment !== undefined) yield shipment.ShipmentId;
  }
}

test.each([{ skus: 3 }, { locations: 3 }, { orders: 7 }, { skus: 1.5 }])(
  "%j is too small, and said so",
  (options) => {
    expect(() => make(options)).toThrow(/Ask for \d or more/u);
  },
);
