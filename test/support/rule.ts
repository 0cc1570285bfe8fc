import type { Rule } from "../../src/watch/rule.ts";

/** A rule that watches every location: low below 5, looked at every 15 minutes, in UTC. */
export function ruleOf(given: Partial<Rule> = {}): Rule {
  return {
    source: { kind: "stock", locations: [], skus: [] },
    levels: { below: 5, out: 0, recover: 5 },
    schedule: { kind: "every", minutes: 15 },
    zone: "UTC",
    mode: "change",
    tellLater: false,
    muted: [],
    ...given,
  };
}
