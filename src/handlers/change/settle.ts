import { outcome, readChangeForm, settleForm } from "../../blocks/change/index.ts";
import { recordMetadata } from "../../blocks/codec.ts";
import { outOfDate } from "../../blocks/conversation/index.ts";
import { messageView } from "../../blocks/form.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import { contextFor } from "../context.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import { refuse } from "../refuse.ts";
import { writeOf } from "./act.ts";
import { announce, revived, viewOf } from "./announce.ts";
import { openRecord } from "./approve.ts";
import { readBack } from "./send.ts";
import type { SentForm } from "./submit.ts";

/** *Check again*: reads back, and says so if it is done by now. Nothing is sent. */
export async function clickCheck(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const record = await openRecord(desk, interaction, value);
  if (record === undefined || (await refuseHere(desk, interaction, record))) return;
  const gate = await openGate(desk, { user: interaction.user, channel: record.channel });
  const change = revived(desk, record);
  if (change === undefined) return interaction.surface.whisper(outcome(record, await viewOf(desk, record)));
  const { state, found } = await readBack(contextFor(desk, gate), change);
  const now = state === "done" ? (await desk.ledger.confirmLater(record.id, { found })).record : record;
  await announce(desk, now, { change, found: now.state === "done" ? undefined : found });
}

/** *It was done*, *It was not done*: asks for the reason first, with what Omni shows beside it. */
export async function clickSettle(
  desk: Desk,
  interaction: Interaction,
  value: string,
  done: boolean,
): Promise<void> {
  const record = await openRecord(desk, interaction, value);
  if (record === undefined || (await refuseHere(desk, interaction, record))) return;
  await interaction.modal?.show(settleForm(record, done));
}

/** A person says what became of a change whose outcome was unknown; that frees its target. */
export async function onSettle(desk: Desk, interaction: Interaction, form: SentForm): Promise<void> {
  const about = recordMetadata.decode(form.metadata);
  const record = about === undefined ? undefined : await desk.ledger.find(about.id);
  if (about?.done === undefined || record === undefined)
    return form.modal.show(messageView(form.title, outOfDate()));
  if (await refuseHere(desk, interaction, record)) return;
  const reason = readChangeForm(form.state, [])["reason"]?.[0] ?? "";
  const { moved, record: settled } = await desk.ledger.settle(record.id, {
    person: interaction.user,
    done: about.done,
    reason,
  });
  if (moved) await announce(desk, settled);
  await form.modal.show(messageView(form.title, outcome(settled, await viewOf(desk, settled))));
}

/** Whoever may do a thing here may say what became of it. */
async function refuseHere(desk: Desk, interaction: Interaction, record: ChangeRecord): Promise<boolean> {
  const gate = await openGate(desk, { user: interaction.user, channel: record.channel });
  return refuse(desk, interaction, gate, writeOf(desk, record));
}
