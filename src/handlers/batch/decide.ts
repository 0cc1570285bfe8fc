import {
  batchOver,
  declineBatchForm,
  exactBatchView,
  keptAwayMeanwhile,
  notYours,
  readChangeForm,
} from "../../blocks/change/index.ts";
import { recordMetadata } from "../../blocks/codec.ts";
import { outOfDate } from "../../blocks/conversation/index.ts";
import { messageView } from "../../blocks/form.ts";
import { refuseToDecide } from "../change/approve.ts";
import type { SentForm } from "../change/submit.ts";
import type { Desk } from "../desk.ts";
import type { Interaction } from "../interaction.ts";
import { findOpened, type Opened, openBatch } from "./open.ts";
import { runBatch } from "./run.ts";
import { deedOfWaiting, showBatch, summaryOf } from "./show.ts";

/** *Approve all*: one more person agrees, once for all of them. The last one needed has them done. */
export async function clickApproveAll(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const opened = await openToDecide(desk, interaction, value);
  if (opened === undefined) return;
  const kinds = await decideAll(desk, interaction, opened, { agree: true });
  await showBatch(desk, opened.batch.id);
  if (kinds.has("approved")) await runBatch(desk, opened.batch.id, { readAgain: true });
  if (kinds.size === 0) await tellOver(desk, interaction, opened);
}

/** *Decline all…*: asks for the reason first. */
export async function clickDeclineAll(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const opened = await openToDecide(desk, interaction, value);
  const [first] = opened?.waiting ?? [];
  if (opened === undefined || first === undefined) return;
  const deed = deedOfWaiting(desk, first, opened.waiting.length);
  await interaction.modal?.show(declineBatchForm({ id: opened.batch.id, deed, waiting: first }));
}

/** The reason for declining all of them was given. */
export async function onDeclineAll(desk: Desk, interaction: Interaction, form: SentForm): Promise<void> {
  const opened = await findOpened(desk, recordMetadata.decode(form.metadata)?.id);
  if (opened === undefined) return form.modal.show(messageView(form.title, outOfDate()));
  if (await refuseAny(desk, interaction, opened)) return;
  const reason = readChangeForm(form.state, [])["reason"]?.[0];
  await decideAll(desk, interaction, opened, { agree: false, reason });
  await form.modal.show(messageView(form.title, batchOver(await summaryOf(desk, opened.batch))));
  await showBatch(desk, opened.batch.id);
}

/** *Withdraw*: whoever asked for them takes all of them back. */
export async function clickWithdrawAll(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const opened = await openBatch(desk, interaction, value);
  if (opened === undefined) return;
  if (opened.batch.person !== interaction.user) return interaction.surface.whisper(notYours());
  if (opened.waiting.length === 0) return tellOver(desk, interaction, opened);
  for (const { id } of opened.waiting) await desk.ledger.end(id, "withdrawn", { by: interaction.user });
  await showBatch(desk, opened.batch.id);
}

/** *See exactly what will be sent*: all the calls, to whoever may see the card. */
export async function clickExactAll(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const opened = await openBatch(desk, interaction, value);
  if (opened !== undefined) await interaction.modal?.show(exactBatchView(opened.batch.title, opened.waiting));
}

/** The batch of a button, where something of it waits and this person may decide it; else they are told. */
async function openToDecide(
  desk: Desk,
  interaction: Interaction,
  value: string,
): Promise<Opened | undefined> {
  const opened = await openBatch(desk, interaction, value);
  if (opened === undefined || (await refuseAny(desk, interaction, opened))) return undefined;
  if (opened.waiting.length > 0) return opened;
  await tellOver(desk, interaction, opened);
  return undefined;
}

/** Only who may do each of them may decide all of them. */
async function refuseAny(desk: Desk, interaction: Interaction, { waiting }: Opened): Promise<boolean> {
  for (const record of waiting) if (await refuseToDecide(desk, interaction, record)) return true;
  return false;
}

type Kind = Awaited<ReturnType<Desk["ledger"]["decide"]>>["kind"];

interface AllWord {
  readonly agree: boolean;
  readonly reason?: string | undefined;
}

/**
 * One word for every change that waits. The first one is the ballot: whoever comes second there has no say in the
 * others either, so that two people at once decide once.
 */
async function decideAll(
  desk: Desk,
  { user: person }: Interaction,
  { waiting }: Opened,
  word: AllWord,
): Promise<Set<Kind>> {
  const kinds = new Set<Kind>();
  for (const { id } of waiting) {
    const decision = await desk.ledger.decide(id, { person, ...word });
    if (decision.kind === "blocked") {
      await desk.ledger.end(id, "void", { reason: keptAwayMeanwhile(decision.by) });
    } else if (decision.kind === "over" || decision.kind === "already" || decision.kind === "own") {
      if (kinds.size === 0) return kinds;
    }
    kinds.add(decision.kind);
  }
  return kinds;
}

/** The message that was pressed may be one that nobody knew of: it is shown there too. */
async function tellOver(desk: Desk, { surface }: Interaction, { batch }: Opened): Promise<void> {
  await surface.whisper(batchOver(await summaryOf(desk, batch)));
  await showBatch(desk, batch.id);
}
