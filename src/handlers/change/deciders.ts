import { nobodyToAsk, type Unheard } from "../../blocks/change/index.ts";
import type { Message } from "../../blocks/message.ts";
import type { WriteOperation } from "../../operations/write.ts";
import { type Allowed, type Amounts, type Decision, mayApprove } from "../../policy/index.ts";
import type { Desk } from "../desk.ts";
import { type Gate, openGate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";

/** A change, or several of one kind, that somebody asks others to agree to. */
export interface Request {
  readonly person: string;
  readonly channel: string | undefined;
  readonly operation: WriteOperation;
  /** How much each of them is; undefined where that is not known yet. */
  readonly amounts: readonly (Amounts | undefined)[];
}

/** So many are asked in person at most; more would be a crowd. */
const MOST_ASKED = 10;
/** Slack is asked about so many to find them. */
const MOST_LOOKED_AT = 30;

/** Whether the person of this gate may decide such a change of somebody else's, as the policy stands now. */
export function mayDecide(
  { policy, person, place }: Gate,
  { right, id }: WriteOperation,
  requester: string,
  amounts: Amounts | undefined,
  stage: "draw" | "act" = "act",
): Decision {
  if (right === undefined) throw new Error(`${id} needs no right`);
  return mayApprove(policy, { right, person, place, amounts, stage }, { id: requester });
}

/** Why nobody else reads what is asked for here; undefined where they do. */
export async function unheardIn(desk: Desk, channel: string | undefined): Promise<Unheard | undefined> {
  if (channel === undefined) return "alone";
  const { place, joined } = await desk.channels.find(channel);
  if (place.kind !== "channel") return "alone";
  if (place.sharedOutside === true) return "outside";
  return joined === false ? "absent" : undefined;
}

/** Those whom the policy names and who can decide all of it, as far as they may be asked in person. */
export async function decidersOf(
  desk: Desk,
  request: Request,
  approvers: Allowed["approvers"],
): Promise<string[]> {
  if (approvers === undefined) return [];
  const members = await desk.userGroups.peopleIn(approvers.userGroups);
  const named = [...new Set([...approvers.people, ...members])].slice(0, MOST_LOOKED_AT);
  const can = await Promise.all(named.map((user) => canDecide(desk, request, user)));
  return named.filter((_, index) => can[index]).slice(0, MOST_ASKED);
}

async function canDecide(
  desk: Desk,
  { person, channel, operation, amounts }: Request,
  user: string,
): Promise<boolean> {
  const gate = await openGate(desk, { user, channel });
  return amounts.every(
    (each) => mayDecide(gate, operation, person, each, each === undefined ? "draw" : "act").allowed,
  );
}

/**
 * Whether enough of those who can decide would get to know of a request: in its channel, else in person. It is
 * looked at before anything is confirmed, and again before it is made to wait.
 */
export async function isHeard(desk: Desk, request: Request, decision: Allowed): Promise<boolean> {
  if ((await unheardIn(desk, request.channel)) === undefined) return true;
  return (await decidersOf(desk, request, decision.approvers)).length >= decision.approvals;
}

/** Tells the person where a change would need others to agree and they would not get to know of it. */
export async function refuseUnheard(
  desk: Desk,
  { user: person, channel, surface }: Pick<Interaction, "user" | "channel" | "surface">,
  gate: Gate,
  operation: WriteOperation,
  amounts: readonly (Amounts | undefined)[] = [undefined],
): Promise<boolean> {
  const decision = gate.decide(operation);
  if (decision?.allowed !== true || decision.approvals === 0) return false;
  if (await isHeard(desk, { person, channel, operation, amounts }, decision)) return false;
  await surface.whisper(await unheardMessage(desk, channel, decision));
  return true;
}

async function unheardMessage(
  desk: Desk,
  channel: string | undefined,
  { approvals, approvers }: Allowed,
): Promise<Message> {
  const { botUser } = await desk.identity();
  const why = (await unheardIn(desk, channel)) ?? "absent";
  return nobodyToAsk({ channel, approvals, why, isNamed: approvers !== undefined, botMention: botUser });
}
