import type { Refused, Right } from "../../policy/index.ts";
import type { Message } from "../message.ts";
import { tell } from "./tell.ts";
import { type ChannelLabel, channelNames, whoCanChange } from "./people.ts";
import { addToPolicy } from "./policy-lines.ts";
import { refusedBecause } from "./refused-because.ts";
import { deedsOf } from "./rights.ts";
import { code, outside, type Said, say, sentences } from "./say.ts";

/** What a refusal can say beyond the decision itself. */
export interface RefusedAt {
  /** Where it was asked, when it was a channel. */
  readonly channel?: ChannelLabel | undefined;
  /** What this person may do in this place. */
  readonly may: readonly Right[];
  /** Where else this person may do it: only channels that the person is in. */
  readonly open: readonly ChannelLabel[];
  /** The person is one of the policy's administrators. */
  readonly administrator: boolean;
}

/**
 * Why not, what may be done here instead, where it is open, how to find out more and who can change it. For the
 * eyes of the one who asked: it is always sent ephemeral, because it names people.
 */
export function refusal(refused: Refused, at: RefusedAt): Message {
  const { because, right, administrators } = refused;
  const mayAdd = at.administrator || administrators.words.length === 0;
  const toAdd =
    because.kind === "channel-unlisted" && mayAdd ? { id: because.channel, ...at.channel } : undefined;
  return tell({
    lead: refusedBecause(refused, at.channel),
    more: [sentences(instead(refused, at.may), elsewhere(at.open))],
    blocks: toAdd === undefined ? [] : addToPolicy(toAdd),
    fine: sentences(
      say`${code(`/omni why ${right}`)} says which rule decides.`,
      UNCHANGEABLE.has(because.kind) ? undefined : whoCanChange(administrators),
    ),
  });
}

/** Refusals that no change of the policy would turn. */
const UNCHANGEABLE = new Set<Refused["because"]["kind"]>([
  "other-direct",
  "standing-unknown",
  "group-unknown",
  "limit-unknown",
  "own-request",
]);

/** Places of which it was said that nothing, or only little, is allowed need no list of what is. */
const SAID_ALREADY = new Set<Refused["because"]["kind"]>([
  "channel-paused",
  "channel-unlisted",
  "other-direct",
  "own-request",
]);

function instead({ because }: Refused, may: readonly Right[]): Said | undefined {
  if (SAID_ALREADY.has(because.kind)) return undefined;
  return may.length === 0
    ? say`Nothing is allowed to you here yet.`
    : say`Here you may ${outside(deedsOf(may), 1000)}.`;
}

function elsewhere(open: readonly ChannelLabel[]): Said | undefined {
  return open.length === 0 ? undefined : say`It is open to you in ${channelNames(open)}.`;
}
