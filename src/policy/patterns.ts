import { NAMED_ONLY, RIGHTS, type Right } from "./rights.ts";

/** Does this pattern of an `allow` list reach this right? `*` never reaches the rights of {@link NAMED_ONLY}. */
function matches(pattern: string, right: Right): boolean {
  if (pattern === right) return true;
  if (!pattern.includes("*") || NAMED_ONLY.has(right)) return false;
  if (pattern === "*") return true;
  const [noun, verb] = right.split(".");
  return pattern === `${noun}.*` || pattern === `*.${verb}`;
}

/**
 * How narrow a pattern is: 2 an exact right, 1 half of one (`shipment.*` and `*.read` alike), 0 `*`.
 * It does not depend on how many rights there are, so a right added later moves no rule.
 */
function specificity(pattern: string): 0 | 1 | 2 {
  if (!pattern.includes("*")) return 2;
  return pattern === "*" ? 0 : 1;
}

/** All rights that a pattern reaches, in the order of {@link RIGHTS}. */
export function rightsOf(pattern: string): Right[] {
  return RIGHTS.filter((right) => matches(pattern, right));
}

/** Of those that match, the ones no other is narrower than: one in a policy that was understood. */
export function narrowest<T>(rules: readonly T[], patternOf: (rule: T) => string, right: Right): T[] {
  const matching = rules.filter((rule) => matches(patternOf(rule), right));
  const most = Math.max(...matching.map((rule) => specificity(patternOf(rule))));
  return matching.filter((rule) => specificity(patternOf(rule)) === most);
}
