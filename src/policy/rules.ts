import { narrowest } from "./patterns.ts";
import { RIGHTS, type Right } from "./rights.ts";
import type { Place, PlaceRules, Policy, Rule } from "./types.ts";

/** The rules of a place; `undefined` where the file says nothing about it, or they are paused. */
export function rulesAt(policy: Policy, place: Place): PlaceRules | undefined {
  if (place.kind === "other-direct") return undefined;
  if (place.kind === "direct") return policy.direct;
  return policy.paused.has(place.id) ? undefined : policy.channels.get(place.id);
}

/** Of each place, the rule that counts for each right. Every answer asks for all rights, and rules never change. */
const counting = new WeakMap<PlaceRules, ReadonlyMap<Right, Rule | undefined>>();

/** The one rule that counts for a right in a place: the narrowest that matches. */
export function ruleFor(rules: PlaceRules, right: Right): Rule | undefined {
  const known = counting.get(rules);
  if (known !== undefined) return known.get(right);
  const found = new Map(
    RIGHTS.map((each) => [each, narrowest(rules.rules, (rule) => rule.ref.pattern, each)[0]]),
  );
  counting.set(rules, found);
  return found.get(right);
}
