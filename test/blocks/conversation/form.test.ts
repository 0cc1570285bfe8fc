import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formMetadata } from "../../../src/blocks/codec.ts";
import {
  formErrors,
  formView,
  loadingView,
  lookupOptions,
  messageView,
  readForm,
} from "../../../src/blocks/form.ts";
import { lookupOrdersView } from "../../../src/blocks/form/lookup-orders.ts";
import type { Field } from "../../../src/operations/field.ts";
import { outsideText, values } from "./any.ts";
import { always, faultsOfView, read } from "./slack.ts";
import { stateOf } from "./state.ts";

const metadata = { operation: "stock.read", hidden: {} };
const parts = { title: "Check stock", deed: "Check", metadata };

const FIELDS = [
  { kind: "text", name: "sku", label: "SKUs", many: true, optional: true },
  {
    kind: "lookup",
    name: "location",
    label: "Locations",
    source: "locations",
    many: true,
    hint: "Leave empty for all.",
  },
  { kind: "lookup", name: "store", label: "Store", source: "stores" },
  {
    kind: "choice",
    name: "reason",
    label: "Reason",
    options: [
      { value: "damaged", label: "Damaged" },
      { value: "none", label: "Not in stock" },
    ],
  },
  { kind: "text", name: "note", label: "Note", multiline: true },
] as const satisfies readonly Field[];

describe("a form", () => {
  const view = formView({
    ...parts,
    fields: FIELDS,
    values: { sku: ["A B", "C"], reason: ["none"] },
    help: "what is on hand",
  });

  it("says its title, its deed on the button, and its fields by their labels", () => {
    expect(view).toMatchObject({
      title: { text: "Check stock" },
      submit: { text: "Check" },
      close: { text: "Cancel" },
    });
    expect(read(view)).toEqual([
      "What is on hand",
      "SKUs",
      "Locations | Leave empty for all.",
      "Store",
      "Reason | Not in stock",
      "Note",
    ]);
    expect(faultsOfView(view, "modal")).toEqual([]);
  });

  it("carries what it is for", () => {
    expect(formMetadata.decode(view.private_metadata)).toEqual(metadata);
  });

  it("names in full what does not fit the title", () => {
    const long = formView({ ...parts, title: "Look up orders by internal id", fields: [], values: {} });
    expect(long.title.text).toBe("Look up orders by inter…");
    expect(read(long)).toEqual(["*Look up orders by internal id*\nThere is nothing to fill in."]);
  });

  it("says so where more was given than it can carry", () => {
    const hidden = { sku: Array.from({ length: 500 }, (_, index) => `SKU-${index}`) };
    expect(
      read(formView({ ...parts, metadata: { ...metadata, hidden }, fields: FIELDS, values: {} })),
    ).toEqual(["This is too much for one form, so nothing was asked. Ask for fewer at once."]);
  });

  it("says how many values a field could not hold", () => {
    const sku = Array.from({ length: 500 }, () => "SKU-123456789");
    const full = formView({ ...parts, fields: [FIELDS[0]], values: { sku } });
    expect(read(full)).toEqual(["SKUs | Only the first 214 of 500 values can stand here."]);
    expect(readForm(stateOf(full), [FIELDS[0]])["sku"]).toEqual(sku.slice(0, 214));
  });

  it("reads what a person typed: spaces, commas and lines separate, quotes keep together", () => {
    const typed = { sku: { text: { type: "plain_text_input", value: 'A,B  C\n“D E” "say ""hi""", ,F' } } };
    expect(readForm(typed, FIELDS)).toEqual({ sku: ["A", "B", "C", "D E", 'say "hi"', "F"] });
  });

  it.each([undefined, null, [], "x", { sku: "x" }, { sku: { text: { value: 7 } } }])(
    "reads nothing from %j",
    (state) => {
      expect(readForm(state, FIELDS)).toEqual({});
    },
  );

  it("turns problems into errors of its fields; what belongs to none stands at the first", () => {
    const problems = [
      { slot: "note", sentence: "A note is missing." },
      { slot: "elsewhere", sentence: "Name a SKU, a location, or both." },
    ];
    expect(formErrors(problems, FIELDS)).toEqual({
      note: "A note is missing.",
      sku: "Name a SKU, a location, or both.",
    });
    expect(formErrors(problems, [])).toEqual({});
  });
});

const word = fc
  .string({ unit: "binary", minLength: 1, maxLength: 30 })
  .filter((text) => text.trim() !== "" && !/[\r\n]/.test(text));
