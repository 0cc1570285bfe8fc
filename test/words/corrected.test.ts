import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Form } from "../../src/words/grammar.ts";
import { keywordsOf, verbsOf } from "../../src/words/language.ts";
import { printQuestion } from "../../src/words/print.ts";
import type { Suggestion } from "../../src/words/problem.ts";
import { readWords } from "../../src/words/read.ts";
import { tokenize } from "../../src/words/token.ts";
import { language } from "./language.ts";

const everyWord = [...language.nouns, ...verbsOf(language.forms), ...keywordsOf(language.forms)];
const known = new Set(everyWord);

/** What is offered for words; nothing where they are understood. */
function offered(words: string): readonly Suggestion[] {
  const reading = readWords(language, words);
  return reading.kind === "problem" && "suggestions" in reading.problem ? reading.problem.suggestions : [];
}

/** A word as a hurried hand types it: a letter too few, one twice, or another one. */
const slip = fc.record({ at: fc.nat(), how: fc.constantFrom("left out", "twice", "other") });
type Slip = typeof slip extends fc.Arbitrary<infer Made> ? Made : never;

function slipped(word: string, { at, how }: Slip): string {
  const place = at % word.length;
  const letter = word.charAt(place);
  const instead = { "left out": "", twice: letter + letter, other: "x" }[how];
  return word.slice(0, place) + instead + word.slice(place + 1);
}

/** Values that are no words of the app, nor near one. */
const value = fc.constantFrom("TEE-RED-M", "20078", "Q7", "“Default Location”", '"at"', "zzzzzzzz");

/** A line of one of the forms, each of its words with or without a slip. */
const line = fc
  .record({
    form: fc.constantFrom(...language.forms),
    slips: fc.array(fc.option(slip), { minLength: 12, maxLength: 12 }),
    values: fc.array(value, { minLength: 8, maxLength: 8 }),
    clauses: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  })
  .map((given) => lineOf(given.form, given));

function lineOf(
  form: Form,
  given: {
    readonly slips: readonly (Slip | null)[];
    readonly values: readonly string[];
    readonly clauses: readonly boolean[];
  },
): string {
  let [words, values] = [0, 0];
  const word = (right: string): string => {
    const made = given.slips[words++ % given.slips.length];
    return made === null || made === undefined ? right : slipped(right, made);
  };
  const some = () => given.values[values++ % given.values.length] ?? "";
  const clauses = form.clauses
    .filter(({ required }, index) => required || given.clauses[index % given.clauses.length] === true)
    .map(({ keyword, takes }) => [...keyword.map(word), takes === "nothing" ? "" : some()]);
  return [
    ...form.lead.map(word),
    form.head === undefined ? "" : some(),
    ...clauses.flat(),
    form.tail === undefined ? "" : "+3",
  ]
    .filter((piece) => piece !== "")
    .join(" ");
}

describe("what is offered for words that are misspelt", () => {
  test("reads back to the question that it asks", () => {
    fc.assert(
      fc.property(line, (words) => {
        for (const { words: meant, question } of offered(words)) {
          if (question === undefined) continue;
          expect(readWords(language, meant)).toEqual({ kind: "question", question, missing: [] });
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test("keeps every word that was typed but those that are corrected to a word of the app", () => {
    fc.assert(
      fc.property(line, (words) => {
        const typed = textsIn(words);
        for (const { words: meant } of offered(words)) {
          const others = textsIn(meant).filter((text) => !known.has(text.toLowerCase()));
          expect(typed).toEqual(expect.arrayContaining(others));
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test("is what was meant, where the noun and its verbs have each one letter twice", () => {
    const forms = language.forms.filter(({ lead }) => lead.every((word) => word.length > 2));
    const values = { alert: ["Q7"], below: ["5"], noun: ["Q7"], amount: ["+3"] };
    fc.assert(
      fc.property(fc.constantFrom(...forms), fc.nat(), (form, at) => {
        const needed = [form.head, ...form.clauses, form.tail].flatMap((taker) =>
          taker?.required === true ? [taker.slot] : [],
        );
        const said = Object.fromEntries(needed.map((slot) => [slot, { ...values }[slot] ?? ["TEE-1"]]));
        const question = { operation: form.operation, values: said };
        const right = printQuestion(language, question) ?? "";
        const lead = form.lead.map((word) => slipped(word, { at, how: "twice" })).join(" ");
        const rest = right.slice(form.lead.join(" ").length);
        expect(offered(`${lead}${rest}`).map(({ words }) => words)).toContain(right);
      }),
      { numRuns: 1_000 },
    );
  });
});

function textsIn(words: string): string[] {
  const split = tokenize(words);
  // "by 3" is offered as "+3".
  return split.ok ? split.tokens.map(({ text }) => text.replace(/^\+/, "")) : [];
}
