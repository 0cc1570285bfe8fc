import { oneOf } from "../english.ts";
import { OUTSIDER_READS, type Right } from "./rights.ts";
import type { LimitName, Refusal } from "./types.ts";

type Name = (id: string) => string;
type Because<K extends Refusal["kind"]> = Extract<Refusal, { kind: K }>;

const outsiderReads = "orders by number, stock, pre-orders, virtual stock, locations and stores";

/** Refusals that no change of the policy would turn: something else must happen first. */
const unchangeable: ReadonlySet<Refusal["kind"]> = new Set<Refusal["kind"]>([
  "other-direct",
  "standing-unknown",
  "group-unknown",
  "limit-unknown",
  "own-request",
]);

/** Would another policy have allowed it? Then it helps to know who can change the policy. */
export function isPolicys(refusal: Refusal): boolean {
  return !unchangeable.has(refusal.kind);
}

/** Why not, in one or two plain sentences, with what to do where the person can do something. */
export function because(refusal: Refusal, right: Right, name: Name): string {
  switch (refusal.kind) {
    case "other-direct":
      return "This is a conversation of other people. Ask in a channel, or in a direct message to the app.";
    case "standing-unknown":
      return "Slack could not say whether this is someone of your organisation. Try again in a minute.";
    case "guest":
      return outsider("Guests", refusal.policy, right);
    case "external":
      return outsider("People of another organisation", refusal.policy, right);
    case "channel-paused":
      return paused(refusal, name);
    case "channel-unlisted":
      return `The policy allows nothing in this channel: its id, ${refusal.channel}, is not listed.`;
    case "no-rule":
      return "No rule of the policy allows it here.";
    case "writes-off":
      return `All writes are switched off${refusal.because === undefined ? "" : `: ${refusal.because}`}.`;
    case "not-in-by":
      return `Only ${named(refusal.by, name)} may.`;
    case "group-unknown":
      return `Slack could not say who is in ${oneOf(refusal.userGroups.map(name))}. Try again in a minute.`;
    case "limit-exceeded":
      return exceeded(refusal);
    case "limit-unknown":
      return `${UNKNOWN[refusal.limit]}, and a limit that cannot be checked refuses.`;
    case "own-request":
      return "Nobody approves what they asked for themselves: someone else must.";
    default:
      return refusal satisfies never;
  }
}

const UNKNOWN: Readonly<Record<LimitName, string>> = {
  max_units: "How many units it would change is not known",
  max_order_total: "The order's total is not known",
  locations: "Which locations it touches is not known",
};

function outsider(who: string, policy: "read" | "deny", right: Right): string {
  if (policy === "deny") return `${who} may not use the app here.`;
  return OUTSIDER_READS.has(right)
    ? `${who} may ask in channels only, not in direct messages.`
    : `${who} may only look up ${outsiderReads}.`;
}

function paused({ channel, now }: Because<"channel-paused">, name: Name): string {
  const move = now === undefined ? "" : `: it was ${channel} and is ${name(now)} now`;
  return `Slack gave this channel a new id${move}. Its rules wait until the policy names the new one.`;
}

function named(by: { words: readonly string[] }, name: Name): string {
  return oneOf(by.words.map(name));
}

function exceeded(refusal: Because<"limit-exceeded">): string {
  switch (refusal.limit) {
    case "max_units":
      return `It would change ${refusal.asked} units; ${refusal.allowed} at most is allowed.`;
    case "max_order_total":
      return `The order's total is ${refusal.asked}; ${refusal.allowed} at most is allowed.`;
    case "locations":
      return `It touches ${oneOf(refusal.asked)}, and is allowed at ${oneOf(refusal.allowed)} alone.`;
    default:
      return refusal satisfies never;
  }
}
