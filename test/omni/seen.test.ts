import fc from "fast-check";
import { expect, test } from "vitest";
import { Seen } from "../../src/omni/seen.ts";

test("a pair is new once, like in a set of pairs", () => {
  const part = fc.string({ unit: fc.constantFrom("a", "b", "", "1", " "), maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(part, part), { maxLength: 300 }), (pairs) => {
      const seen = new Seen();
      const set = new Set<string>();
      for (const [one, other] of pairs) {
        const key = JSON.stringify([one, other]);
        expect(seen.add(one, other)).toBe(!set.has(key));
        set.add(key);
      }
    }),
  );
});

test("hundreds of thousands of keys that look alike are told apart", () => {
  const seen = new Seen();
  let fresh = 0;
  for (let i = 0; i < 300_000; i += 1) if (seen.add(`SKU-${i}`, `Location ${i % 20}`)) fresh += 1;
  for (let i = 0; i < 300_000; i += 7) if (seen.add(`SKU-${i}`, `Location ${i % 20}`)) fresh += 1;
  expect(fresh).toBe(300_000);
});
