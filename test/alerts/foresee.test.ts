import { expect, onTestFinished, test } from "vitest";
import { createOmniSandbox } from "../../sandbox/omni/index.ts";
import { foresee } from "../../src/alerts/foresee.ts";
import { createOmni } from "../../src/omni/index.ts";
import type { Rule } from "../../src/watch/rule.ts";
import { ruleOf } from "../support/rule.ts";

/** Twenty locations with 3,000 SKUs each, a hundred a page. */
const CALLS = 600;
const EVERY_MINUTE = { kind: "every", minutes: 1 } as const;

/** What is foreseen of a rule by somebody who waits so long. */
async function foreseen(source: Rule["source"], budgetMs: number, perSecond = 100) {
  const sandbox = createOmniSandbox();
  onTestFinished(() => sandbox.close());
  const { url } = await sandbox.listen();
  const omni = createOmni({ baseUrl: url, apiKey: sandbox.apiKey, pageSize: 100, perSecond });
  return foresee({ omni, now: Date.now }, ruleOf({ source, schedule: EVERY_MINUTE }), { budgetMs });
}

test("what is too much to be counted is reckoned from the places that were read", async () => {
  const { cost, whole, seen } = await foreseen({ kind: "stock", locations: [], skus: [] }, 5_000);
  expect(whole).toBe(false);
  expect(seen).toBeLessThan(CALLS * 100);
  expect(cost.known).toBe("reckoned");
  expect(cost.calls).toBeGreaterThanOrEqual(CALLS);
  expect(cost.calls).toBeLessThan(CALLS * 3);
  expect(cost.seconds).toBeGreaterThanOrEqual(cost.calls / 100);
});

test("of one place alone nothing can be reckoned: it is at least what was read", async () => {
  const { cost, whole } = await foreseen({ kind: "stock", locations: ["toronto-south"], skus: [] }, 2_000, 5);
  expect(whole).toBe(false);
  expect(cost.known).toBe("at least");
  expect(cost.calls).toBeLessThan(CALLS / 20);
});

test("what was counted whole costs what it took", async () => {
  const { cost, whole } = await foreseen({ kind: "stock", locations: ["toronto-south"], skus: [] }, 60_000);
  expect({ whole, known: cost.known, calls: cost.calls }).toEqual({ whole: true, known: "whole", calls: 31 });
});
