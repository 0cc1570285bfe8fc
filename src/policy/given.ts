import { RIGHTS, type Right } from "./rights.ts";
import { ruleFor, rulesAt } from "./rules.ts";
import type { Place, Policy } from "./types.ts";

/** The rights that this place gives to somebody: what everyone who reads there may be offered, and each is asked again. */
export function rightsGiven(policy: Policy, place: Place): Right[] {
  const rules = rulesAt(policy, place);
  return rules === undefined ? [] : RIGHTS.filter((right) => ruleFor(rules, right) !== undefined);
}
