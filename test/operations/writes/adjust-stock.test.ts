import fc from "fast-check";
import { expect, test } from "vitest";
import { amountSlot, printAmount } from "../../../src/operations/stock/amount.ts";
import { adjustStock } from "../../../src/operations/stock/adjust.ts";
import {
  begin,
  beginWith,
  carryOut,
  changeOf,
  kept,
  NO_REASONS,
  openDesk,
  openService,
  problemsIn,
  problemsOf,
  spoken,
} from "./support.ts";

const AT = "stock adjust TEE-RED-M at toronto-south";

test("adds: previewed over what is there, sent as a Delta, read back", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, `${AT} +10`);
  expect(change.target).toEqual({ kind: "stock", id: "TEE-RED-M at toronto-south" });
  expect(change.preview).toEqual({
    now: "12 on hand · TEE-RED-M at toronto-south",
    after: "22 on hand (+10).",
    undo: "It can be put back.",
  });
  expect(change.wording).toEqual({
    done: "TEE-RED-M at toronto-south adjusted by +10",
    notDone: "TEE-RED-M at toronto-south was not adjusted by +10",
    whether: "whether TEE-RED-M at toronto-south was adjusted by +10",
    deed: "adjust TEE-RED-M at toronto-south by +10",
  });
  expect(change.amounts).toEqual({ units: 10, locations: ["toronto-south"] });
  const { arrived, verdict } = await carryOut(desk, change);
  expect(arrived).toEqual({
    method: "PUT",
    path: "/v1/inventory/onhand",
    query: "",
    body: { Sku: "TEE-RED-M", LocationInternalName: "toronto-south", QuantityType: "Delta", Quantity: 10 },
  });
  expect(verdict).toEqual({ state: "done", found: "Omni shows 22 on hand." });
});

test("sets: an Absolute, measured by the difference, and put back by a Delta", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, `${AT} =25`);
  expect(change.preview.after).toBe("25 on hand (set, +13).");
  expect(change.wording.deed).toBe("set TEE-RED-M at toronto-south to 25");
  expect(change.wording.done).toBe("TEE-RED-M at toronto-south set to 25");
  expect(change.amounts.units).toBe(13);
  expect(change.undo).toEqual({
    label: "Put back",
    operation: "stock.adjust",
    values: { sku: ["TEE-RED-M"], location: ["toronto-south"], amount: ["-13"] },
  });
  const { arrived, verdict } = await carryOut(desk, change);
  expect(arrived?.body).toMatchObject({ QuantityType: "Absolute", Quantity: 25 });
  expect(verdict.state).toBe("done");
});

test.each(["+10", "-3", "=25", "=0", "−3"])("%s, put back, is what it was", async (amount) => {
  const desk = await openDesk();
  const change = await changeOf(desk, `${AT} ${amount}`);
  await carryOut(desk, change);
  const back = kept(desk, await beginWith(desk, adjustStock, change.undo?.values ?? {}));
  expect(back.call.body).toMatchObject({ QuantityType: "Delta" });
  expect((await carryOut(desk, back)).verdict).toEqual({ state: "done", found: "Omni shows 12 on hand." });
});

test("a bare number is asked about: add, or set", async () => {
  const desk = await openDesk();
  const { look, values, reading } = await begin(desk, `${AT} 10`);
  expect(problemsIn(reading)).toEqual([
    { slot: "mode", sentence: "10: is it to be added, or is it the new count?" },
  ]);
  expect(look.fields(values, NO_REASONS)[1]).toEqual({
    kind: "choice",
    name: "mode",
    label: "What does 10 mean?",
    options: [
      { value: "add", label: "Add 10" },
      { value: "set", label: "Set the count to 10" },
    ],
    live: true,
  });
  expect((await changeOf(desk, `${AT} 10`, { mode: ["add"] })).call.body).toMatchObject({
    QuantityType: "Delta",
    Quantity: 10,
  });
  expect((await changeOf(desk, `${AT} 10`, { mode: ["set"] })).call.body).toMatchObject({
    QuantityType: "Absolute",
    Quantity: 10,
  });
  expect((await changeOf(desk, `${AT} -2`, { mode: ["set"] })).call.body).toMatchObject({ Quantity: -2 });
});

test.each([
  ["-13", "12 on hand at toronto-south: taking off 13 would bring it below zero."],
  ["+0", "Adding 0 changes nothing."],
  ["-0", "Adding 0 changes nothing."],
  ["=12", "The count is 12 already."],
])("%s is said at its field", async (amount, sentence) => {
  const { reading } = await begin(await openDesk(), `${AT} ${amount}`);
  expect(problemsIn(reading)).toEqual([{ slot: "amount", sentence }]);
});

test.each([
  ["by 3", 3],
  ["by +3", 3],
  ["by -3", -3],
  ["by −3", -3],
])("%s is so many more or fewer, and nothing is asked about it", async (said, quantity) => {
  const { call } = await changeOf(await openDesk(), `${AT} ${said}`);
  expect(call.body).toMatchObject({ QuantityType: "Delta", Quantity: quantity });
});

