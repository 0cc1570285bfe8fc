import { publicAllowed, rightsGiven } from "../policy/index.ts";
import type { Rule } from "../watch/rule.ts";
import type { AlertsDesk } from "./desk.ts";

/**
 * Why a channel may not be told of a rule, in a sentence; undefined where it may. `unknown` where Slack cannot say now
 * who reads there.
 */
export async function notPermitted(
  { policy, channels }: Pick<AlertsDesk, "policy" | "channels">,
  channel: string,
  { source }: Rule,
): Promise<string | "unknown" | undefined> {
  const { place } = await channels.find(channel);
  const current = policy.current();
  if (place.kind !== "channel") return "This is no channel.";
  const given = rightsGiven(current, place);
  if (!given.includes("alert.read") && !given.includes("alert.manage"))
    return "The policy allows no alerts in the channel any more.";
  if (place.sharedOutside === "unknown") return "unknown";
  const right = source.kind === "stock" ? "stock.read" : "pool.read";
  return publicAllowed(current, right, place)
    ? undefined
    : "The channel is shared with another organisation, whose people may not read this.";
}
