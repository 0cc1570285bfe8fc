import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { dialects } from "../database/support.ts";
import { type Call, step, type World } from "./model.ts";
import { Play } from "./play.ts";
import { type Bench, openBench } from "./support.ts";

const KEYS = ["a", "b", "c", "d"];
const owner = fc.constantFrom("one", "two");
const key = fc.constantFrom(...KEYS);

const confirm: fc.Arbitrary<Call> = fc
  .record({ do: fc.constant("confirm" as const), owner, key })
  .map((call) => ({ ...call, target: call.key < "c" ? "1" : call.key }));
const take: fc.Arbitrary<Call> = fc.record({ do: fc.constant("take" as const), owner, key });
const end: fc.Arbitrary<Call> = fc.record({ do: fc.constant("void" as const), owner, key });
const check: fc.Arbitrary<Call> = fc.record({ do: fc.constant("confirmLater" as const), owner, key });
const hold: fc.Arbitrary<Call> = fc.record({
  do: fc.constant("hold" as const),
  owner,
  key,
  late: fc.boolean(),
});
const finish: fc.Arbitrary<Call> = fc.record({
  do: fc.constant("finish" as const),
  owner,
  key,
  state: fc.constantFrom("done" as const, "sent" as const, "failed" as const, "unknown" as const),
});
const settle: fc.Arbitrary<Call> = fc.record({
  do: fc.constant("settle" as const),
  owner,
  key,
  done: fc.boolean(),
});
const decide: fc.Arbitrary<Call> = fc.record({
  do: fc.constant("decide" as const),
  owner,
  key,
  person: fc.constantFrom("U0ANA", "U0BEN", "U0CAT", "U0DAN"),
  agree: fc.constantFrom(true, true, true, false),
});
const often = (weight: number, arbitrary: fc.Arbitrary<Call>) => ({ weight, arbitrary });
const single = fc.oneof(
  often(4, confirm),
  often(3, take),
  often(4, finish),
  often(3, hold),
  often(5, decide),
  often(1, end),
  often(1, check),
  often(2, settle),
);
const sweep: fc.Arbitrary<Call> = fc.oneof(
  fc.record({ do: fc.constant("takeOver" as const), owner }),
  fc.record({ do: fc.constant("expire" as const), owner }),
);

