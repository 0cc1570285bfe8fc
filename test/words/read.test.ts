import { describe, expect, test } from "vitest";
import { readWords } from "../../src/words/read.ts";
import { unescapeSlack } from "../../src/words/slack-text.ts";
import { language } from "./language.ts";

function asked(text: string): unknown {
  const reading = readWords(language, text);
  return reading.kind === "question" ? { [reading.question.operation]: reading.question.values } : reading;
}

/** Words that are understood, as they are. */
function reading(words: string) {
  const found = readWords(language, words);
  if (found.kind !== "question") throw new Error(`not understood: ${words}`);
  return found;
}

describe("words that are understood", () => {
  test.each([
    ["order 1001", { "order.read": { order: ["1001"] } }],
    ["ORDER 1001, 1002,", { "order.read": { order: ["1001", "1002"] } }],
    ["order 007", { "order.read": { order: ["007"] } }],
    ["order internal 5551", { "order.internal": { id: ["5551"] } }],
    ['order "internal" 5551', { "order.read": { order: ["internal", "5551"] } }],
    ["order 5551 internal", { "order.read": { order: ["5551", "internal"] } }],
    ["order find email a@b.c since 7d", { "order.search": { email: ["a@b.c"], since: ["7d"] } }],
    ["order find since 7d name “Zoë Quill”", { "order.search": { name: ["Zoë Quill"], since: ["7d"] } }],
    ["payments invoice 77", { "payment.read": { invoice: ["77"] } }],
    [
      "stock TEE-RED-M at toronto-south «Default Location»",
      { "stock.read": { sku: ["TEE-RED-M"], location: ["toronto-south", "Default Location"] } },
    ],
    ["stock at toronto-south", { "stock.read": { location: ["toronto-south"] } }],
    ['stock at "at"', { "stock.read": { location: ["at"] } }],
    ["stock Men's", { "stock.read": { sku: ["Men's"] } }],
    ["stock -SKU1 −5", { "stock.read": { sku: ["-SKU1", "-5"] } }],
    [
      "stock adjust TEE at queen-west –3",
      { "stock.adjust": { sku: ["TEE"], location: ["queen-west"], amount: ["-3"] } },
    ],
    [
      "stock adjust TEE at queen-west =25",
      { "stock.adjust": { sku: ["TEE"], location: ["queen-west"], amount: ["=25"] } },
    ],
    ...[
      ["TEE at queen-west by 3", "+3"],
      ["TEE at queen-west by +3", "+3"],
      ["TEE at queen-west by -3", "-3"],
      ["TEE at queen-west by –3", "-3"],
      ["TEE BY 03 at queen-west", "+3"],
      ['TEE at queen-west by "7"', "+7"],
    ].map(([said, amount]): [string, unknown] => [
      `stock adjust ${said}`,
      { "stock.adjust": { sku: ["TEE"], location: ["queen-west"], amount: [amount] } },
    ]),
    ['stock adjust "by" at "by" +3', { "stock.adjust": { sku: ["by"], location: ["by"], amount: ["+3"] } }],
    ['store show "a ""quoted"" name"', { "store.show": { name: ['a "quoted" name'] } }],
    ['stock "a","b"', { "stock.read": { sku: ["a", "b"] } }],
    [
      "alert create stock TEE at toronto-south below 5 daily at 09:00 in America/Toronto as caps",
      {
        "alert.create": {
          sku: ["TEE"],
          location: ["toronto-south"],
          below: ["5"],
          daily: ["09:00"],
          zone: ["America/Toronto"],
          name: ["caps"],
        },
      },
    ],
    ["alert create stock TEE below 5 hourly", { "alert.create": { sku: ["TEE"], below: ["5"], hourly: [] } }],
    ["locations", { "location.read": {} }],
  ])("%s", (text, expected) => {
    expect(asked(text)).toEqual(expected);
  });

  test("what is missing is named, not refused", () => {
    expect(readWords(language, "stock adjust TEE at queen-west")).toEqual({
      kind: "question",
      question: { operation: "stock.adjust", values: { sku: ["TEE"], location: ["queen-west"] } },
      missing: ["amount"],
    });
  });

  test("nothing said is nothing asked", () => {
    expect(readWords(language, "  , ")).toEqual({ kind: "empty" });
  });
});

const BY = "stock adjust <sku> at <location> by <amount>";

