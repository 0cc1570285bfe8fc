import { describe, expect, it } from "vitest";
import { askValue, formValue } from "../../../src/blocks/codec.ts";
import { noOrdersFound, nothingHere } from "../../../src/blocks/conversation/here.ts";
import {
  csvSent,
  type Failure,
  incomplete,
  notUnderstood,
  outOfDate,
  shared,
  sharedOutside,
  slackTrouble,
  trouble,
  unexpected,
  working,
} from "../../../src/blocks/conversation/index.ts";
import type { WordsProblem } from "../../../src/words/problem.ts";
import { buttonsIn, read } from "./slack.ts";

const question = { operation: "order.read", values: { order: ["1001"] } };
const view = { may: new Set(["order.read"]) };

const told = (failure: Failure) => read(trouble(failure, "Q4K2")).slice(0, 2);

describe("words that were not understood", () => {
  const form = "stock [<sku…>] [at <location…>]";

  it("have a suggestion that one click asks", () => {
    const message = notUnderstood(
      { kind: "unknown-word", word: "ordr", suggestions: [{ words: "order 1001", question }] },
      view,
    );
    expect(message.text).toBe(
      "I don't know “ordr”. Did you mean order? Try /omni order 1001, or /omni help.",
    );
    expect(read(message)).toEqual([
      "I don't know “ordr”. Did you mean *order*? Try `/omni order 1001`, or `/omni help`.",
      "Ask: order 1001",
    ]);
    expect(askValue.decode(buttonsIn(message)[0]?.value)).toEqual({ q: question });
  });

  it("have no button for what the person may not ask here", () => {
    const problem = {
      kind: "unknown-word",
      word: "ordr",
      suggestions: [{ words: "order 1001", question }],
    } as const;
    expect(buttonsIn(notUnderstood(problem, { may: new Set() }))).toEqual([]);
  });

  it.each<[WordsProblem, ...string[]]>([
    [
      { kind: "unknown-word", word: "xyz", suggestions: [] },
      "I don't know “xyz”. `/omni help` shows what you can say here.",
    ],
    [
      { kind: "unknown-word", word: "1001", suggestions: [{ words: "order 1001" }] },
      "I don't know “1001”. Did you mean *order 1001*? Try `/omni order 1001`, or `/omni help`.",
    ],
    [
      { kind: "verb-missing", noun: "store", forms: ["store list", "store show <name>"] },
      "“store” needs one more word.",
      "It is said like this:\n`/omni store list`\n`/omni store show &lt;name&gt;`",
    ],
    [
      {
        kind: "unknown-verb",
        noun: "store",
        word: "lst",
        suggestions: [{ words: "store list" }],
        forms: ["store list"],
      },
      "I don't know “store lst”. Did you mean *store list*? Try `/omni store list`, or `/omni help store`.",
    ],
    [
      { kind: "nearly", word: "fnd", suggestions: [{ words: "order find email a@b.c" }] },
      'Did you mean `/omni order find email a@b.c`? To use “fnd” as a value, write it in quotes: `"fnd"`.',
    ],
    [
      { kind: "unexpected", word: "att", form, suggestions: [{ words: "stock A at B" }] },
      "I don't know what to do with “att” there. Did you mean `/omni stock A at B`?",
      "It is said like this:\n`/omni stock [&lt;sku…&gt;] [at &lt;location…&gt;]`",
    ],
    [
      { kind: "twice", keyword: "at", form },
      "“at” is there twice. Say it once, with all that belongs to it after it.",
      "It is said like this:\n`/omni stock [&lt;sku…&gt;] [at &lt;location…&gt;]`",
    ],
    [
      { kind: "open-quote", opened: "“Default Location" },
      "A quote is opened before “Default Location” and never closed. Close it, or leave it out.",
    ],
    [
      { kind: "invalid", slot: "since", sentence: "“7x” is no time.", form: "order find [since <since>]" },
      "“7x” is no time.",
      "It is said like this:\n`/omni order find [since &lt;since&gt;]`",
    ],
  ])("%j", (problem, ...said) => {
    expect(read(notUnderstood(problem, view))).toEqual(said);
  });
});

