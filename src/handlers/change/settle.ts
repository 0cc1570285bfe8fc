import { outcome, readChangeForm, settleForm } from "../../blocks/change/index.ts";
import { recordMetadata } from "../../blocks/codec.ts";
import { outOfDate } from "../../blocks/conversation/index.ts";
import { loadingView, messageView } from "../../blocks/form.ts";
import { showAmong } from "../batch/show.ts";
import { contextFor } from "../context.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import { announce, revived, show, viewOf } from "./announce.ts";
import { isPast, openRecord, refuseHere } from "./pressed.ts";
import { readBack } from "./send.ts";
import type { SentForm } from "./submit.ts";

/** *Check again*: reads back, and says so if it is done by now. Nothing is sent. */
export async function clickCheck(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const record = await openRecord(desk, interaction, value);
  if (record === undefined || (await refuseHere(desk, interaction, record))) return;
  if (await isPast(desk, interaction, record, ["sent", "unknown"])) return;
  const gate = await openGate(desk, { user: interaction.user, channel: record.channel });
  const change = revived(desk, record);
  if (change === undefined) return interaction.surface.whisper(outcome(record, await viewOf(desk, record)));
  const { state, found } = await readBack(contextFor(desk, gate), change);
  const later = state === "done" ? await desk.ledger.confirmLater(record.id, { found }) : undefined;
  if (later?.moved === true) {
    await announce(desk, later.record, { change });
    return showAmong(desk, later.record);
  }
  const now = (await desk.ledger.find(record.id)) ?? record;
  await show(desk, now, { change, found: now.state === record.state ? found : undefined });
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
  if (await isPast(desk, interaction, record, ["unknown"])) return;
  await interaction.modal?.show(settleForm(record, done));
}

/** Whoever may do such a thing there says what became of one whose outcome was unknown; that frees its target. */
export async function onSettle(desk: Desk, interaction: Interaction, form: SentForm): Promise<void> {
  const about = recordMetadata.decode(form.metadata);
  const record = about === undefined ? undefined : await desk.ledger.find(about.id);
  if (about?.done === undefined || record === undefined)
    return form.modal.show(messageView(form.title, outOfDate()));
  await form.modal.show(loadingView(form.title));
  if (await refuseHere(desk, interaction, record)) return;
  const reason = readChangeForm(form.state, [])["reason"]?.[0] ?? "";
  const { moved, record: settled } = await desk.ledger.settle(record.id, {
    person: interaction.user,
    done: about.done,
    reason,
  });
  if (moved) await announce(desk, settled);
  await showAmong(desk, settled);
  await form.modal.show(messageView(form.title, outcome(settled, await viewOf(desk, settled))));
}