describe("words that are not understood", () => {
  test("half a keyword is no value, and the whole one is offered", () => {
    const values = { sku: ["TEE"], below: ["5"], daily: ["09:00"] };
    const question = { operation: "alert.create", values };
    const words = "alert create stock TEE below 5 daily at 09:00";
    expect(readWords(language, "alert create stock TEE below 5 daily 09:00")).toMatchObject({
      problem: { kind: "unexpected", word: "daily", suggestions: [{ words, question }] },
    });
    const quoted = readWords(language, 'alert create stock "daily" below 5');
    expect(quoted).toMatchObject({ question: { values: { sku: ["daily"] } } });
  });

  test("a misspelt noun is offered with the question it would make", () => {
    expect(asked("ordr 1001")).toEqual({
      kind: "problem",
      problem: {
        kind: "unknown-word",
        word: "ordr",
        suggestions: [
          { words: "order 1001", question: { operation: "order.read", values: { order: ["1001"] } } },
        ],
      },
    });
  });

  test("a bare number is offered as an order", () => {
    expect(asked("1001")).toMatchObject({
      problem: { kind: "unknown-word", suggestions: [{ words: "order 1001" }] },
    });
  });

  test.each([
    ["ordr <<>> 1001", ["order 1001"]],
    ["ordr find OrderStatus = Paid", ["order find OrderStatus = Paid"]],
    ['ordr "<<>>" 1001', ["order <<>> 1001"]],
    ["stcok -SKU1 ***", ["stock -SKU1"]],
    ["ordr ???", ["order"]],
  ])("what says nothing is not suggested again: %s", (text, words) => {
    expect(asked(text)).toMatchObject({ problem: { suggestions: words.map((each) => ({ words: each })) } });
  });

  test("a misspelt verb is asked about instead of being taken for an order number", () => {
    expect(asked("order fnd email a@b.c")).toMatchObject({
      problem: { kind: "nearly", word: "fnd", suggestions: [{ words: "order find email a@b.c" }] },
    });
    expect(asked('order "fnd"')).toEqual({ "order.read": { order: ["fnd"] } });
    expect(asked("order FND")).toEqual({ "order.read": { order: ["FND"] } });
  });

  test("a misspelt keyword is offered", () => {
    expect(asked("order find emial a@b.c")).toMatchObject({
      problem: { kind: "unexpected", word: "emial", suggestions: [{ words: "order find email a@b.c" }] },
    });
  });

  test.each([
    ["alret creat stock TEE below 5 evry 15m", "alert create stock TEE below 5 every 15m"],
    ["alret dleete caps", "alert delete caps"],
    ["alrt creat stok TEE below 5", "alert create stock TEE below 5"],
    ["shipmnt rejct 20078", "shipment reject 20078"],
    ["ordr fnd nme “Zoë Quill” sttus Paid", 'order find name "Zoë Quill" status Paid'],
    ["stcok adjst TEE att queen-west –3", "stock adjust TEE at queen-west -3"],
    ["pymnts internl 5551", "payments internal 5551"],
    ["alert creat stock TEE below 5 daily 09:00", "alert create stock TEE below 5 daily at 09:00"],
  ])("all that is misspelt is corrected at once: %s", (text, words) => {
    const { question } = reading(words);
    expect(asked(text)).toMatchObject({ kind: "problem", problem: { suggestions: [{ words, question }] } });
  });

  test.each([
    [
      "of what may be meant, what is understood is offered",
      "stoc adjust T at x +1",
      ["stock adjust T at x +1"],
    ],
    ["what is missing after by is asked for", "stcok adjust T at a by", ["stock adjust T at a by"]],
    ["what lacks something is offered too", "shipmnt rejct", ["shipment reject"]],
    ["what is still not understood is offered as far as it was", "stcok T at a at b", ["stock T at a at b"]],
    ["where several words may be meant nothing further is guessed", "alret re caps", ["alert re caps"]],
    ["values stay as they were typed", "stcok ordr sku aat", ["stock ordr sku aat"]],
    ["so do values in quotes", 'stcok "adjst" at "att"', ['stock "adjst" at att']],
  ])("%s", (_what, text, offered) => {
    expect(asked(text)).toMatchObject({ problem: { suggestions: offered.map((words) => ({ words })) } });
  });

  test("a noun that says nothing alone shows its verbs", () => {
    expect(asked("store")).toEqual({
      kind: "problem",
      problem: { kind: "verb-missing", noun: "store", forms: ["store list", "store show <name>"] },
    });
    expect(asked("shipment rejct 20078")).toMatchObject({
      problem: { kind: "unknown-verb", word: "rejct", suggestions: [{ words: "shipment reject 20078" }] },
    });
  });

  test.each([
    ["stock TEE at a at b", { kind: "twice", keyword: "at" }],
    ['order "1001', { kind: "open-quote", opened: '"1001' }],
    ["payments 1001 1002", { kind: "unexpected", word: "1002" }],
    ["stock adjust T at a by =25", { kind: "invalid", slot: "amount", form: BY }],
    ["stock adjust T at a by ten", { kind: "invalid", slot: "amount", form: BY }],
    ["stock adjust T at a by 3 4", { kind: "unexpected", word: "4", form: BY }],
    ["store list everything", { kind: "unexpected", word: "everything" }],
  ])("%s", (text, problem) => {
    expect(asked(text)).toMatchObject({ kind: "problem", problem });
  });

  test("a long line of misspelt words is answered at once, with the first of them corrected", () => {
    expect(asked(`order find ${"emial ".repeat(2_000)}`)).toMatchObject({
      problem: { kind: "unexpected", word: "emial" },
    });
    const names = Array(70).fill("emial").join(" ");
    expect(asked(`ordr fnd name ${names}`)).toMatchObject({
      problem: { suggestions: [{ words: `order fnd name ${names}` }] },
    });
  });
});

describe("what Slack made of the text", () => {
  test.each([
    ["order find email <mailto:a@b.c|a@b.c>", "order find email a@b.c"],
    ["order A&amp;B &lt;x&gt;", "order A&B <x>"],
    ["store show <http://bloor.example|bloor.example>", "store show bloor.example"],
    ["order <http://bloor.example/a?b=1&amp;c=2>", "order http://bloor.example/a?b=1&c=2"],
    ["audit <@U0ANA|ana> <#C0CARE|care> <!subteam^S1|@leads> <!here>", "audit <@U0ANA> #care @leads @here"],
    ["order 1 < 2 and 3 > 2", "order 1 < 2 and 3 > 2"],
  ])("%s", (text, expected) => {
    expect(unescapeSlack(text)).toBe(expected);
  });
});
