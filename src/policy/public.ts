import { OUTSIDER_READS, type Right } from "./rights.ts";
import { ruleFor, rulesAt } from "./rules.ts";
import type { Place, Policy } from "./types.ts";

/**
 * May an answer under this right be posted where everyone in this place reads it? In a channel that is, or
 * may be, shared with another organisation only if every one of them could have asked for it.
 */
export function publicAllowed(policy: Policy, right: Right, place: Place): boolean {
  if (place.kind === "other-direct") return false;
  if (place.kind === "direct" || place.sharedOutside === false) return true;
  if (policy.external === "deny" || !OUTSIDER_READS.has(right)) return false;
  const rules = rulesAt(policy, place);
  const rule = rules && ruleFor(rules, right);
  return rule !== undefined && rule.by === undefined && rule.limits.locations === undefined;
}
