import { publicAllowed, rightsGiven } from "../policy/index.ts";
import type { Rule } from "../watch/rule.ts";
import type { AlertsDesk } from "./desk.ts";

/** Whether a channel may be told: `unknown` where Slack cannot say now who reads there; else why not, in a sentence. */
export type Permission =
  | { readonly kind: "permitted" }
  | { readonly kind: "unknown" }
  | { readonly kind: "refused"; readonly because: string };

/** Whether a channel may be told of a rule, as the policy stands now. */
export async function permissionOf(
  { policy, channels }: Pick<AlertsDesk, "policy" | "channels">,
  channel: string,
  { source }: Rule,
): Promise<Permission> {
  const { place, joined } = await channels.find(channel);
  const current = policy.current();
  if (place.kind !== "channel") return refused("This is no channel.");
  const given = rightsGiven(current, place);
  if (!given.includes("alert.read") && !given.includes("alert.manage"))
    return refused("The policy allows no alerts in the channel any more.");
  // A private channel that the app is not in does not exist for it: asking again would never end.
  if (place.sharedOutside === "unknown")
    return joined === false
      ? refused("I am not in the channel any more, or it is gone.")
      : { kind: "unknown" };
  const right = source.kind === "stock" ? "stock.read" : "pool.read";
  return publicAllowed(current, right, place)
    ? { kind: "permitted" }
    : refused("The channel is shared with another organisation, whose people may not read this.");
}

function refused(because: string): Permission {
  return { kind: "refused", because };
}
