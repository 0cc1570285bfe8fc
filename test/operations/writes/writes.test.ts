import fc from "fast-check";
import { expect, test } from "vitest";
import { countries, loadCountries } from "../../../src/operations/country.ts";
import { revealCustomer } from "../../../src/operations/customer/reveal.ts";
import { editedTo, filledWith, saidToRestore } from "../../../src/operations/edited.ts";
import { RIGHTS } from "../../../src/policy/index.ts";
import { printQuestion } from "../../../src/words/print.ts";
import { readWords } from "../../../src/words/read.ts";
import { WRITES, language, openDesk, spoken } from "./support.ts";

test("every change has an id, a right and a title of its own, and examples that begin it", () => {
  const ids = WRITES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(11);
  for (const { id, right, title, deed, examples } of WRITES) {
    expect(RIGHTS).toContain(right);
    expect(title.length).toBeLessThanOrEqual(24);
    expect(deed.length).toBeLessThanOrEqual(24);
    for (const example of examples) {
      const { operation, values } = spoken(example);
      expect(operation.id).toBe(id);
      const printed = printQuestion(language, { operation: id, values });
      expect(readWords(language, printed ?? "")).toMatchObject({ question: { operation: id, values } });
    }
  }
});

test("reveals what a card masks", async () => {
  const { context } = await openDesk();
  const preparation = revealCustomer.prepare({ order: ["1001"] });
  const address = { name: "Zoe Quill", lines: ["12 Sample St", "Guelph", "ON", "N1H 1A1", "CA"] };
  expect(preparation.ok && (await preparation.prepared.run(context))).toEqual({
    kind: "revealed",
    order: "1001",
    name: "Zoe Quill",
    email: "zoe.quill1@example.com",
    phone: "416-555-0101",
    billing: address,
    shipping: address,
  });
});

test("reveals nothing of an order that is not there", async () => {
  const { context } = await openDesk();
  const preparation = revealCustomer.prepare({ order: ["1009"] });
  expect(preparation.ok && (await preparation.prepared.run(context))).toEqual({
    kind: "orders",
    orders: [],
    notFound: ["1009"],
  });
});

test("countries and provinces have names, and codes as addresses use them", async () => {
  await loadCountries();
  const { all, provincesOf } = countries();
  expect(all).toHaveLength(249);
  expect(all).toContainEqual({ value: "CA", label: "Canada (CA)" });
  expect(provincesOf("CA")).toHaveLength(13);
  expect(provincesOf("ca")[0]).toEqual({ value: "AB", label: "Alberta (AB)" });
  expect(provincesOf("HK")).toEqual([]);
});

const slots = fc.dictionary(
  fc.constantFrom("a", "b", "c"),
  fc.array(fc.constantFrom("1", "2"), { maxLength: 2 }),
);

test("filling a form twice changes nothing; what it shows emptied stays emptied; restoring restores", () => {
  fc.assert(
    fc.property(slots, fc.subarray(["a", "b", "c"]), (present, emptied) => {
      const filled = filledWith(present, {});
      expect(filledWith(present, filled)).toEqual(filled);
      const sent = Object.fromEntries(Object.entries(filled).filter(([slot]) => !emptied.includes(slot)));
      const again = filledWith(present, sent);
      for (const slot of Object.keys(present))
        expect(editedTo(again, slot)).toEqual(emptied.includes(slot) ? [] : present[slot]);
      const restored = saidToRestore(present);
      for (const slot of Object.keys(present)) expect(editedTo(restored, slot)).toEqual(present[slot]);
    }),
  );
});
