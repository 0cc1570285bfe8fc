import fc from "fast-check";
import { expect, test } from "vitest";
import { planSplit, unitsIn } from "../../../src/operations/shipment/split-plan.ts";
import { begin, carryOut, changeOf, NO_REASONS, openDesk, problemsIn } from "./support.ts";

const WORDS = "shipment split 20167 order 1006";

test("splits by order line: several at once, the rest stays", async () => {
  const desk = await openDesk();
  const second = desk.sandbox.state.orders.get("1006")?.LineItems[1]?.InternalLineItemId ?? 0;
  const change = await changeOf(desk, WORDS, { line430545: ["1"], [`line${second}`]: ["2"] });
  expect(change.preview).toEqual({
    now: "Created at queen-west · order 1006 · TEE-RED-M × 3, CAP-RED × 2",
    after: "Into a new shipment: TEE-RED-M × 1, CAP-RED × 2. Staying in shipment 20167: TEE-RED-M × 2.",
    undo: "This cannot be undone.",
  });
  expect(change.wording).toEqual({
    done: "Shipment 20167 split",
    notDone: "Shipment 20167 was not split",
    whether: "whether shipment 20167 was split",
    deed: "split shipment 20167",
  });
  const { arrived, verdict } = await carryOut(desk, change);
  expect(arrived).toEqual({
    method: "POST",
    path: "/v1/orderfulfillment/shipments/SplitShipmentByOrderDetailId",
    query: "",
    body: {
      ShipmentId: 20_167,
      LineItemsToSplit: [
        { OrderDetailId: 430_545, Qty: 1 },
        { OrderDetailId: second, Qty: 2 },
      ],
    },
  });
  expect(verdict).toEqual({
    state: "done",
    found:
      "Omni shows TEE-RED-M × 2 in shipment 20167, and TEE-RED-M × 1, CAP-RED × 2 in the new shipment 25001.",
  });
});

test("each line has a field of its own with what is there", async () => {
  const { look } = await begin(await openDesk(), WORDS);
  expect(look.fields({}, NO_REASONS)).toContainEqual({
    kind: "text",
    name: "line430545",
    label: "TEE-RED-M into the new shipment",
    hint: "3 in this shipment now.",
    checked: "whole number",
    optional: true,
    live: true,
  });
});

test("a shipment of many lines is split by SKU in words, and still sent by order line", async () => {
  const desk = await openDesk();
  const [order, shipment] = [desk.sandbox.state.orders.get("1005"), 21_001];
  const found = order?.Shipments.find(({ ShipmentId }) => ShipmentId === shipment);
  if (order && found) {
    found.LineItems = order.LineItems.slice(0, 40).map(({ InternalLineItemId, SKU }) => ({
      InternalLineItemId,
      SKU,
      Quantity: 2,
    }));
  }
  const words = "shipment split 21001 order 1005";
  const { look } = await begin(desk, words);
  expect(look.fields({}, NO_REASONS)).toMatchObject([{ name: "units", many: true, multiline: true }]);
  const change = await changeOf(desk, words, { units: ["TEE-RED-M=2", "CAP-RED = 1"] });
  const [tee, , cap] = order?.LineItems ?? [];
  expect(change.call.body).toEqual({
    ShipmentId: 21_001,
    LineItemsToSplit: [
      { OrderDetailId: tee?.InternalLineItemId, Qty: 2 },
      { OrderDetailId: cap?.InternalLineItemId, Qty: 1 },
    ],
  });
  expect((await carryOut(desk, change)).verdict.state).toBe("done");
});

test("where the lines are not known it is split by SKU, and nothing is claimed", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, "shipment split 20167", { units: ["TEE-RED-M=1", "TEE-RED-M=1"] });
  expect(change.preview).toEqual({
    now: "Omni cannot show this shipment, because its order is not known. Name the order to see it.",
    after: "Into a new shipment: TEE-RED-M × 2.",
    undo: "This cannot be undone.",
    warning:
      "It cannot be checked that a unit stays. Omni cannot show this shipment, so it will not be known whether it was done.",
  });
  const { arrived, verdict } = await carryOut(desk, change);
  expect(arrived?.path).toBe("/v1/orderfulfillment/shipments/SplitShipmentBySku");
  expect(arrived?.body).toEqual({ ShipmentId: 20_167, LineItemsToSplit: [{ SKU: "TEE-RED-M", Qty: 2 }] });
  expect(verdict.state).toBe("cannot-tell");
});

test("lines without numbers are split by SKU, and their units still checked", async () => {
  const desk = await openDesk();
  const [shipment] = desk.sandbox.state.orders.get("1006")?.Shipments ?? [];
  if (shipment) for (const line of shipment.LineItems) Reflect.deleteProperty(line, "InternalLineItemId");
  const change = await changeOf(desk, WORDS, { units: ["TEE-RED-M=1"] });
  expect(change.call.path).toBe("/orderfulfillment/shipments/SplitShipmentBySku");
  expect((await carryOut(desk, change)).verdict.state).toBe("done");
  const { reading } = await begin(desk, WORDS, { units: ["TEE-RED-M=9"] });
  expect(problemsIn(reading)).toEqual([{ slot: "units", sentence: "Only 2 of TEE-RED-M can go." }]);
});