test("what is typed into the form is read as words are", async () => {
  const desk = await openDesk();
  for (const amount of ["+ 10", " +10 ", "+10"])
    expect((await changeOf(desk, AT, { amount: [amount] })).call.body).toMatchObject({ Quantity: 10 });
  const { reading } = await begin(desk, AT, { amount: ["ten"] });
  expect(problemsIn(reading)).toEqual([
    {
      slot: "amount",
      sentence: "“ten” is not an amount. Write +10 to add, -3 to take off, or =25 to set the count.",
    },
  ]);
});

test("SKU and location are asked for first", () => {
  expect(problemsOf("stock adjust")).toEqual([
    { slot: "sku", sentence: "A SKU is missing." },
    { slot: "location", sentence: "A location is missing." },
  ]);
  expect(spoken(`${AT} -3`).values).toEqual({
    sku: ["TEE-RED-M"],
    location: ["toronto-south"],
    amount: ["-3"],
  });
});

test.each([
  ["NO-SUCH at toronto-south", "sku", "Omni has no count of NO-SUCH at any location. Check the SKU."],
  [
    "TEE-RED-M at toronto-soth",
    "location",
    "There is no location called toronto-soth. Did you mean toronto-south?",
  ],
  [
    "TEE-RED-M at Toronto-South",
    "location",
    "There is no location called Toronto-South. Did you mean toronto-south?",
  ],
])("%s: said at its field, and nothing typed is lost", async (place, slot, sentence) => {
  const { look, reading } = await begin(await openDesk(), `stock adjust ${place} +1`);
  expect(problemsIn(reading)).toEqual([{ slot, sentence }]);
  expect(look.fields({}, NO_REASONS).map(({ name }) => name)).toEqual(["sku", "location"]);
});

test("adding does not depend on the count, setting does", async () => {
  const desk = await openDesk();
  const dependsOf = async (amount: string) => (await changeOf(desk, `${AT} ${amount}`)).depends;
  const [added, set] = [await dependsOf("+10"), await dependsOf("=25")];
  desk.sandbox.state.stock.set("TEE-RED-M", "toronto-south", 15);
  expect(await dependsOf("+10")).toEqual(added);
  expect(await dependsOf("=25")).not.toEqual(set);
});

test.each([
  ["+10", "did-nothing", "not-done", "Omni shows 12 on hand, where 22 was expected."],
  ["=25", "did-nothing", "not-done", "Omni shows 12 on hand, where 25 was expected."],
  ["=25", "did-something-else", "not-done", "Omni shows 26 on hand, where 25 was expected."],
  ["+10", "did-something-else", "cannot-tell", "Omni shows 23 on hand, where 22 was expected."],
] as const)("%s and a 2xx that %s: %s", async (amount, kind, state, found) => {
  const desk = await openDesk();
  desk.sandbox.faults.set("on-hand.write", { kind });
  const { verdict } = await carryOut(desk, await changeOf(desk, `${AT} ${amount}`));
  expect(verdict).toEqual({ state, found });
});

test("a SKU that is known elsewhere and not counted here: never a zero, and nothing can be taken off", async () => {
  const rows = [{ Sku: "NEW-1", LocationInternalName: "far", Quantity: 4 }];
  const desk = await openService({
    "/inventorylocations/": [{ InternalName: "near" }, { InternalName: "far" }],
    "/inventory/onhand": rows,
  });
  const counted = (said: string) => begin(desk, `stock adjust NEW-1 at near ${said}`);
  const added = await counted("+5");
  expect(added.look.now).toBe("Omni shows no count of NEW-1 at near.");
  const change = kept(desk, added);
  expect(change.preview.after).toBe("+5 to a count that Omni does not show.");
  expect(await change.verify(desk.context)).toEqual({
    state: "cannot-tell",
    found: "Omni shows no count of it.",
  });
  expect(problemsIn((await counted("-1")).reading)).toEqual([
    {
      slot: "amount",
      sentence: "Omni shows no count of NEW-1 at near, so nothing can be taken off. Set it with =25.",
    },
  ]);
  const set = kept(desk, await counted("=5"));
  expect(set.amounts).toEqual({ locations: ["near"] });
  expect(set.undo).toBeUndefined();
  expect(set.preview).toMatchObject({
    after: "5 on hand (set).",
    undo: "This cannot be put back: the count was not known.",
  });
});

const amount = fc.oneof(
  fc.record({
    type: fc.constant("Delta" as const),
    quantity: fc.integer({ min: -999_999_999, max: 999_999_999 }),
  }),
  fc.record({ type: fc.constant("Absolute" as const), quantity: fc.integer({ min: 0, max: 999_999_999 }) }),
);

test("every amount prints as a word that reads back as the same amount", async () => {
  const desk = await openDesk();
  desk.sandbox.state.stock.set("TEE-RED-M", "toronto-south", 1_000_000_000);
  const { look } = await begin(desk, `${AT} +1`);
  fc.assert(
    fc.property(amount, (meant) => {
      fc.pre(meant.quantity !== 0 || meant.type === "Absolute");
      const word = printAmount(meant);
      expect(amountSlot.fits?.(word)).toBe(true);
      const { values } = spoken(`${AT} ${word}`);
      const reading = look.change(values, desk.omni);
      expect(reading.ok && reading.change.call.body).toEqual({
        Sku: "TEE-RED-M",
        LocationInternalName: "toronto-south",
        QuantityType: meant.type,
        Quantity: meant.quantity,
      });
    }),
  );
});
