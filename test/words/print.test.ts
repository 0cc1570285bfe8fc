import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Form } from "../../src/words/grammar.ts";
import { keywordsOf, verbsOf } from "../../src/words/language.ts";
import { printQuestion } from "../../src/words/print.ts";
import { readWords } from "../../src/words/read.ts";
import { language } from "./language.ts";

const everyWord = [...language.nouns, ...verbsOf(language.forms), ...keywordsOf(language.forms)];

/** Names drawn from the keywords themselves, from their misspellings, and from anything that can be typed. */
const value = fc.oneof(
  fc.constantFrom(
    ...everyWord,
    ...everyWord.map((word) => word.slice(1)),
    ...everyWord.map((word) => word.toUpperCase()),
  ),
  fc.constantFrom(
    "10",
    "-3",
    "–3",
    "=5",
    "+1",
    ",",
    "a,",
    '"',
    "“x”",
    "Men's",
    "<@U0ANA>",
    "Default Location",
    "find email",
    '7"',
    "—5",
  ),
  fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }).filter((text) => text.trim() !== ""),
);

/** What a slot may hold that is not any text. */
const amounts = fc.constantFrom("+10", "-3", "=25", "7").map((amount) => [amount]);

function valuesOf(form: Form): fc.Arbitrary<Record<string, string[]>> {
  const takers = [
    ...(form.head === undefined
      ? []
      : [{ ...form.head, takes: form.head.many ? ("many" as const) : ("one" as const) }]),
    ...form.clauses,
  ];
  const slots = takers.map(({ slot, takes, required }) => {
    const some = fc.array(value, {
      minLength: takes === "nothing" ? 0 : 1,
      maxLength: takes === "many" ? 4 : takes === "one" ? 1 : 0,
    });
    const given = form.slots[slot]?.fits === undefined ? some : amounts;
    return fc.record({
      slot: fc.constant(slot),
      given: required ? given : fc.option(given, { nil: undefined }),
    });
  });
  const tail =
    form.tail === undefined
      ? []
      : [
          fc.record({
            slot: fc.constant(form.tail.slot),
            given: amounts,
          }),
        ];
  return fc
    .tuple(...slots, ...tail)
    .map((all) =>
      Object.fromEntries(all.flatMap(({ slot, given }) => (given === undefined ? [] : [[slot, given]]))),
    );
}

describe("a question prints as words", () => {
  test("that read back to the same question", () => {
    const questions = fc
      .constantFrom(...language.forms)
      .chain((form) => fc.record({ operation: fc.constant(form.operation), values: valuesOf(form) }));
    fc.assert(
      fc.property(questions, (question) => {
        const words = printQuestion(language, question);
        expect(words).toBeTypeOf("string");
        const reading = readWords(language, words ?? "");
        expect(reading).toEqual({ kind: "question", question, missing: [] });
      }),
      { numRuns: 3_000 },
    );
  });

  test("that stay bare where nothing else is needed", () => {
    const question = {
      operation: "stock.read",
      values: { sku: ["TEE-RED-M"], location: ["toronto-south", "Default Location"] },
    };
    expect(printQuestion(language, question)).toBe('stock TEE-RED-M at toronto-south "Default Location"');
  });

  test("only where a form can say it", () => {
    expect(printQuestion(language, { operation: "order.read", values: { nothing: ["x"] } })).toBeUndefined();
  });
});

test("reading never throws, whatever is typed", () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 12 }), fc.constantFrom(" ", ", ", "  "), (words, between) => {
      expect(["empty", "question", "problem"]).toContain(readWords(language, words.join(between)).kind);
    }),
    { numRuns: 2_000 },
  );
});
