import { expect, test } from "vitest";
import { begin, carryOut, changeOf, openDesk } from "./support.ts";

test("creates shipments: accepted with a 202, and done when they are there", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, "order ship 1003");
  expect(change.preview).toEqual({
    now: "Paid · 3 units open of 4 · 1 cancelled · no shipments · CA$58.50",
    after: "Omni creates shipments for 3 open units, a little after it has accepted.",
    undo: "This cannot be undone; a shipment can be rejected or cancelled.",
  });
  expect(change.wording).toEqual({
    done: "Shipments for order 1003 requested",
    notDone: "Shipments for order 1003 were not requested",
    whether: "whether shipments for order 1003 were requested",
    deed: "create shipments for order 1003",
  });
  expect(change.amounts).toEqual({ orderTotal: 58.5 });
  const { arrived, verdict, answer } = await carryOut(desk, change);
  expect(arrived).toEqual({
    method: "POST",
    path: "/v1/orderfulfillment/shipments/CreateAllShipments",
    query: "",
    body: { ExternalOrderId: "1003" },
  });
  expect(answer).toMatchObject({ status: 202, accepted: true });
  const made = desk.sandbox.state.orders.get("1003")?.Shipments.map(({ ShipmentId }) => ShipmentId) ?? [];
  expect(made.length).toBeGreaterThan(0);
  const many = made.length === 1 ? "1 new shipment" : `${made.length} new shipments`;
  expect(verdict).toEqual({ state: "done", found: `Omni shows ${many}: ${made.join(", ")}.` });
  expect(desk.seen.get(String(made[0]))).toBe("1003");
});

test("accepted and not caught up is not yet, and checked again it is done", async () => {
  const desk = await openDesk({ clock: "stands" });
  const change = await changeOf(desk, "order ship 1003");
  const { verdict } = await carryOut(desk, change);
  expect(verdict).toEqual({ state: "not-yet", found: "Omni shows no new shipment yet." });
  desk.sandbox.settle();
  expect((await change.verify(desk.context)).state).toBe("done");
});

test("a 202 that did nothing stays not yet", async () => {
  const desk = await openDesk();
  desk.sandbox.faults.set("shipment.create-all", { kind: "did-nothing" });
  const { verdict } = await carryOut(desk, await changeOf(desk, "order ship 1003"));
  expect(verdict.state).toBe("not-yet");
});

test("units that nobody can ship are named, and it is not called done", async () => {
  const desk = await openDesk();
  const { locations, stock } = desk.sandbox.state;
  for (const { InternalName } of locations) stock.set("CAP-RED", InternalName, 0);
  const { verdict } = await carryOut(desk, await changeOf(desk, "order ship 1003"));
  expect(verdict).toEqual({
    state: "not-yet",
    found: "Omni shows 1 new shipment: 25001; 1 open unit still without one.",
  });
});

test("without a list of shipments the order's state tells", async () => {
  const desk = await openDesk();
  desk.sandbox.faults.set("order.read", { kind: "no-shipments" });
  const change = await changeOf(desk, "order ship 1003");
  expect(change.preview.now).toBe("Paid · 3 units open of 4 · 1 cancelled · CA$58.50");
  const { verdict } = await carryOut(desk, change);
  expect(verdict).toEqual({
    state: "done",
    found: "Omni lists no shipments here, and shows the order as ShipmentsCreated.",
  });
  const again = await changeOf(desk, "order ship 1003");
  expect((await again.verify(desk.context)).state).toBe("cannot-tell");
});

test.each([
  ["1001", "All open units of order 1001 are in shipments already."],
  ["1008", "Nothing is open in order 1008: of 1 unit, 1 shipped."],
])("order %s has nothing to create", async (order, sentence) => {
  expect((await begin(await openDesk(), `order ship ${order}`)).look.impossible).toBe(sentence);
});

test("a state that is not known is tried, and one that waits for its payment is tried with a warning", async () => {
  const desk = await openDesk();
  expect((await begin(desk, "order ship 1004")).look.impossible).toBeUndefined();
  const { preview } = await changeOf(desk, "order ship 1002");
  expect(preview.warning).toBe("The order waits for its payment, so Omni may refuse.");
});
