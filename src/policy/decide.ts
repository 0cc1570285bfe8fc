import { brokenLimit } from "./limits.ts";
import { publicAllowed } from "./public.ts";
import { OUTSIDER_READS, type Right, WRITES } from "./rights.ts";
import { ruleFor, rulesAt } from "./rules.ts";
import type { Ask, Decision, Person, Place, PlaceRules, Policy, Refusal, Refused, Rule } from "./types.ts";

/**
 * May this person do this here? Nothing is allowed that no rule allows, and whatever is not known is a no.
 * Asked again at every step, with `stage: "act"` wherever something is about to be shown or done.
 */
export function decide(policy: Policy, ask: Ask): Decision {
  const rules = rulesAt(policy, ask.place);
  const rule = rules && ruleFor(rules, ask.right);
  if (rules === undefined || rule === undefined) {
    return refused(policy, ask, outsider(policy, ask) ?? unruled(policy, ask.place, rules));
  }
  const because = barred(policy, ask);
  if (because !== undefined) return refused(policy, ask, because);
  const unfit = unfitting(rule, ask);
  if (unfit !== undefined) return refused(policy, ask, unfit, rule);
  const { ref, approvals, limits } = rule;
  const approvers = approvals > 0 ? rule.by : undefined;
  return {
    allowed: true,
    ...about(policy, ask),
    rule: ref,
    approvals,
    approvers,
    limits,
    reasons: rules.reasons,
  };
}

/** Whether {@link decide} allows it, without the reasons: every answer asks this of all rights. */
export function isAllowed(policy: Policy, ask: Ask): boolean {
  const rules = rulesAt(policy, ask.place);
  const rule = rules && ruleFor(rules, ask.right);
  return rule !== undefined && barred(policy, ask) === undefined && unfitting(rule, ask) === undefined;
}

/** What forbids it whatever the rule says. */
function barred(policy: Policy, ask: Ask): Refusal | undefined {
  return outsider(policy, ask) ?? writesOff(policy, ask.right);
}

function unfitting(rule: Rule, ask: Ask): Refusal | undefined {
  return notNamed(rule, ask.person) ?? brokenLimit(rule.limits, ask.amounts, ask.stage);
}

/** A refusal of this ask; with the rule, where it is the rule that refuses. */
export function refused(policy: Policy, ask: Ask, because: Refusal, rule?: Rule): Refused {
  const { administrators } = policy;
  return { allowed: false, ...about(policy, ask), because, rule: rule?.ref, administrators };
}

function about(policy: Policy, { right, place }: Ask) {
  const channelName = place.kind === "channel" ? policy.channels.get(place.id)?.name : undefined;
  return { right, place, channelName, publicAllowed: publicAllowed(policy, right, place) };
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

function unruled(policy: Policy, place: Place, rules: PlaceRules | undefined): Refusal {
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

function notNamed({ by }: Rule, person: Person): Refusal | undefined {
  if (by === undefined || by.people.includes(person.id)) return undefined;
  if (by.userGroups.length === 0) return { kind: "not-in-by", by };
  const { groups } = person;
  if (groups === "unknown") return { kind: "group-unknown", by, userGroups: by.userGroups };
  return by.userGroups.some((group) => groups.has(group)) ? undefined : { kind: "not-in-by", by };
}