const many = fc.uniqueArray(fc.oneof(word, fc.constantFrom('5"', '"', "“a”", "a,b", ",", "at", "Men's")), {
  minLength: 1,
  maxLength: 20,
});
const one = word.map((text) => [text.trim()]);

describe("whatever comes in", () => {
  it("values come back from the form as they went in", () => {
    const filled = fc.record(
      { sku: many, location: many, store: one, reason: fc.constantFrom(["damaged"], ["none"]), note: one },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filled, (given) => {
        const defined = Object.fromEntries(Object.entries(given).filter(([, held]) => held !== undefined));
        expect(readForm(stateOf(formView({ ...parts, fields: FIELDS, values: defined })), FIELDS)).toEqual(
          defined,
        );
      }),
    );
  });

  it("Slack takes the form", () => {
    const label = outsideText;
    const option = fc.record({ value: outsideText, label });
    const field: fc.Arbitrary<Field> = fc.oneof(
      fc.record({
        kind: fc.constant("text" as const),
        name: fc.uuid(),
        label,
        placeholder: label,
        many: fc.boolean(),
        multiline: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant("choice" as const),
        name: fc.uuid(),
        label,
        hint: label,
        options: fc.array(option, { maxLength: 250 }),
      }),
      fc.record({
        kind: fc.constant("lookup" as const),
        name: fc.uuid(),
        label,
        source: fc.constant("stores" as const),
        many: fc.boolean(),
      }),
    );
    const filled = fc.tuple(
      fc.array(fc.tuple(field, fc.array(outsideText, { maxLength: 150 })), { maxLength: 20 }),
      label,
      label,
    );
    const made = always(filled, ([fields, title, help]) => {
      const known = Object.fromEntries(fields.map(([{ name }, held]) => [name, held]));
      const view = formView({ ...parts, title, help, fields: fields.map(([each]) => each), values: known });
      return faultsOfView(view, "modal");
    });
    expect(made).not.toThrow();
  });

  it("Slack takes what else stands in a modal", () => {
    const any = fc.tuple(outsideText, fc.array(outsideText, { maxLength: 150 }), values);
    const made = always(any, ([words, found, hidden]) => [
      ...faultsOfView(loadingView(words, words), "modal"),
      ...faultsOfView(lookupOrdersView(found, { channel: "C0CARE" }), "modal"),
      ...faultsOfView(
        formView({ ...parts, metadata: { ...metadata, hidden }, fields: FIELDS, values: {} }),
        "modal",
      ),
    ]);
    expect(made).not.toThrow();
  });

  it("Slack takes the options of a lookup, each once", () => {
    const many = Array.from({ length: 230 }, (_, index) => `location ${index}`);
    const options = lookupOptions(["a".repeat(151), "", ...many, ...many]);
    expect(options).toHaveLength(100);
    expect(options[0]).toEqual({
      text: { type: "plain_text", text: "location 0", emoji: false },
      value: "location 0",
    });
  });
});

describe("the orders of a message", () => {
  const asOrders = [{ kind: "text", name: "order", label: "Order numbers", many: true }] as const;

  it("are all chosen at first, and read as a form of order.read", () => {
    const view = lookupOrdersView(["1001", "1002", "1001"], { channel: "C0CARE", thread: "1.2" });
    expect(readForm(stateOf(view), asOrders)).toEqual({ order: ["1001", "1002"] });
    expect(formMetadata.decode(view.private_metadata)).toEqual({
      operation: "order.read",
      hidden: {},
      channel: "C0CARE",
      thread: "1.2",
    });
  });

  it("are asked for where there are none", () => {
    expect(read(lookupOrdersView([]))).toEqual([
      "I found no order number in this message.",
      "Order numbers | 1001 1002",
    ]);
  });
});

describe("an answer in a modal", () => {
  const table = { type: "table", rows: [[{ type: "raw_text", text: "a" }]] } as const;
  const rows = [[...table.rows[0]]];

  it("is shown in its plain blocks", () => {
    const plain = [{ type: "section", text: { type: "mrkdwn", text: "40 on hand" } }] as const;
    const message = { text: "40 on hand.", blocks: [{ ...table, rows }], plain: [...plain] };
    expect(messageView("Stock", message).blocks).toEqual(plain);
  });

  it("is its sentence where no block of it may stand there", () => {
    expect(read(messageView("Stock", { text: "40 on hand.", blocks: [{ ...table, rows }] }))).toEqual([
      "40 on hand.",
    ]);
  });
});
