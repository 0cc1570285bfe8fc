import * as fc from "fast-check";
import type { Offer } from "../../../src/operations/results.ts";
import type { Named } from "../../../src/policy/index.ts";

const MARKUP = [
  "<!channel>",
  "<@U0ANA>",
  "<https://evil.example|here>",
  "*bold*",
  "_it_",
  "~struck~",
  "`code`",
  "```",
  "> quote",
  ":tada:",
  "&amp;",
  "\n",
  "\u202E",
  "'",
  "”",
];

/** Text from outside: anything, markup of Slack's above all, empty and far too long included. */
export const outsideText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.oneof(fc.constantFrom(...MARKUP), fc.string({ maxLength: 5 })), { maxLength: 40 })
    .map((all) => all.join(" ")),
  fc.constantFrom(...MARKUP).map((each) => each.repeat(2000)),
);

export const named: fc.Arbitrary<Named> = fc
  .array(fc.oneof(outsideText, fc.constantFrom("U0ANA", "S0LEADS", "leads")), { maxLength: 12 })
  .map((words) => ({ words, people: [], userGroups: [] }));

export const channel = fc.record({
  id: fc.oneof(fc.constant("C0CARE"), outsideText),
  name: fc.option(outsideText, { nil: undefined }),
});

/** Offers as operations declare them: ours, but as many as there may ever be, and as long. */
export const offers: fc.Arbitrary<Offer[]> = fc.array(
  fc.record({
    operation: fc.oneof(
      fc.constant("help"),
      fc.string({ minLength: 1, maxLength: 30 }).map((id) => `${id}.read`),
    ),
    noun: fc.string({ minLength: 1, maxLength: 12 }),
    title: fc.string({ minLength: 1, maxLength: 200 }).map((title) => `T${title}`),
    help: outsideText,
    words: fc.array(outsideText, { maxLength: 6 }),
    examples: fc.array(outsideText, { maxLength: 4 }),
    changes: fc.boolean(),
    wordsOnly: fc.boolean(),
  }),
  { maxLength: 60 },
);

export const values = fc.dictionary(fc.string({ maxLength: 10 }), fc.array(outsideText, { maxLength: 3 }), {
  maxKeys: 3,
});

export const question = fc.record({ operation: fc.constant("order.read"), values });
