import { decide, isAllowed, refused } from "./decide.ts";
import { RIGHTS, type Right } from "./rights.ts";
import { ruleFor } from "./rules.ts";
import type { Ask, Decision, Person, Place, PlaceRules, Policy } from "./types.ts";

/** Everything this person may do here, amounts apart: for help, the menu and Home. */
export function allowedRights(policy: Policy, person: Person, place: Place): Right[] {
  return RIGHTS.filter((right) => isAllowed(policy, { right, person, place, stage: "draw" }));
}

/**
 * Slack user groups (`S…`) whose members must be known before `decide` can say yes to everyone it should.
 * Narrowed to one right and to one place where they are given; often empty, and then Slack need not be asked.
 */
export function groupsNeeded(policy: Policy, right?: Right, place?: Place): readonly string[] {
  if (right !== undefined || place !== undefined) return groupsOf(policy, right, place);
  const known = groupsOfAll.get(policy) ?? groupsOf(policy);
  groupsOfAll.set(policy, known);
  return known;
}

/** The groups of all that a policy says: every answer asks for them, and a policy never changes. */
const groupsOfAll = new WeakMap<Policy, readonly string[]>();

function groupsOf(policy: Policy, right?: Right, place?: Place): readonly string[] {
  const groups = placesAsked(policy, place).flatMap((rules) => {
    const counting = right === undefined ? rules.rules : [ruleFor(rules, right)];
    return counting.flatMap((rule) => rule?.by?.userGroups ?? []);
  });
  return [...new Set(groups)].sort();
}

/** Ids of the channels where this person may do this; the caller names only those the person is in. */
export function channelsAllowing(policy: Policy, right: Right, person: Person): string[] {
  return [...policy.channels.keys()].filter((id) => {
    const place: Place = { kind: "channel", id, sharedOutside: "unknown" };
    return isAllowed(policy, { right, person, place, stage: "draw" });
  });
}

/** The site's own reasons for rejections and cancellations, as the file lists them for this place. */
export function reasonsAt(policy: Policy, place: Place): readonly string[] {
  return placesAsked(policy, place).flatMap((rules) => rules.reasons);
}

/**
 * May the person of this ask approve it for the requester? Only someone else, and only who could do it
 * themselves, here and with these amounts.
 */
export function mayApprove(policy: Policy, ask: Ask, requester: { id: string }): Decision {
  const decision = decide(policy, ask);
  const own = decision.allowed && ask.person.id === requester.id;
  return own ? refused(policy, ask, { kind: "own-request" }) : decision;
}

/** The same policy with one channel's rules paused, because Slack gave the channel another id. */
export function pauseChannel(policy: Policy, channel: string, now?: string): Policy {
  return { ...policy, paused: new Map([...policy.paused, [channel, { now }]]) };
}

function placesAsked(policy: Policy, place: Place | undefined): PlaceRules[] {
  if (place === undefined) return [policy.direct, ...policy.channels.values()];
  if (place.kind === "other-direct") return [];
  if (place.kind === "direct") return [policy.direct];
  const rules = policy.channels.get(place.id);
  return rules ? [rules] : [];
}
