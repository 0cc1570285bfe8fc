import { brokenLimit } from "./limits.ts";
import { publicAllowed } from "./public.ts";
import { OUTSIDER_READS, type Right, WRITES } from "./rights.ts";
import { ruleFor, rulesAt } from "./rules.ts";
import type { Ask, Decision, Person, Place, PlaceRules, Policy, Refusal, Rule } from "./types.ts";

/**
 * May this person do this here? Nothing is allowed that no rule allows, and whatever is not known is a no.
 * Asked again at every step, with `stage: "act"` wherever something is about to be shown or done.
 */
export function decide(policy: Policy, ask: Ask): Decision {
  const rules = rulesAt(policy, ask.place);
  const rule = rules && ruleFor(rules, ask.right);
  const asked = {
    right: ask.right,
    place: ask.place,
    publicAllowed: publicAllowed(policy, ask.right, ask.place),
  };
  const because = refusal(policy, ask, rules, rule);
  if (because !== undefined || rule === undefined) {
    const { administrators } = policy;
    return {
      allowed: false,
      ...asked,
      because: because ?? { kind: "no-rule" },
      rule: rule?.ref,
      administrators,
    };
  }
  const approvers = rule.approvals > 0 ? rule.by : undefined;
  const { ref, approvals, limits } = rule;
  return { allowed: true, ...asked, rule: ref, approvals, approvers, limits, reasons: rules?.reasons ?? [] };
}

function refusal(policy: Policy, ask: Ask, rules: PlaceRules | undefined, rule: Rule | undefined) {
  return (
    outsider(policy, ask) ??
    unruled(policy, ask.place, rules, rule) ??
    writesOff(policy, ask.right) ??
    notNamed(rule, ask.person) ??
    brokenLimit(rule?.limits ?? {}, ask.amounts, ask.stage)
  );
}

/** What who they are forbids, whatever the rules say. People of another organisation have no direct place. */
function outsider(policy: Policy, { person, place, right }: Ask): Refusal | undefined {
  if (place.kind === "other-direct") return { kind: "other-direct" };
  if (person.standing === "member") return undefined;
  const readable = OUTSIDER_READS.has(right);
  if (person.standing === "guest") {
    return policy.guests === "read" && readable ? undefined : { kind: "guest", policy: policy.guests };
  }
  if (person.standing === "external") {
    const open = policy.external === "read" && readable && place.kind === "channel";
    return open ? undefined : { kind: "external", policy: policy.external };
  }
  return { kind: "standing-unknown" };
}

function unruled(
  policy: Policy,
  place: Place,
  rules: PlaceRules | undefined,
  rule: Rule | undefined,
): Refusal | undefined {
  if (rule !== undefined) return undefined;
  if (place.kind !== "channel" || rules !== undefined) return { kind: "no-rule" };
  for (const [channel, { now }] of policy.paused) {
    if (place.id === channel || place.id === now) return { kind: "channel-paused", channel, now };
  }
  return { kind: "channel-unlisted", channel: place.id };
}

function writesOff(policy: Policy, right: Right): Refusal | undefined {
  if (policy.writes === "on" || !WRITES.has(right)) return undefined;
  return { kind: "writes-off", because: policy.writesOffBecause };
}

function notNamed(rule: Rule | undefined, person: Person): Refusal | undefined {
  const by = rule?.by;
  if (by === undefined || by.people.includes(person.id)) return undefined;
  if (by.userGroups.length === 0) return { kind: "not-in-by", by };
  const { groups } = person;
  if (groups === "unknown") return { kind: "group-unknown", by, userGroups: by.userGroups };
  return by.userGroups.some((group) => groups.has(group)) ? undefined : { kind: "not-in-by", by };
}
