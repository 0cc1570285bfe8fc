import { nothingHere } from "../blocks/conversation/here.ts";
import { refusal, sharedOutside } from "../blocks/conversation/index.ts";
import type { ChangeRecord } from "../ledger/index.ts";
import type { Message } from "../blocks/message.ts";
import type { Operation } from "../operations/operation.ts";
import { type Amounts, allowedRights, channelsAllowing, type Refused, type Right } from "../policy/index.ts";
import type { Desk } from "./desk.ts";
import type { Gate } from "./gate.ts";
import type { Interaction } from "./interaction.ts";

/** What may be refused: an operation, or what is done from a card. */
export interface Asked {
  readonly id: string;
  readonly right?: Right;
  readonly kind: Operation["kind"];
  readonly audited?: boolean;
}

/** How something is asked for: for everyone to read, and how much of what, where that is known already. */
export interface AskedFor {
  readonly everyone?: boolean;
  readonly amounts?: Amounts;
  /** What it would be done to: the audit finds a refused try by these. */
  readonly targets?: ChangeRecord["related"];
}

/**
 * Tells the person when the policy does not allow this here, and whether it told. What everyone in the channel
 * would read is refused where outsiders read along.
 */
export async function refuse(
  desk: Desk,
  interaction: Interaction,
  gate: Gate,
  operation: Asked,
  { everyone = false, amounts, targets }: AskedFor = {},
): Promise<boolean> {
  const decision = gate.decide(operation, amounts);
  if (decision === undefined ? gate.may.has(operation.id) : decision.allowed) {
    if (!everyone || gate.mayBePublic(operation)) return false;
    await interaction.surface.whisper(sharedOutside());
    return true;
  }
  const refused = decision === undefined || decision.allowed ? undefined : decision;
  await interaction.surface.whisper(await refusalOf(desk, interaction, gate, operation, refused, targets));
  return true;
}

/** What a person is told who may not do this; the try is counted, and audited where it would change something. */
export async function refusalOf(
  desk: Desk,
  interaction: Interaction,
  gate: Gate,
  operation: Asked,
  refused: Refused | undefined,
  targets: ChangeRecord["related"] = [],
): Promise<Message> {
  await note(desk, interaction, operation, refused, targets);
  return refused === undefined ? nothingHere() : worded(desk, gate, refused);
}

async function note(
  desk: Desk,
  interaction: Interaction,
  operation: Asked,
  refused: Refused | undefined,
  targets: ChangeRecord["related"],
): Promise<void> {
  const { log, kind, user: person, channel, reference } = interaction;
  const { id } = operation;
  log.info({ operation: id }, "refused by the policy");
  if (operation.kind !== "read" || operation.audited === true) {
    await desk.audit.append({
      targets,
      person,
      channel,
      operation: id,
      outcome: "denied",
      reference,
      rule: refused?.rule === undefined ? undefined : ruleOf(refused.rule),
    });
  }
  desk.metrics.interaction({ kind, operation: id, outcome: "refused" });
}

async function worded(desk: Desk, gate: Gate, refused: Refused): Promise<Message> {
  const { policy, person, where } = gate;
  const { id, groups } = person;
  const open = new Set(channelsAllowing(policy, refused.right, person));
  const theirs = open.size === 0 ? [] : await desk.channels.of(id);
  const { administrators } = policy;
  const inGroup = groups !== "unknown" && administrators.userGroups.some((group) => groups.has(group));
  return refusal(refused, {
    channel: where === undefined ? undefined : { id: where.id, name: where.name },
    // A right that no operation needs yet is nothing that the person may do.
    may: allowedRights(policy, person, gate.place).filter((right) =>
      desk.operations.some((operation) => operation.right === right),
    ),
    open: theirs.filter(({ id }) => open.has(id)),
    administrator: administrators.people.includes(id) || inGroup,
  });
}

/** The rule that decided, as the audit keeps it. */
export function ruleOf({ pattern, place, line }: { pattern: string; place: string; line: number }): string {
  return `${pattern} under ${place}, line ${line}`;
}
