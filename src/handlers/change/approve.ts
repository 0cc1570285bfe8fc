import {
  declineForm,
  exactView,
  notYours,
  outcome,
  ownRequest,
  readChangeForm,
} from "../../blocks/change/index.ts";
import { recordMetadata } from "../../blocks/codec.ts";
import { outOfDate } from "../../blocks/conversation/index.ts";
import { loadingView, messageView } from "../../blocks/form.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import { refusalOf } from "../refuse.ts";
import { actOnApproved, toItsEnd, writeOf } from "./act.ts";
import { announce, revived, viewOf } from "./announce.ts";
import { mayDecide } from "./deciders.ts";
import { isPast, openRecord, refuseHere, targetsOf } from "./pressed.ts";
import type { SentForm } from "./submit.ts";

/** *Approve*: one more person agrees. The last one needed has the change sent. */
export async function clickApprove(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const record = await openRecord(desk, interaction, value);
  if (record === undefined || (await refuseToDecide(desk, interaction, record))) return;
  await decide(desk, interaction, record, { agree: true });
}

/** *Decline…*: asks for the reason first. */
export async function clickDecline(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const record = await openRecord(desk, interaction, value);
  if (record === undefined || (await refuseToDecide(desk, interaction, record))) return;
  if (await isPast(desk, interaction, record, ["waiting"])) return;
  await interaction.modal?.show(declineForm(record));
}

/** The reason for declining was given. */
export async function onDecline(desk: Desk, interaction: Interaction, form: SentForm): Promise<void> {
  const about = recordMetadata.decode(form.metadata);
  const record = about === undefined ? undefined : await desk.ledger.find(about.id);
  if (record === undefined) return form.modal.show(messageView(form.title, outOfDate()));
  await form.modal.show(loadingView(form.title));
  if (await refuseToDecide(desk, interaction, record)) return;
  const [reason] = readChangeForm(form.state, [])["reason"] ?? [];
  await decide(desk, interaction, record, { agree: false, reason });
  const now = (await desk.ledger.find(record.id)) ?? record;
  await form.modal.show(messageView(form.title, outcome(now, await viewOf(desk, now))));
}

/** *Withdraw*: the requester alone takes the request back. */
export async function clickWithdraw(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const record = await openRecord(desk, interaction, value);
  if (record === undefined) return;
  if (record.person !== interaction.user) {
    if (await refuseHere(desk, interaction, record)) return;
    return interaction.surface.whisper(notYours());
  }
  const { moved, record: ended } = await desk.ledger.end(record.id, "withdrawn", { by: interaction.user });
  await (moved
    ? announce(desk, ended)
    : interaction.surface.whisper(outcome(ended, await viewOf(desk, ended))));
}

/** *See exactly what will be sent*: to whoever may do such a thing there. */
export async function clickExact(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const record = await openRecord(desk, interaction, value);
  if (record === undefined || (await refuseHere(desk, interaction, record))) return;
  await interaction.modal?.show(exactView(record));
}

async function decide(
  desk: Desk,
  interaction: Interaction,
  { id }: ChangeRecord,
  word: { readonly agree: boolean; readonly reason?: string | undefined },
): Promise<void> {
  const decision = await desk.ledger.decide(id, { person: interaction.user, ...word });
  if (decision.kind === "approved") {
    await toItsEnd(desk, decision.record, () => actOnApproved(desk, decision.record));
  } else if (decision.kind === "agreed" || decision.kind === "declined" || decision.kind === "expired") {
    await announce(desk, decision.record);
  } else {
    const shown = decision.kind === "blocked" ? decision.by : decision.record;
    await interaction.surface.whisper(
      decision.kind === "own" ? ownRequest() : outcome(shown, await viewOf(desk, shown)),
    );
  }
}

/** Whether this person may not decide, and was told so: never the requester, only who may do it themselves. */
export async function refuseToDecide(
  desk: Desk,
  interaction: Interaction,
  record: ChangeRecord,
): Promise<boolean> {
  const operation = writeOf(desk, record);
  const gate = await openGate(desk, { user: interaction.user, channel: record.channel });
  const amounts = revived(desk, record)?.amounts;
  const decision = mayDecide(gate, operation, record.person, amounts);
  if (decision.allowed) return false;
  const refusal = await refusalOf(desk, interaction, gate, operation, decision, targetsOf(record));
  await interaction.surface.whisper(decision.because.kind === "own-request" ? ownRequest() : refusal);
  return true;
}
