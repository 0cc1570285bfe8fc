import { declineForm, exactView, notYours, ownRequest, readChangeForm } from "../../blocks/change/index.ts";
import { recordMetadata, recordValue } from "../../blocks/codec.ts";
import { outOfDate } from "../../blocks/conversation/index.ts";
import { messageView } from "../../blocks/form.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import { mayApprove } from "../../policy/index.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import { refusalOf } from "../refuse.ts";
import { actOnApproved, writeOf } from "./act.ts";
import { announce, revived, viewOf } from "./announce.ts";
import { outcome } from "../../blocks/change/index.ts";
import type { SentForm } from "./submit.ts";

/** *Approve*: one more person agrees. The last one needed has the change sent. */
export async function clickApprove(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const record = await openRecord(desk, interaction, value);
  if (record === undefined || (await refuseToDecide(desk, interaction, record))) return;
  await decide(desk, interaction, record, true);
}

/** *Decline…*: asks for the reason first. */
export async function clickDecline(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const record = await openRecord(desk, interaction, value);
  if (record === undefined || (await refuseToDecide(desk, interaction, record))) return;
  await interaction.modal?.show(declineForm(record));
}

/** The reason for declining was given. */
export async function onDecline(desk: Desk, interaction: Interaction, form: SentForm): Promise<void> {
  const about = recordMetadata.decode(form.metadata);
  const record = about === undefined ? undefined : await desk.ledger.find(about.id);
  if (record === undefined) return form.modal.show(messageView(form.title, outOfDate()));
  if (await refuseToDecide(desk, interaction, record)) return;
  await decide(desk, interaction, record, false, readChangeForm(form.state, [])["reason"]?.[0]);
}

/** *Withdraw*: the requester alone takes the request back. */
export async function clickWithdraw(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const record = await openRecord(desk, interaction, value);
  if (record === undefined) return;
  if (record.person !== interaction.user) return interaction.surface.whisper(notYours());
  const { moved, record: ended } = await desk.ledger.end(record.id, "withdrawn", { by: interaction.user });
  await (moved
    ? announce(desk, ended)
    : interaction.surface.whisper(outcome(ended, await viewOf(desk, ended))));
}

/** *See exactly what will be sent*: to whoever may see the card. */
export async function clickExact(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const record = await openRecord(desk, interaction, value);
  if (record !== undefined) await interaction.modal?.show(exactView(record));
}

/** The change of a button; a person is told where there is none any more. */
export async function openRecord(
  desk: Desk,
  interaction: Interaction,
  value: string,
): Promise<ChangeRecord | undefined> {
  const wanted = recordValue.decode(value);
  const record = wanted === undefined ? undefined : await desk.ledger.find(wanted.id);
  if (record === undefined) await interaction.surface.whisper(outOfDate());
  return record;
}

async function decide(
  desk: Desk,
  interaction: Interaction,
  record: ChangeRecord,
  agree: boolean,
  reason?: string,
): Promise<void> {
  const decision = await desk.ledger.decide(record.id, { person: interaction.user, agree, reason });
  if (decision.kind === "approved") {
    await actOnApproved(desk, decision.record);
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
  if (operation.right === undefined) throw new Error(`${operation.id} needs no right`);
  const { person, place, policy } = gate;
  const decision = mayApprove(
    policy,
    { right: operation.right, person, place, amounts, stage: "act" },
    { id: record.person },
  );
  if (decision.allowed) return false;
  await interaction.surface.whisper(
    decision.because.kind === "own-request"
      ? ownRequest()
      : await refusalOf(desk, interaction, gate, operation, decision),
  );
  return true;
}
