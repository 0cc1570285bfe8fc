import type { ModalView } from "@slack/types";
import { alreadyDone, blocked } from "../../blocks/change/index.ts";
import { loadingView, messageView } from "../../blocks/form.ts";
import type { ViewContext } from "../../blocks/message.ts";
import type { ChangeRecord, NewChange } from "../../ledger/index.ts";
import { asError } from "../../log.ts";
import type { Change } from "../../operations/change.ts";
import { refusalOf, ruleOf } from "../refuse.ts";
import type { Desk } from "../desk.ts";
import type { Gate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import { viewFor } from "../give.ts";
import { act, toItsEnd } from "./act.ts";
import { refuseUnheard } from "./deciders.ts";
import type { FormParts } from "./draw.ts";
import { targetsOf } from "./pressed.ts";
import type { SentForm } from "./submit.ts";

/** A change that was previewed and confirmed exactly so. */
export interface Confirmed {
  readonly gate: Gate;
  readonly parts: FormParts;
  readonly change: Change;
  /** Made with the preview: the same key is the same confirmation. */
  readonly key: string;
}

/** Keeps the confirmation as one durable row, then answers Slack, then acts on it. */
export async function confirm(
  desk: Desk,
  interaction: Interaction,
  form: SentForm,
  confirmed: Confirmed,
): Promise<void> {
  const { gate, parts, change } = confirmed;
  const { operation } = parts;
  const decision = gate.decide(operation, change.amounts);
  if (decision === undefined) throw new Error(`${operation.id} changes Omni and needs no right`);
  if (!decision.allowed)
    return interaction.surface.whisper(
      await refusalOf(desk, interaction, gate, operation, decision, targetsOf(change)),
    );
  if (await refuseUnheard(desk, interaction, gate, operation, [change.amounts])) return;
  const claim = await desk.ledger.confirm(newChange(interaction, form, confirmed, ruleOf(decision.rule)));
  const view = viewFor(desk, interaction, gate);
  if (claim.kind === "blocked") return form.modal.show(messageView(form.title, blocked(claim.record, view)));
  if (claim.kind === "same") return showSame(desk, form, claim.record, view);
  await answered(desk, form, loadingView(form.title, operation.title));
  await toItsEnd(desk, claim.record, () => act(desk, claim.record, change));
}

/** What was confirmed is kept by now, so it goes on whether or not the form is still there; the card tells of it. */
async function answered(desk: Desk, { modal }: SentForm, view: ModalView): Promise<void> {
  try {
    await modal.show(view);
  } catch (error) {
    desk.log.info({ err: asError(error) }, "the form of a change was closed");
  }
}

/** The first of two equal confirmations may come to its end while the second is answered. */
async function showSame(desk: Desk, form: SentForm, record: ChangeRecord, view: ViewContext): Promise<void> {
  await form.modal.show(messageView(form.title, alreadyDone(record, view)));
  const now = await desk.ledger.find(record.id);
  if (now !== undefined && now.state !== record.state)
    await form.modal.show(messageView(form.title, alreadyDone(now, view)));
}

/** What the ledger keeps of a confirmation. */
export function newChange(
  interaction: Interaction,
  form: SentForm,
  { parts, change, key }: Omit<Confirmed, "gate">,
  rule: string,
): NewChange {
  const { call, shownCall, preview, wording, facts, depends, target, reason, undo } = change;
  return {
    key,
    operation: parts.operation.id,
    values: parts.values,
    call,
    shownCall,
    preview,
    wording,
    facts,
    depends,
    target,
    related: change.related,
    person: interaction.user,
    team: interaction.team ?? "",
    channel: interaction.channel,
    thread: parts.thread,
    rule,
    reason,
    undoable: undo !== undefined,
    view: form.viewId,
    reference: interaction.reference,
  };
}