test.each([
  [{}, "line430540", "Say how many units go into the new shipment."],
  [{ line430545: ["0"] }, "line430540", "Say how many units go into the new shipment."],
  [{ line430545: ["4"] }, "line430545", "Only 3 of TEE-RED-M can go."],
  [{ line430545: ["two"] }, "line430545", "“two” is not a number of units."],
  [{ line430545: ["-1"] }, "line430545", "“-1” is not a number of units."],
  [{ line7: ["1"] }, "line7", "line 7 is not in this shipment."],
  [{ units: ["TEE-RED-M"] }, "units", "“TEE-RED-M” needs a number of units: write TEE-RED-M=1."],
  [{ units: ["CAP-BLU=1"] }, "units", "CAP-BLU is not in this shipment."],
  [{ units: ["TEE-RED-M=3", "TEE-RED-M=1"] }, "units", "No more of TEE-RED-M is in this shipment."],
  [{ units: ["TEE-RED-M=3", "CAP-RED=2"] }, "units", "At least one unit must stay in shipment 20167."],
])("%j is said at its field", async (said, slot, sentence) => {
  const desk = await openDesk();
  const [first] =
    desk.sandbox.state.orders
      .get("1006")
      ?.Shipments[0]?.LineItems.toSorted((a, b) => a.InternalLineItemId - b.InternalLineItemId) ?? [];
  const { reading } = await begin(desk, WORDS, said);
  const at = slot === "line430540" ? `line${first?.InternalLineItemId}` : slot;
  expect(problemsIn(reading)).toEqual([{ slot: at, sentence }]);
});

test("a single unit cannot be split", async () => {
  const desk = await openDesk();
  const [shipment] = desk.sandbox.state.orders.get("1006")?.Shipments ?? [];
  if (shipment) shipment.LineItems = [{ InternalLineItemId: 430_545, SKU: "TEE-RED-M", Quantity: 1 }];
  expect((await begin(desk, WORDS)).look.impossible).toBe(
    "Shipment 20167 holds a single unit, so there is nothing to split.",
  );
});

test.each([
  ["did-nothing", "Omni shows TEE-RED-M × 3, CAP-RED × 2 in shipment 20167."],
  ["did-something-else", "Omni shows TEE-RED-M × 1 in shipment 20167."],
] as const)("a 200 that %s is not done", async (kind, found) => {
  const desk = await openDesk();
  desk.sandbox.faults.set("shipment.split-by-line", { kind });
  const { verdict } = await carryOut(desk, await changeOf(desk, WORDS, { line430545: ["1"] }));
  expect(verdict).toEqual({ state: "not-done", found });
});

test("fewer units and no new shipment yet is not done yet", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, WORDS, { line430545: ["1"] });
  await desk.omni.send(change.call);
  desk.sandbox.state.orders.get("1006")?.Shipments.splice(1);
  expect(await change.verify(desk.context)).toEqual({
    state: "not-yet",
    found: "Omni shows TEE-RED-M × 2, CAP-RED × 2 in shipment 20167, and no new shipment yet.",
  });
});

test("whatever is asked, a planned split moves at least one unit, leaves at least one, and loses none", () => {
  const line = fc.record({ line: fc.integer({ min: 1, max: 6 }), units: fc.integer({ min: 1, max: 5 }) });
  const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 5, selector: (each) => each.line });
  fc.assert(
    fc.property(lines, fc.array(line, { maxLength: 5 }), (held, wanted) => {
      const seen = {
        status: "Created",
        lines: held.map((each) => ({ ...each, sku: `SKU-${each.line % 3}` })),
      };
      const parts = wanted.map((each) => ({ ...each, slot: `line${each.line}` }));
      const planned = planSplit({ shipment: 1, order: undefined, parts }, { shipment: 1, others: [], seen });
      const asked = new Map<number, number>();
      for (const each of wanted) asked.set(each.line, (asked.get(each.line) ?? 0) + each.units);
      const total = unitsIn(wanted);
      const isThere = [...asked].every(
        ([number, units]) => (held.find((each) => each.line === number)?.units ?? 0) >= units,
      );
      expect(planned.ok).toBe(isThere && total > 0 && total < unitsIn(held));
      const { going, staying = [] } = planned.ok ? planned.plan : { going: [], staying: seen.lines };
      expect(unitsIn(staying)).toBeGreaterThan(0);
      expect(unitsIn(going)).toBe(planned.ok ? total : 0);
      expect(unitsIn(going) + unitsIn(staying)).toBe(unitsIn(seen.lines));
      for (const { line: number, units = 0 } of [...going, ...staying])
        expect(units).toBeLessThanOrEqual(held.find((each) => each.line === number)?.units ?? 0);
    }),
  );
});
