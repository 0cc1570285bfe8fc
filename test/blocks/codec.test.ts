import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  askValue,
  csvValue,
  formMetadata,
  formValue,
  pageValue,
  shareValue,
} from "../../src/blocks/codec.ts";
import { ACTION, actionId } from "../../src/blocks/ids.ts";

const values = fc.dictionary(
  fc.string({ minLength: 1 }).filter((key) => key !== "__proto__"),
  fc.array(fc.string({ unit: "binary", maxLength: 20 }), { maxLength: 4 }),
  { maxKeys: 4, noNullPrototype: true },
);
const question = fc.record({ operation: fc.string(), values });

describe("values of buttons and forms", () => {
  test("come back as they went", () => {
    fc.assert(
      fc.property(question, question, (q, from) => {
        expect(askValue.decode(askValue.encode({ q, from }))).toEqual({ q, from });
        expect(formValue.decode(formValue.encode(q))).toEqual(q);
        expect(shareValue.decode(shareValue.encode({ q }))).toEqual({ q });
        expect(
          formMetadata.decode(formMetadata.encode({ operation: "a", channel: "C1", hidden: q.values })),
        ).toEqual({
          operation: "a",
          channel: "C1",
          hidden: q.values,
        });
      }),
    );
    expect(pageValue.decode(pageValue.encode({ s: "abc", p: 3 }))).toEqual({ s: "abc", p: 3 });
    expect(csvValue.decode(csvValue.encode({ s: "abc" }))).toEqual({ s: "abc" });
  });

  test("hold no character that Slack turns into an entity", () => {
    const text = askValue.encode({ q: { operation: "order.read", values: { order: ["<a&b>"] } } });
    expect(text).toMatch(/^[^<>&]*$/);
    expect(askValue.decode(text)?.q.values).toEqual({ order: ["<a&b>"] });
  });

  test("that do not fit are not written", () => {
    const long = { operation: "order.read", values: { order: ["x".repeat(1990)] } };
    expect(askValue.encode({ q: long })).toBeUndefined();
    expect(formMetadata.encode({ operation: "a", hidden: { x: ["x".repeat(2957)] } })).toHaveLength(3000);
    expect(formMetadata.encode({ operation: "a", hidden: { x: ["x".repeat(2958)] } })).toBeUndefined();
  });

  test.each([
    undefined,
    "",
    "null",
    "[]",
    "{",
    '{"v":2,"s":"a","p":1}',
    '{"s":"a","p":1}',
    '{"v":1,"s":"a","p":0}',
    '{"v":1,"s":"a","p":1.5}',
    '{"v":1,"s":1,"p":1}',
  ])("%j is not a page of ours", (text) => {
    expect(pageValue.decode(text)).toBeUndefined();
  });
});

test("action ids always match the pattern of their verb", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("ask", "form", "page", "url"),
      fc.string({ maxLength: 400 }),
      (verb, qualifier) => {
        expect(actionId(verb, qualifier)).toMatch(ACTION[verb]);
        expect(actionId(verb, qualifier).length).toBeLessThanOrEqual(245);
      },
    ),
  );
});
