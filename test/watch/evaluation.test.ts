import { describe, expect, test } from "vitest";
import { createEvaluation } from "../../src/watch/evaluate/evaluation.ts";
import type { Evaluated, Sight } from "../../src/watch/evaluate/evaluated.ts";
import type { Item } from "../../src/watch/item.ts";
import type { Rule } from "../../src/watch/rule.ts";

const LEVELS = { below: 5, out: 0, recover: 8 };
const PAIR = ruleOf({ kind: "stock", locations: ["p"], skus: ["A"] });
const PLACE = ruleOf({ kind: "stock", locations: ["p"], skus: [] });
const WHOLE: Sight = { kind: "whole" };

function ruleOf(source: Rule["source"], muted: string[] = []) {
  return { source, levels: LEVELS, muted };
}

type Counts = readonly (readonly [sku: string, place: string, count: number])[];

/** One run after the other, a minute apart, the first at 0; all whole but where it says otherwise. */
function after(
  rule: Pick<Rule, "source" | "levels" | "muted">,
  ...runs: readonly (Counts | Sight)[]
): Evaluated {
  let items: readonly Item[] = [];
  let last: Evaluated | undefined;
  for (const [minute, run] of runs.entries()) {
    const evaluation = createEvaluation(rule, items, minute * 60_000);
    if (!("kind" in run)) for (const [sku, place, count] of run) evaluation.take(sku, place, count);
    last = evaluation.end("kind" in run ? run : WHOLE);
    items = last.items;
  }
  if (last === undefined) throw new Error("no run");
  return last;
}

const states = ({ items }: Evaluated) =>
  items.map(({ sku, place, state, count }) => [sku, place, state, count]);

describe("levels", () => {
  test.each([
    [5, []],
    [4, [["A", "p", "low", 4]]],
    [1, [["A", "p", "low", 1]]],
    [0, [["A", "p", "out", 0]]],
    [-3, [["A", "p", "out", -3]]],
  ])("a count of %i of what was well", (count, expected) => {
    expect(states(after(PAIR, [["A", "p", count]]))).toEqual(expected);
  });

  test("what is low stays so up to the recovery level, and what is well stays well down to below", () => {
    expect(states(after(PLACE, [["A", "p", 4]], [["A", "p", 7]]))).toEqual([["A", "p", "low", 7]]);
    expect(states(after(PLACE, [["A", "p", 4]], [["A", "p", 8]]))).toEqual([]);
    expect(states(after(PLACE, [["A", "p", 9]], [["A", "p", 5]]))).toEqual([]);
    expect(states(after(PLACE, [["A", "p", 0]], [["A", "p", 7]]))).toEqual([["A", "p", "low", 7]]);
  });

  test("since when: low from the first low, out from the first out, through what cannot be seen", () => {
    const { items } = after(PLACE, [["A", "p", 4]], [["A", "p", 0]], { kind: "blind", why: "timeout" }, [
      ["A", "p", 0],
    ]);
    expect(items).toEqual([
      {
        sku: "A",
        place: "p",
        state: "out",
        was: "out",
        count: 0,
        told: false,
        since: 0,
        outSince: 60_000,
        seenAt: 180_000,
      },
    ]);
  });
});