/** What may follow an entry of a change in the audit. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  "": ["confirmed"],
  confirmed: ["waiting", "sending", "void", "stopped"],
  waiting: ["agreed", "approved", "blocked", "declined", "expired", "void"],
  agreed: ["agreed", "approved", "blocked", "declined", "expired", "void"],
  blocked: ["agreed", "approved", "blocked", "declined", "expired", "void"],
  approved: ["sending", "void", "stopped"],
  sending: ["done", "sent", "failed", "unknown"],
  sent: ["done"],
  unknown: ["done", "settled-done", "settled-not-done"],
};

const runs = { sqlite: 60, postgres: 25 };

describe.each(dialects)("any interleaving of calls on %s", (dialect) => {
  let bench: Bench;
  beforeAll(async () => {
    const opened = await openBench(dialect);
    bench = opened;
    return opened.close;
  });

  const fresh = async (): Promise<{ play: Play; begin: number }> => {
    await bench.database.db.deleteFrom("changes").execute();
    return { play: new Play(bench), begin: (await bench.audit.verify()).head.seq };
  };

  it("answers as if the calls of each moment had been made one after another", async () => {
    const together = fc.array(single, { minLength: 1, maxLength: 4 });
    const moments = fc.array(fc.oneof({ weight: 8, arbitrary: together }, fc.tuple(sweep)), {
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(moments, async (groups) => {
        const { play, begin } = await fresh();
        let world: World = new Map();
        let from = begin;
        for (const group of groups) {
          const answers = await Promise.all(group.map((call) => play.call(call)));
          const [states, audited] = [await play.states(), await play.audited(from)];
          const expected = ordersOf(group).map((order) => run(world, order));
          const fit = expected.find((each) =>
            agrees(each, { answers: new Map(zip(group, answers)), states, audited }),
          );
          expect(fit === undefined ? explain(group, answers, states, audited, world) : "fits").toBe("fits");
          world = fit?.world ?? world;
          from += audited.length;
        }
        expect((await bench.audit.verify()).problems).toEqual([]);
      }),
      { numRuns: runs[dialect] },
    );
  });

  it("takes each change once, keeps each target for one, and audits each move once", async () => {
    const moment = fc.array(fc.oneof({ weight: 6, arbitrary: single }, sweep), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { maxLength: 8 }), async (groups) => {
        const { play, begin } = await fresh();
        for (const group of groups) {
          await Promise.all(group.map((call) => play.call(call)));
          const records = await bench.ledger.history({ limit: 100 });
          const guarding = records.filter(({ state }) => ["confirmed", "sending", "unknown"].includes(state));
          expect(new Set(guarding.map(({ target }) => target.id)).size).toBe(guarding.length);
        }
        const { entries } = await bench.audit.list({ limit: 1000 });
        const told = entries.filter(({ seq, change }) => seq > begin && change !== undefined).toReversed();
        for (const record of await bench.ledger.history({ limit: 100 })) {
          const path = told.filter(({ change }) => change === record.id).map(({ outcome }) => outcome);
          for (const [place, outcome] of path.entries()) {
            expect(FOLLOWS[path[place - 1] ?? ""] ?? []).toContain(outcome);
          }
          expect(path.filter((outcome) => outcome === "sending").length).toBeLessThanOrEqual(1);
          expect(stateAfter(path)).toBe(record.state);
        }
        expect((await bench.audit.verify()).problems).toEqual([]);
      }),
      { numRuns: runs[dialect] },
    );
  });
});

/** The state that a change's entries tell of. */
function stateAfter(path: readonly string[]): string | undefined {
  const last = path.at(-1);
  if (last === "approved") return "confirmed";
  return last === "agreed" || last === "blocked" ? "waiting" : last;
}

interface Seen {
  readonly answers: ReadonlyMap<Call, string>;
  readonly states: ReadonlyMap<string, string>;
  readonly audited: readonly string[];
}

interface Run {
  readonly answers: ReadonlyMap<Call, string>;
  readonly world: World;
  readonly audited: readonly string[];
}

function run(world: World, order: readonly Call[]): Run {
  const answers = new Map<Call, string>();
  const audited: string[] = [];
  let now = world;
  for (const call of order) {
    const next = step(now, call);
    answers.set(call, next.answer);
    audited.push(...next.audited);
    now = next.world;
  }
  return { answers, world: now, audited };
}

function agrees(expected: Run, seen: Seen): boolean {
  return (
    [...expected.answers].every(([call, answer]) => seen.answers.get(call) === answer) &&
    expected.world.size === seen.states.size &&
    [...expected.world.values()].every((one) => seen.states.get(one.key) === one.state) &&
    expected.audited.toSorted().join() === seen.audited.toSorted().join()
  );
}

/** Every order of a few calls. */
function ordersOf(calls: readonly Call[]): Call[][] {
  if (calls.length < 2) return [[...calls]];
  return calls.flatMap((first, place) => ordersOf(calls.toSpliced(place, 1)).map((rest) => [first, ...rest]));
}

function zip(calls: readonly Call[], answers: readonly string[]): [Call, string][] {
  return calls.map((call, place) => [call, answers[place] ?? ""]);
}

function explain(
  calls: readonly Call[],
  answers: readonly string[],
  states: ReadonlyMap<string, string>,
  audited: readonly string[],
  before: World,
): string {
  const was = [...before.values()].map(({ key, state }) => [key, state]);
  return JSON.stringify({ calls, answers, now: [...states], audited, was });
}
