import { expect, test } from "vitest";
import { begin, carryOut, changeOf, kept, NO_REASONS, openDesk, problemsIn, problemsOf } from "./support.ts";

const WORDS = "shipment reject 20078 order 1001";
const REASON = { reason: ["Damaged"] };

test("rejects: seen as it is, previewed, sent exactly so, read back", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, WORDS, { ...REASON, note: ["box is wet"] });
  expect(change.target).toEqual({ kind: "shipment", id: "20078" });
  expect(change.preview).toEqual({
    now: "Created at toronto-south · order 1001 · TEE-RED-M × 2, CAP-BLU × 1",
    after: "Rejected; Omni routes the units again.",
    undo: "This cannot be undone.",
  });
  expect(change.wording).toEqual({
    done: "Shipment 20078 rejected",
    notDone: "Shipment 20078 was not rejected",
    whether: "whether shipment 20078 was rejected",
    deed: "reject shipment 20078",
  });
  expect(change.reason).toBe("Damaged: box is wet");
  expect(change.amounts).toEqual({ orderTotal: 58.5, locations: ["toronto-south"] });
  expect(change.undo).toBeUndefined();
  expect(change.shownCall).toEqual(change.call);
  const { arrived, verdict } = await carryOut(desk, change);
  expect(arrived).toEqual({
    method: "POST",
    path: "/v1/orderfulfillment/shipments/Reject",
    query: "",
    body: { ShipmentId: 20_078, Reason: "Damaged: box is wet" },
  });
  expect(verdict).toEqual({ state: "done", found: "Omni shows it as Rejected." });
  expect(desk.pauses).toEqual([]);
});

test("the order is remembered from a look before", async () => {
  const desk = await openDesk();
  desk.seen.set("20078", "1001");
  const { look } = await begin(desk, "shipment reject 20078");
  expect(look.now).toBe("Created at toronto-south · order 1001 · TEE-RED-M × 2, CAP-BLU × 1");
});

test("reading an order for one shipment remembers them all", async () => {
  const desk = await openDesk();
  await begin(desk, "shipment reject 21001 order 1005");
  expect(desk.seen.get("21002")).toBe("1005");
});

test("where the order is not known, Omni cannot show it: no amounts, and no claim of success", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, "shipment reject 20078", REASON);
  expect(change.preview).toEqual({
    now: "Omni cannot show this shipment, because its order is not known. Name the order to see it.",
    after: "Rejected; Omni routes the units again.",
    undo: "This cannot be undone.",
    warning: "Omni cannot show this shipment, so it will not be known whether it was done.",
  });
  expect(change.amounts).toEqual({});
  const { verdict } = await carryOut(desk, change);
  expect(verdict).toEqual({
    state: "cannot-tell",
    found: "Omni cannot show this shipment, because its order is not known.",
  });
});

test("a site whose orders list no shipments cannot show it either", async () => {
  const desk = await openDesk();
  desk.sandbox.faults.set("order.read", { kind: "no-shipments" });
  const change = await changeOf(desk, WORDS, REASON);
  expect(change.preview.now).toBe("Omni cannot show this shipment: it does not list it with order 1001.");
  expect(change.amounts).toEqual({});
  const { verdict } = await carryOut(desk, change);
  expect(verdict).toEqual({
    state: "cannot-tell",
    found: "Omni does not list shipment 20078 with order 1001.",
  });
});

test("what was remembered may be old: then it counts as not known, and is not held against the person", async () => {
  const desk = await openDesk();
  desk.seen.set("20078", "1003");
  const { look } = await begin(desk, "shipment reject 20078");
  expect(look.impossible).toBeUndefined();
  expect(look.now).toBe("Omni cannot show this shipment: it does not list it with order 1003.");
});

test.each([
  ["shipment reject 20078 order 1009", "There is no order 1009."],
  ["shipment reject 20078 order 1003", "Order 1003 has no shipment 20078. Check both numbers."],
])("%s: said at the order's field, and the subject is asked for again", async (words, sentence) => {
  const { look, reading } = await begin(await openDesk(), words, REASON);
  expect(problemsIn(reading)).toEqual([{ slot: "order", sentence }]);
  expect(look.now).toBe(sentence);
  expect(look.fields({}, NO_REASONS).map(({ name }) => name)).toEqual(["shipment", "order"]);
});

test.each([
  ["shipment reject", "A shipment id is missing."],
  ["shipment reject 20o78", "“20o78” is not a shipment id: it must be a number."],
  ["shipment reject 20078 20079", "Several shipments at once come in a form of their own. Name one here."],
])("%s: asked before anything is read", (words, sentence) => {
  expect(problemsOf(words)).toEqual([{ slot: "shipment", sentence }]);
});

