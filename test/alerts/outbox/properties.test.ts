import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/database/open-database.ts";
import { dialects, freshPlace } from "../../database/support.ts";
import { FATES } from "./model.ts";
import { Play, type Step } from "./play.ts";

const channel = fc.constantFrom(0, 1);
const append: fc.Arbitrary<Step> = fc.record({
  do: fc.constant("append" as const),
  channel,
  subjects: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }),
});
const tell: fc.Arbitrary<Step> = fc.record({
  do: fc.constant("tell" as const),
  channel,
  worker: fc.constantFrom(0, 1),
  fate: fc.oneof(fc.constant("well" as const), fc.constantFrom(...FATES)),
});
const pass: fc.Arbitrary<Step> = fc.record({
  do: fc.constant("pass" as const),
  ms: fc.constantFrom(500, 1_000, 4_000, 26_000),
});
const steps = fc.array(
  fc.oneof({ weight: 2, arbitrary: append }, { weight: 4, arbitrary: tell }, { weight: 3, arbitrary: pass }),
  { minLength: 1, maxLength: 30 },
);

/** What a play ended with that it should not have. */
function faultsOf({ model, order, channels }: Play): string[] {
  const faults = [...model.wrong];
  for (const name of channels) {
    const standing = model.at(name);
    const told = [...new Set(standing.map(({ subject }) => subject))];
    const wanted = order.get(name) ?? [];
    if (told.join() !== wanted.filter((subject) => told.includes(subject)).join())
      faults.push(`${told.join()} were told in place of ${wanted.join()}`);
    for (const subject of wanted) {
      const copies = standing.filter((one) => one.subject === subject);
      const doubts = model.doubts.get(subject) ?? 0;
      const card = model.cards.get(subject);
      const asItIs = card === undefined || card.face === model.faces.get(subject);
      if (copies.length === 0 && !model.excused.post.has(subject)) faults.push(`${subject} was not told`);
      if (copies.length > 1 + doubts) faults.push(`${subject} was told too often`);
      if (!copies.slice(1).every(({ repeated }) => repeated)) faults.push(`${subject} was repeated unsaid`);
      if (doubts === 0 && copies.some(({ repeated }) => repeated))
        faults.push(`${subject} was no repetition`);
      if (!asItIs && !model.excused.edit.has(subject)) faults.push(`${subject} has an old face`);
    }
  }
  return faults;
}

describe.each(dialects)("whatever happens, on %s", (dialect) => {
  it("news are told in order, at least once, and more often only where nobody could know", async () => {
    const fresh = await freshPlace(dialect);
    const database = await openDatabase(fresh.place);
    const runs = { numRuns: dialect === "sqlite" ? 100 : 40, endOnFailure: true };
    const property = fc.asyncProperty(steps, async (all) => {
      const play = new Play(database);
      await play.run(all);
      expect(faultsOf(play)).toEqual([]);
    });
    await fc.assert(property, runs);
    await database.close();
    await fresh.remove();
  });
});
