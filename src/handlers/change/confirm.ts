import { alreadyDone, blocked } from "../../blocks/change/index.ts";
import { loadingView, messageView } from "../../blocks/form.ts";
import type { NewChange } from "../../ledger/index.ts";
import type { Change } from "../../operations/change.ts";
import { refusalOf, ruleOf } from "../refuse.ts";
import type { Desk } from "../desk.ts";
import type { Gate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import { viewFor } from "../give.ts";
import { act } from "./act.ts";
import type { FormParts } from "./draw.ts";
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
    return interaction.surface.whisper(await refusalOf(desk, interaction, gate, operation, decision));
  const claim = await desk.ledger.confirm(newChange(interaction, form, confirmed, ruleOf(decision.rule)));
  const view = viewFor(desk, interaction, gate);
  if (claim.kind === "blocked") return form.modal.show(messageView(form.title, blocked(claim.record, view)));
  if (claim.kind === "same") return form.modal.show(messageView(form.title, alreadyDone(claim.record, view)));
  await form.modal.show(loadingView(form.title, operation.title));
  await act(desk, claim.record, change);
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
