import fc from "fast-check";
import { expect, test } from "vitest";
import { Sieve } from "../../src/watch/evaluate/sieve.ts";

const sku = (number: number) => `SKU-${String(number).padStart(7, "0")}`;

test("what was put in is never missed", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 200 }), (texts) => {
      const sieve = new Sieve();
      for (const text of texts) sieve.add(text);
      expect(texts.filter((text) => !sieve.mayHave(text))).toEqual([]);
    }),
  );
});

test("of ten thousand among a million, few others are taken for one of them", () => {
  const sieve = new Sieve();
  for (let number = 0; number < 1_000_000; number += 97) sieve.add(sku(number));
  const wrong = Array.from({ length: 20_000 }, (_none, at) => sku(at * 50 + 1)).filter((each) =>
    sieve.mayHave(each),
  );
  expect(wrong.length).toBeLessThan(20_000 / 10);
});
