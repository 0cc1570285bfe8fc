import { outcome } from "../../blocks/change/index.ts";
import { recordValue } from "../../blocks/codec.ts";
import { outOfDate } from "../../blocks/conversation/index.ts";
import type { ChangeRecord, ChangeState } from "../../ledger/index.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import { refuse } from "../refuse.ts";
import { writeOf } from "./act.ts";
import { viewOf } from "./announce.ts";

/** The change of a button; a person is told where there is none any more. */
export async function openRecord(
  desk: Desk,
  interaction: Interaction,
  value: string,
): Promise<ChangeRecord | undefined> {
  const wanted = recordValue.decode(value);
  const record = wanted === undefined ? undefined : await desk.ledger.find(wanted.id);
  if (record === undefined) await interaction.surface.whisper(outOfDate());
  return record === undefined ? undefined : withCard(desk, interaction, record);
}

/** A card can be pressed before whoever posted it has kept where it stands; the click itself says so. */
async function withCard(
  desk: Desk,
  { channel, clicked }: Interaction,
  record: ChangeRecord,
): Promise<ChangeRecord> {
  if (record.card !== undefined || clicked === undefined || channel === undefined) return record;
  if (channel !== record.channel) return record;
  const card = { channel, ts: clicked };
  return desk.ledger.setCard(record.id, card);
}

/** Whether this person may not do such a change where it was made, and was told so. */
export async function refuseHere(
  desk: Desk,
  interaction: Interaction,
  record: ChangeRecord,
): Promise<boolean> {
  const gate = await openGate(desk, { user: interaction.user, channel: record.channel });
  return refuse(desk, interaction, gate, writeOf(desk, record), { targets: targetsOf(record) });
}

/** Whether the change came further than the button knows; then the person is told how it stands. */
export async function isPast(
  desk: Desk,
  interaction: Interaction,
  record: ChangeRecord,
  states: readonly ChangeState[],
): Promise<boolean> {
  if (states.includes(record.state)) return false;
  await interaction.surface.whisper(outcome(record, await viewOf(desk, record)));
  return true;
}

/** What the audit finds a change by. */
export function targetsOf({
  target,
  related,
}: Pick<ChangeRecord, "target" | "related">): ChangeRecord["related"] {
  return [target, ...related];
}
