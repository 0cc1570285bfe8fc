import type { LimitName, Refusal, Refused } from "../../policy/index.ts";
import { count, plural } from "../text.ts";
import { type ChannelLabel, channelName, named } from "./people.ts";
import { deedOf } from "./rights.ts";
import { listing, outside, type Said, say, sentences } from "./say.ts";

type Because<Kind extends Refusal["kind"]> = Extract<Refusal, { kind: Kind }>;

/** The first lines of a refusal: what can't be done here, and why not. */
export function refusedBecause(refused: Refused, channel: ChannelLabel | undefined): Said {
  const { because, right } = refused;
  const deed = deedOf(right);
  const cannot = say`You can't ${deed} ${here(refused, channel)}.`;
  switch (because.kind) {
    case "no-rule":
      return cannot;
    case "not-in-by":
      return say`Only ${named(because.by)} can ${deed} ${here(refused, channel)}.`;
    case "group-unknown":
      return sentences(
        cannot,
        say`It is for ${named(because.by)}, and Slack did not say who is in there, so the answer is no. Try again.`,
      );
    case "standing-unknown":
      return sentences(cannot, say`Slack did not say who you are, so the answer is no. Try again.`);
    case "guest":
      return sentences(cannot, outsider("Guests", because.policy));
    case "external":
      return sentences(cannot, stranger(refused, because.policy));
    case "other-direct":
      return sentences(cannot, say`Ask in a channel, or in the direct message with me.`);
    case "channel-unlisted":
      return sentences(cannot, say`Nothing is allowed in this channel yet: the policy does not name it.`);
    case "channel-paused":
      return sentences(cannot, paused(because));
    case "writes-off":
      return sentences(cannot, writesOff(because), say`Looking things up still works.`);
    case "limit-exceeded":
      return sentences(cannot, exceeded(because));
    case "limit-unknown":
      return sentences(cannot, unknownAmount(because));
    case "own-request":
      return say`You asked for this yourself, so someone else must decide it.`;
    default:
      return because satisfies never;
  }
}

function here({ place, channelName: name }: Refused, channel: ChannelLabel | undefined): Said {
  if (place.kind === "channel") return say`in ${channelName({ id: place.id, name, ...channel })}`;
  return place.kind === "direct" ? say`in the direct message with me` : say`in this conversation`;
}

const READABLE = "orders by number, stock, pre-orders, virtual stock, locations and stores";

function outsider(who: string, policy: "read" | "deny"): Said {
  return policy === "deny" ? say`${who} can't use this app.` : say`${who} can only look up ${READABLE}.`;
}

function stranger({ place }: Refused, policy: "read" | "deny"): Said {
  const who = "People of another organisation";
  if (policy === "read" && place.kind === "direct") return say`${who} can ask in channels only.`;
  return outsider(who, policy);
}

function paused({ channel, now }: Because<"channel-paused">): Said {
  const change = now === undefined ? say`from ${channel}` : say`from ${channel} to ${now}`;
  return say`Slack changed the id of this channel ${change}, so its rules wait until the policy names the new one.`;
}

function writesOff({ because }: Because<"writes-off">): Said {
  return because === undefined
    ? say`All changes are switched off for now.`
    : say`All changes are switched off for now: ${withoutStop(because)}.`;
}

function withoutStop(words: string): Said {
  return outside(words.trim().replace(/[.!\s]+$/u, ""));
}

function exceeded(because: Because<"limit-exceeded">): Said {
  switch (because.limit) {
    case "max_units":
      return say`A change may be of at most ${plural(because.allowed, "unit")} here; this one is ${plural(because.asked, "unit")}.`;
    case "max_order_total":
      return say`An order may total at most ${count(because.allowed)} here; this one is ${count(because.asked)}.`;
    case "locations":
      return say`It is open for ${places(because.allowed)} only, not for ${places(because.asked)}.`;
    default:
      return because satisfies never;
  }
}

const UNKNOWN: Readonly<Record<LimitName, string>> = {
  max_units: "how many units this would change is",
  max_order_total: "the order's total is",
  locations: "the locations this touches are",
};

function unknownAmount({ limit }: Because<"limit-unknown">): Said {
  return say`There is a limit here, and ${UNKNOWN[limit]} not known, so the answer is no.`;
}

function places(names: readonly string[]): Said {
  return listing(
    names.map((name) => outside(name, 80)),
    "and",
  );
}