describe("what is missing", () => {
  test("a named pair is unknown without a count, and never well or nothing", () => {
    const { items, watched, crossings } = after(PAIR, []);
    expect(items).toEqual([
      {
        sku: "A",
        place: "p",
        state: "unknown",
        was: "unknown",
        count: null,
        told: false,
        since: 0,
        outSince: undefined,
        seenAt: undefined,
      },
    ]);
    expect(watched).toBe(0);
    expect(crossings).toEqual([{ sku: "A", place: "p", from: "ok", to: "unknown", was: "ok", count: null }]);
  });

  test("a named pair of which nothing was known comes back as well as if it had been well", () => {
    expect(states(after(PAIR, [], [["A", "p", 6]]))).toEqual([]);
    expect(after(PAIR, [], [["A", "p", 4]]).items).toMatchObject([{ state: "low", since: 60_000 }]);
  });

  test("what was in alarm is unknown, and comes back by what it was", () => {
    const gone = after(
      PLACE,
      [
        ["A", "p", 4],
        ["B", "p", 9],
      ],
      [["B", "p", 9]],
    );
    expect(gone.items).toMatchObject([
      { sku: "A", state: "unknown", was: "low", count: 4, seenAt: 0, since: 0 },
    ]);
    expect(gone.readings).toEqual([]);
    expect(states(after(PLACE, [["A", "p", 4]], [], [["A", "p", 6]]))).toEqual([["A", "p", "low", 6]]);
    expect(states(after(PLACE, [["A", "p", 4]], [], [["A", "p", 8]]))).toEqual([]);
  });

  test("a run that failed makes all that is kept unknown, whatever came before it failed", () => {
    const evaluation = createEvaluation(PAIR, [], 0);
    evaluation.take("A", "p", 9);
    const { items, watched, readings } = evaluation.end({ kind: "blind", why: "timeout" });
    expect(items).toMatchObject([{ state: "unknown", count: null }]);
    expect([watched, readings]).toEqual([0, []]);
  });
});

describe("what is watched", () => {
  test("nothing but what the rule names", () => {
    const all: Counts = [
      ["A", "p", 1],
      ["B", "p", 1],
      ["A", "q", 1],
    ];
    expect(states(after(PAIR, all))).toEqual([["A", "p", "low", 1]]);
    expect(states(after(PLACE, all))).toEqual([
      ["A", "p", "low", 1],
      ["B", "p", "low", 1],
    ]);
    expect(states(after(ruleOf({ kind: "stock", locations: [], skus: ["A"] }), all))).toEqual([
      ["A", "p", "low", 1],
      ["A", "q", "low", 1],
    ]);
    expect(states(after(ruleOf({ kind: "pool", groups: ["q"], skus: [] }), all))).toEqual([
      ["A", "q", "low", 1],
    ]);
    expect(after(PLACE, all).watched).toBe(2);
  });

  test("no muted SKU: those in alarm leave without a word", () => {
    const [low] = after(PLACE, [["A", "p", 4]]).items;
    const evaluation = createEvaluation({ ...PLACE, muted: ["A"] }, low === undefined ? [] : [low], 60_000);
    evaluation.take("A", "p", 0);
    expect(evaluation.end(WHOLE)).toMatchObject({ items: [], crossings: [], watched: 0, readings: [] });
    expect(states(after(ruleOf(PAIR.source, ["A"]), []))).toEqual([]);
  });

  test("of what is given twice the later count holds, and the same count again changes nothing", () => {
    expect(
      states(
        after(PLACE, [
          ["A", "p", 4],
          ["B", "p", 4],
          ["A", "p", 4],
        ]),
      ),
    ).toEqual([
      ["A", "p", "low", 4],
      ["B", "p", "low", 4],
    ]);
    expect(
      states(
        after(PLACE, [
          ["A", "p", 4],
          ["A", "p", 9],
        ]),
      ),
    ).toEqual([]);
    expect(
      states(
        after(PLACE, [
          ["A", "p", 9],
          ["A", "p", 4],
        ]),
      ),
    ).toEqual([["A", "p", "low", 4]]);
  });
});

test("counts what it read, once where it is named or in alarm", () => {
  expect(
    after(PAIR, [
      ["A", "p", 9],
      ["A", "p", 9],
    ]).watched,
  ).toBe(1);
  expect(
    after(PLACE, [
      ["A", "p", 3],
      ["B", "p", 9],
      ["A", "p", 9],
    ]).watched,
  ).toBe(2);
});

test("tells whether anything is other than before", () => {
  expect(after(PLACE, [["A", "p", 4]]).changed).toBe(true);
  expect(after(PLACE, [["A", "p", 4]], [["A", "p", 4]]).changed).toBe(false);
  expect(after(PLACE, [["A", "p", 4]], [["A", "p", 3]]).changed).toBe(true);
  expect(after(PLACE, [["A", "p", 4]], []).changed).toBe(true);
  expect(after(PLACE, [["A", "p", 4]], [], []).changed).toBe(false);
  expect(after(PLACE, [["A", "p", 9]], [["A", "p", 7]]).changed).toBe(false);
});