describe("something missing", () => {
  it("is named, with a button that opens the form with what was said", () => {
    const offer = { operation: "order.read", title: "Look up orders", words: ["order <order…>"] };
    const message = incomplete(
      { offer, values: { note: ["x"] }, problems: [{ sentence: "An order number is missing." }] },
      view,
    );
    expect(message.text).toBe("An order number is missing.");
    expect(read(message)).toEqual([
      message.text,
      "It is said like this: `/omni order &lt;order…&gt;`",
      "Fill in the rest",
    ]);
    expect(formValue.decode(buttonsIn(message)[0]?.value)).toEqual({
      operation: "order.read",
      values: { note: ["x"] },
    });
  });
});

describe("trouble", () => {
  it("with Omni is said with what to do, its trace, our reference, and a way to ask again", () => {
    const message = trouble({ kind: "unavailable", attempts: 3, tookMs: 11_200, traceId: "7f3a" }, "Q4K2", {
      question,
      view,
    });
    expect(message.text).toBe("Omni is not answering right now (tried 3 times in 11 seconds).");
    expect(read(message)).toEqual([
      message.text,
      "Nothing was changed. Try again in a minute. If it stays, give Tecsys the trace below.",
      "Try again",
      "Trace `7f3a`, Omni's own. Reference `Q4K2`, which is also in this app's log.",
    ]);
  });

  it.each<[Failure, string, string]>([
    [{ kind: "not-found" }, "Omni knows no such thing.", "Check the number or the name."],
    [
      { kind: "not-published", endpoint: "orders.search" },
      "Omni does not offer this on your site.",
      "Nothing was changed. Ask Tecsys whether the call `orders.search` is published for you; where its path differs, it is set in `OMNI_ENDPOINTS_FILE`.",
    ],
    [
      { kind: "refused-key" },
      "Omni does not accept this app's key.",
      "Nothing was changed. Whoever runs this app must check `OMNI_API_KEY`.",
    ],
    [
      { kind: "rate-limited", retryAfterMs: 30_000 },
      "Omni is getting too many questions right now.",
      "Nothing was changed. Try again in 30 seconds.",
    ],
    [
      { kind: "invalid", words: "Unknown field.", field: "Mail", setting: "search.email" },
      "Omni does not take it like this.",
      "Omni says: “Unknown field”. Nothing was changed. The field `Mail` may be called otherwise on your site: it is set under `search.email` in `OMNI_ENDPOINTS_FILE`.",
    ],
    [
      { kind: "unknown-outcome" },
      "It is not known whether it was done: Omni's answer was lost.",
      "It will not be sent again. Look at it in Omni before you decide what to do.",
    ],
    [
      { kind: "not-understood", field: "[3].Quantity" },
      "Omni's answer could not be read.",
      "Nothing was changed. Tell whoever runs this app. The part that is missing or odd is `[3].Quantity`.",
    ],
  ])("%j", (failure, happened, next) => {
    expect(told(failure)).toEqual([happened, next]);
  });

  it("never says that nothing was changed where that is not known", () => {
    expect(told({ kind: "unknown-outcome", words: "x" }).join(" ")).not.toContain("Nothing was changed");
  });

  it("elsewhere has a reference", () => {
    for (const message of [unexpected("Q4K2"), slackTrouble("Q4K2")]) {
      expect(read(message).at(-1)).toBe("Reference `Q4K2`, which is also in this app's log.");
    }
  });
});

describe("short notices", () => {
  it.each([
    [outOfDate(), "This is out of date, so nothing was done."],
    [working("Looking up order 1001"), "Looking up order 1001…"],
    [csvSent("https://w.slack.com/archives/D1"), "The CSV file is in your direct message with me."],
    [shared({ id: "C0CARE", name: "care" }), "Shared: everyone in #care can read it now."],
    [shared(), "Shared: everyone here can read it now."],
    [nothingHere(), "Nothing is allowed to you here yet."],
    [noOrdersFound(), "There is no order number in this message."],
    [
      sharedOutside(),
      "This channel is shared with another organisation, so nothing is posted here for everyone to see.",
    ],
  ])("%#", (message, text) => {
    expect(message.text).toBe(text);
  });

  it("ask again where the question is known", () => {
    expect(read(outOfDate({ question, view })).at(-1)).toBe("Ask again");
  });

  it("link only to what is a link", () => {
    expect(read(csvSent("https://w.slack.com/archives/D1"))).toEqual([
      "The CSV file is in <https://w.slack.com/archives/D1|your direct message with me>.",
    ]);
    expect(read(csvSent("https://x|<!channel>"))).toEqual([
      "The CSV file is in your direct message with me.",
    ]);
  });
});