test.each(["Shipped", "Rejected", "Cancelled"])(
  "a shipment that is %s cannot be rejected",
  async (status) => {
    const desk = await openDesk();
    const shipment = desk.sandbox.state.orders.get("1001")?.Shipments[0];
    if (shipment) shipment.Status = status;
    const { look } = await begin(desk, WORDS);
    expect(look.impossible).toBe(`Shipment 20078 is ${status.toLowerCase()} already.`);
  },
);

test("an unknown state is tried", async () => {
  const desk = await openDesk();
  const shipment = desk.sandbox.state.orders.get("1001")?.Shipments[0];
  if (shipment) shipment.Status = "SomethingNew";
  const change = await changeOf(desk, WORDS, REASON);
  expect(change.preview.now).toContain("SomethingNew at toronto-south");
  expect((await carryOut(desk, change)).verdict.state).toBe("done");
});

test("a reason is asked for: the site's own, or another in words", async () => {
  const { look, reading } = await begin(await openDesk(), WORDS);
  expect(problemsIn(reading)).toEqual([{ slot: "reason", sentence: "A reason is missing." }]);
  expect(look.fields({}, NO_REASONS)).toEqual([{ kind: "text", name: "reason", label: "Reason", own: true }]);
  const [reason, note] = look.fields({}, { reasons: ["Damaged", "Not in stock"] });
  expect(reason).toMatchObject({
    kind: "choice",
    own: true,
    options: [{ value: "Damaged" }, { value: "Not in stock" }, { value: "Other…" }],
  });
  expect(note).toMatchObject({ kind: "text", name: "note", optional: true, own: true });
});

test("another reason must be said, and then it alone is the reason", async () => {
  const desk = await openDesk();
  const { reading } = await begin(desk, WORDS, { reason: ["Other…"] });
  expect(problemsIn(reading)).toEqual([
    { slot: "note", sentence: "Say the reason: none of the list was chosen." },
  ]);
  const change = await changeOf(desk, WORDS, { reason: ["Other…"], note: ["flooded"] });
  expect(change.call.body).toEqual({ ShipmentId: 20_078, Reason: "flooded" });
});

test("while only the reason is missing, the preview is there already, with an ellipsis in its place", async () => {
  const desk = await openDesk();
  const { look, values } = await begin(desk, WORDS);
  const foreseen = look.foresee(values, { reasons: ["Damaged"] }, desk.omni);
  expect(foreseen?.preview.after).toBe("Rejected; Omni routes the units again.");
  expect(foreseen?.shownCall.body).toEqual({ ShipmentId: 20_078, Reason: "…" });
  expect(foreseen?.depends).toEqual((await changeOf(desk, WORDS, REASON)).depends);
});

test("only its state, location and lines make the preview stale", async () => {
  const desk = await openDesk();
  const { depends } = await changeOf(desk, WORDS, REASON);
  const order = desk.sandbox.state.orders.get("1001");
  if (order)
    Object.assign(order, { Comments: "call first", OrderTotal: 60, OrderStatus: "ShipmentsCreated" });
  expect((await changeOf(desk, WORDS, REASON)).depends).toEqual(depends);
  const [shipment] = order?.Shipments ?? [];
  if (shipment) shipment.InventoryLocationName = "queen-west";
  expect((await changeOf(desk, WORDS, REASON)).depends).not.toEqual(depends);
});

test("a 200 that did nothing is not done, after patience", async () => {
  const desk = await openDesk();
  desk.sandbox.faults.set("shipment.reject", { kind: "did-nothing" });
  const { verdict } = await carryOut(desk, await changeOf(desk, WORDS, REASON));
  expect(verdict).toEqual({ state: "not-done", found: "Omni shows it as Created." });
  expect(desk.pauses).toEqual([200, 600, 1400]);
});

test("a 200 that did something else is not done", async () => {
  const desk = await openDesk();
  desk.sandbox.faults.set("shipment.reject", { kind: "did-something-else" });
  const { verdict } = await carryOut(desk, await changeOf(desk, WORDS, REASON));
  expect(verdict).toEqual({ state: "not-done", found: "Omni shows it as Cancelled." });
});

test("a state that shows a moment later is done", async () => {
  const desk = await openDesk();
  desk.sandbox.faults.set("shipment.reject", { kind: "did-nothing" });
  const change = await changeOf(desk, WORDS, REASON);
  await desk.omni.send(change.call);
  const shipment = desk.sandbox.state.orders.get("1001")?.Shipments[0];
  desk.sandbox.clock.later(500, () => {
    if (shipment) shipment.Status = "Rejected";
  });
  expect((await change.verify(desk.context)).state).toBe("done");
  expect(desk.pauses).toEqual([200, 600]);
});

test("what the ledger keeps and cannot be read is not told again", async () => {
  const desk = await openDesk();
  const begun = await begin(desk, WORDS, REASON);
  const { facts } = kept(desk, begun);
  const { operation, values } = begun;
  expect(operation.revive({ values, facts: { shipment: "20078" } }, desk.omni)).toBeUndefined();
  expect(operation.revive({ values: {}, facts }, desk.omni)).toBeUndefined();
});
