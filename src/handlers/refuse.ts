import { nothingHere } from "../blocks/conversation/here.ts";
import { refusal, sharedOutside } from "../blocks/conversation/index.ts";
import type { Operation } from "../operations/operation.ts";
import { type Amounts, allowedRights, channelsAllowing, type Refused } from "../policy/index.ts";
import type { Desk } from "./desk.ts";
import type { Gate } from "./gate.ts";
import type { Interaction } from "./interaction.ts";

/** How something is asked for: for everyone to read, and how much of it where that is known already. */
export interface AskedFor {
  readonly everyone?: boolean;
  readonly amounts?: Amounts;
}

/**
 * Tells the person when the policy does not allow this here, and whether it told. What everyone in the channel
 * would read is refused where outsiders read along.
 */
export async function refuse(
  desk: Desk,
  interaction: Interaction,
  gate: Gate,
  operation: Operation,
  { everyone = false, amounts }: AskedFor = {},
): Promise<boolean> {
  const decision = gate.decide(operation, amounts);
  if (decision === undefined ? gate.may.has(operation.id) : decision.allowed) {
    if (!everyone || gate.mayBePublic(operation)) return false;
    await interaction.surface.whisper(sharedOutside());
    return true;
  }
  note(desk, interaction, operation);
  const message =
    decision === undefined || decision.allowed ? nothingHere() : await refusalOf(desk, gate, decision);
  await interaction.surface.whisper(message);
  return true;
}

function note(desk: Desk, { log, kind }: Interaction, { id }: Operation): void {
  log.info({ operation: id }, "refused by the policy");
  desk.metrics.interaction({ kind, operation: id, outcome: "refused" });
}

async function refusalOf(desk: Desk, gate: Gate, refused: Refused) {
  const { policy, person, where } = gate;
  const { id, groups } = person;
  const open = new Set(channelsAllowing(policy, refused.right, person));
  const theirs = open.size === 0 ? [] : await desk.channels.of(id);
  const { administrators } = policy;
  const inGroup = groups !== "unknown" && administrators.userGroups.some((group) => groups.has(group));
  return refusal(refused, {
    channel: where === undefined ? undefined : { id: where.id, name: where.name },
    may: allowedRights(policy, person, gate.place),
    open: theirs.filter(({ id }) => open.has(id)),
    administrator: administrators.people.includes(id) || inGroup,
  });
}
