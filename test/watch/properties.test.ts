import fc from "fast-check";
import { expect, test } from "vitest";
import { heldUntil } from "../../src/watch/decide/held-until.ts";
import type { Rule } from "../../src/watch/rule.ts";
import { type Event, PLACES, type Seen, SKUS } from "./history.ts";
import { Play } from "./play.ts";
import { type Move, Teller } from "./teller.ts";

const MINUTE = 60_000;
const NOON = Date.parse("2026-03-28T12:00Z");

const count = fc.option(fc.integer({ min: -1, max: 9 }), { nil: undefined, freq: 6 });
const pairs = SKUS.flatMap((sku) => PLACES.map((place) => ({ sku, place })));
const counts = fc.array(count, { minLength: pairs.length, maxLength: pairs.length });
const source: fc.Arbitrary<Rule["source"]> = fc.constantFrom(
  { kind: "stock", locations: ["p"], skus: ["A", "B"] },
  { kind: "stock", locations: ["p", "q"], skus: ["A", "B", "C"] },
  { kind: "stock", locations: ["p"], skus: [] },
  { kind: "stock", locations: [], skus: [] },
  { kind: "stock", locations: [], skus: ["A"] },
  { kind: "pool", groups: ["p", "q"], skus: [] },
  { kind: "pool", groups: ["p"], skus: ["A"] },
);
const levels = fc.constantFrom(
  { below: 5, out: 0, recover: 5 },
  { below: 5, out: 2, recover: 8 },
  { below: 3, out: 0, recover: 6 },
  { below: 8, out: 4, recover: 8 },
);
const quiet: fc.Arbitrary<Rule["quiet"]> = fc.constantFrom(
  undefined,
  { from: "22:00", to: "06:00" },
  { from: "12:00", to: "16:00" },
);
const mode = fc.constantFrom("change" as const, "change" as const, "change" as const, "digest" as const);
const muted = fc.subarray([...SKUS]);
const rule = fc.record({
  source,
  levels,
  quiet,
  mode,
  muted: fc.constant<string[]>([]),
  tellLater: fc.boolean(),
});

const gap = fc.constantFrom(1, 15, 15, 60, 240, 600);
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant("run" as const),
      gap,
      counts,
      isTwice: fc.boolean(),
      down: fc.subarray([...PLACES], { maxLength: 1 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("blind" as const), gap }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("release" as const), gap }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("due" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("snooze" as const),
      until: fc.constantFrom(60, 240, 900, "change" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("claim" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("edit" as const),
      changes: fc.oneof(
        fc.record({ source }),
        fc.record({ levels }),
        fc.record({ quiet }),
        fc.record({ mode }),
        fc.record({ muted }),
      ),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a run is given: with `isTwice`, a page with other counts before it, which the later counts replace. */
function seenOf({ counts, isTwice, down }: Extract<Step, { do: "run" }>): Seen {
  const seen = pairs.flatMap(({ sku, place }, at) => {
    const count = counts[at];
    return count === undefined || down.some((each) => each === place) ? [] : [{ sku, place, count }];
  });
  return isTwice ? [...seen.map((each) => ({ ...each, count: 9 - each.count })), ...seen] : seen;
}

/** Makes one move, and says what it was; undefined where it is none that anything is told of. */
function make(play: Play, step: Step): { move: Move; event: Event | undefined } | undefined {
  if ("gap" in step) play.at += step.gap * MINUTE;
  const { state: before, rule: from } = play;
  const done = moved(play, step);
  if (done === undefined) return undefined;
  const { rule, at, state: after } = play;
  const event: Event | undefined =
    done.kind === "release"
      ? undefined
      : done.kind === "edit"
        ? { kind: "edit", at, rule, from }
        : { kind: "run", at, rule, seen: step.do === "run" ? seenOf(step) : "blind" };
  return { move: { kind: done.kind, rule, at, before, after, news: done.news }, event };
}

function moved(play: Play, step: Step): Pick<Move, "kind" | "news"> | undefined {
  switch (step.do) {
    case "claim":
      play.claim();
      return undefined;
    case "snooze":
      play.snooze(step.until === "change" ? step.until : play.at + step.until * MINUTE);
      return undefined;
    case "run":
      return { kind: "run", news: play.run(seenOf(step), step.down) };
    case "blind":
      return { kind: "blind", news: play.run("blind") };
    case "release":
      return { kind: "release", news: play.release() };
    case "edit":
      return { kind: "edit", news: play.edit(step.changes) };
    case "due": {
      const due = heldUntil(play.rule, play.state, play.at);
      if (due === undefined) return undefined;
      play.at = due;
      return { kind: "release", news: play.release() };
    }
    default:
      return step satisfies never;
  }
}

test("whatever happens to a rule, what is kept is true and each thing is told once", () => {
  fc.assert(
    fc.property(rule, fc.array(step, { minLength: 5, maxLength: 40 }), (part, steps) => {
      const play = new Play({ ...part, schedule: { kind: "hourly" }, zone: "Europe/Berlin" }, NOON);
      const teller = new Teller();
      for (const step of steps) {
        const made = make(play, step);
        if (made !== undefined) teller.check(made.move, made.event);
        expect(teller.wrong).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});
