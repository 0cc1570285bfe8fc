import { expect, test } from "vitest";
import { begin, carryOut, changeOf, openDesk, problemsIn, problemsOf } from "./support.ts";

const REASON = { reason: ["Customer asked"] };

test("cancels an order: seen, previewed, sent in the query, read back", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, "order cancel 1001", { ...REASON, note: ["called & sure"] });
  expect(change.target).toEqual({ kind: "order", id: "1001" });
  expect(change.preview).toEqual({
    now: "Paid · 3 units open of 3 · 1 shipment · CA$58.50",
    after: "Cancelled; 3 open units will not ship.",
    undo: "This cannot be undone.",
  });
  expect(change.wording).toEqual({
    done: "Order 1001 cancelled",
    notDone: "Order 1001 was not cancelled",
    whether: "whether order 1001 was cancelled",
    deed: "cancel order 1001",
  });
  expect(change.amounts).toEqual({ orderTotal: 58.5 });
  expect(change.reason).toBe("Customer asked: called & sure");
  const { arrived, verdict } = await carryOut(desk, change);
  expect(arrived).toMatchObject({ method: "POST", path: "/v1/orders/Cancel", body: undefined });
  expect(Object.fromEntries(new URLSearchParams(arrived?.query))).toEqual({
    externalOrderId: "1001",
    cancelReason: "Customer asked: called & sure",
  });
  expect(verdict).toEqual({
    state: "done",
    found: "Omni shows it as Cancelled, 3 of 3 units cancelled.",
  });
});

test("its facts hold nothing of the customer", async () => {
  const desk = await openDesk();
  const facts = JSON.stringify((await changeOf(desk, "order cancel 1001", REASON)).facts);
  expect(facts).toBe(
    '{"order":"1001","seen":{"status":"Paid","units":{"ordered":3,"shipped":0,"cancelled":0,"open":3,"waiting":0},"shipments":[20078],"total":58.5,"currency":"CAD"}}',
  );
});

test("an order without a number goes by Omni's own", async () => {
  const desk = await openDesk();
  const order = desk.sandbox.state.orders.get("1001");
  if (order) order.ExternalOrderId = "";
  const change = await changeOf(desk, 'order cancel "internal 5551"', REASON);
  expect(change.target.id).toBe("internal 5551");
  const { arrived, verdict } = await carryOut(desk, change);
  expect(new URLSearchParams(arrived?.query).get("internalOrderId")).toBe("5551");
  expect(verdict.state).toBe("done");
});

test("one with a number is named by it alone, so that it is guarded once", async () => {
  const { reading } = await begin(await openDesk(), 'order cancel "internal 5551"', REASON);
  expect(problemsIn(reading)).toEqual([{ slot: "order", sentence: "This order goes by 1001. Name it so." }]);
});

test.each([
  ["order cancel", "An order number is missing."],
  ["order cancel 1001 1002", "Several orders at once come in a form of their own. Name one here."],
])("%s", (words, sentence) => {
  expect(problemsOf(words)).toEqual([{ slot: "order", sentence }]);
});

test("no such order, whether Omni says 404 or nothing", async () => {
  const desk = await openDesk();
  for (const answer of ["404", "empty list"] as const) {
    desk.sandbox.site.noSuchOrder = answer;
    const { reading } = await begin(desk, "order cancel 1009", REASON);
    expect(problemsIn(reading)).toEqual([{ slot: "order", sentence: "There is no order 1009." }]);
  }
});

test("cancelled already, and nothing open", async () => {
  const desk = await openDesk();
  await carryOut(desk, await changeOf(desk, "order cancel 1001", REASON));
  expect((await begin(desk, "order cancel 1001")).look.impossible).toBe("Order 1001 is cancelled already.");
  expect((await begin(desk, "order cancel 1008")).look.impossible).toBe(
    "Nothing is open in order 1008: of 1 unit, 1 shipped.",
  );
});

test("what has shipped in part is tried, with a warning", async () => {
  const desk = await openDesk();
  const [line] = desk.sandbox.state.orders.get("1001")?.LineItems ?? [];
  if (line) line.QuantityShipped = 1;
  const { preview } = await changeOf(desk, "order cancel 1001", REASON);
  expect(preview.now).toBe("Paid · 2 units open of 3 · 1 shipped · 1 shipment · CA$58.50");
  expect(preview.warning).toBe("1 unit has shipped, so Omni may refuse.");
});

test("a reason that would not fit into the address is said at its field", async () => {
  const { reading } = await begin(await openDesk(), "order cancel 1001", {
    reason: ["Other…"],
    note: ["é".repeat(199)],
  });
  expect(reading.ok).toBe(true);
  const both = { reason: ["漢".repeat(100)], note: ["漢".repeat(100)] };
  expect(problemsIn((await begin(await openDesk(), "order cancel 1001", both)).reading)).toEqual([
    { slot: "note", sentence: "The reason is too long to be sent with a cancellation. Shorten it." },
  ]);
});

test.each([
  ["did-nothing", "Omni shows it as Paid, 0 of 3 units cancelled."],
  ["did-something-else", "Omni shows it as Paid, 1 of 3 units cancelled."],
] as const)("a 204 that %s is not done", async (kind, found) => {
  const desk = await openDesk();
  desk.sandbox.faults.set("order.cancel", { kind });
  const { verdict } = await carryOut(desk, await changeOf(desk, "order cancel 1001", REASON));
  expect(verdict).toEqual({ state: "not-done", found });
});

test("the state and the units make the preview stale, the rest does not", async () => {
  const desk = await openDesk();
  const depends = async () => (await changeOf(desk, "order cancel 1001", REASON)).depends;
  const before = await depends();
  const order = desk.sandbox.state.orders.get("1001");
  if (order) Object.assign(order, { Comments: "hello", OrderTotal: 99 });
  expect(await depends()).toEqual(before);
  const [line] = order?.LineItems ?? [];
  if (line) line.QuantityShipped = 1;
  expect(await depends()).not.toEqual(before);
});

test("an order that is gone when it is read back cannot be told", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, "order cancel 1001", REASON);
  const order = desk.sandbox.state.orders.get("1001");
  if (order) order.ExternalOrderId = "moved";
  expect(await change.verify(desk.context)).toMatchObject({ state: "cannot-tell" });
});
