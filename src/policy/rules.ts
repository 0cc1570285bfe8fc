import { narrowest } from "./patterns.ts";
import type { Right } from "./rights.ts";
import type { Place, PlaceRules, Policy, Rule } from "./types.ts";

/** The rules of a place; `undefined` where the file says nothing about it, or they are paused. */
export function rulesAt(policy: Policy, place: Place): PlaceRules | undefined {
  if (place.kind === "other-direct") return undefined;
  if (place.kind === "direct") return policy.direct;
  return policy.paused.has(place.id) ? undefined : policy.channels.get(place.id);
}

/** The one rule that counts for a right in a place: the narrowest that matches. */
export function ruleFor(rules: PlaceRules, right: Right): Rule | undefined {
  return narrowest(rules.rules, (rule) => rule.ref.pattern, right)[0];
}
