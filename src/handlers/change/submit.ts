import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { readChangeForm } from "../../blocks/change/index.ts";
import { type ChangeMetadata, changeMetadata } from "../../blocks/codec.ts";
import { outOfDate } from "../../blocks/conversation/index.ts";
import { formErrors, loadingView, messageView } from "../../blocks/form.ts";
import { fingerprint } from "../../ledger/index.ts";
import type { Foreseen, Look, Subject } from "../../operations/change.ts";
import { sentencesOf } from "../../operations/operation.ts";
import type { WriteOperation } from "../../operations/write.ts";
import { contextFor } from "../context.ts";
import type { Desk } from "../desk.ts";
import { type Gate, openGate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import type { SentModal } from "../modal.ts";
import { redrawFound } from "../posted/later.ts";
import { refuse } from "../refuse.ts";
import { siteOf } from "./begin.ts";
import { confirm } from "./confirm.ts";
import { drawLook, drawSubject, type FormParts, material } from "./draw.ts";

/** A change's form as it was sent. */
export interface SentForm {
  readonly metadata: string;
  readonly title: string;
  readonly state: unknown;
  readonly modal: SentModal;
  readonly viewId: string;
}

/** Slack waits three seconds for the answer to a form; Omni is given so much of it before a working form stands. */
const LOOK_MS = 2_000;

/**
 * A change's form was sent. What is wrong stands at its field and nothing typed is lost. What was previewed
 * exactly so, and still is so, is confirmed; anything else shows the preview and asks once more.
 */
export async function onChangeSubmit(desk: Desk, interaction: Interaction, form: SentForm): Promise<void> {
  const about = changeMetadata.decode(form.metadata);
  const operation = desk.operations.find(({ id }) => id === about?.operation);
  if (about === undefined || operation?.kind !== "write")
    return form.modal.show(messageView(form.title, outOfDate()));
  const values = { ...about.hidden, ...readChangeForm(form.state, about.many) };
  const parts = { operation, values, channel: about.channel, thread: about.thread };
  const subject = operation.subject(values);
  if (!subject.ok) {
    const again = () => drawSubject(parts, subject.fields, subject.problems);
    return form.modal.refuse(formErrors(subject.problems, subject.fields), again);
  }
  const { gate, look } = await lookInTime(form, lookFor(desk, interaction, operation, subject));
  if (look === undefined) {
    await refuse(desk, interaction, gate, operation, { targets: [subject.target] });
    return;
  }
  await onLooked(desk, interaction, form, { gate, parts, look, about });
}

/** Who asks and where, and what it is done to; nothing is read for who may not do it. */
async function lookFor(
  desk: Desk,
  interaction: Interaction,
  operation: WriteOperation,
  subject: Extract<Subject, { readonly ok: true }>,
): Promise<{ readonly gate: Gate; readonly look: Look | undefined }> {
  const gate = await openGate(desk, interaction);
  const isAllowed = gate.decide(operation)?.allowed === true;
  return { gate, look: isAllowed ? await subject.look(contextFor(desk, gate)) : undefined };
}

/** What is looked for; a working form stands while it takes longer than Slack waits. */
export async function lookInTime<Seen extends object>(form: SentForm, looking: Promise<Seen>): Promise<Seen> {
  const early = await Promise.race([looking, pause(LOOK_MS, undefined, { ref: false })]);
  if (early !== undefined) return early;
  await form.modal.show(loadingView(form.title));
  return looking;
}

interface Looked {
  readonly gate: Gate;
  readonly parts: FormParts;
  readonly look: Look;
  readonly about: ChangeMetadata;
}

async function onLooked(desk: Desk, interaction: Interaction, form: SentForm, looked: Looked): Promise<void> {
  const { gate, parts, look, about } = looked;
  const { operation, values } = parts;
  const site = siteOf(gate, operation);
  const fields = look.fields(values, site);
  const draw = (change: Foreseen | undefined, notice?: string) =>
    drawLook({ ...parts, notice }, look, fields, change);
  if (!look.possible) await redrawFound(desk, look.target);
  if (look.impossible !== undefined) return form.modal.show(draw(undefined));
  const reading = look.change(values, desk.omni);
  if (!reading.ok) {
    const errors = formErrors(reading.problems, fields);
    if (areAsked(errors, form.state))
      return form.modal.refuse(errors, () => draw(undefined, sentencesOf(reading.problems)));
    const filled = look.filled(values);
    const next = { ...parts, values: filled };
    return form.modal.show(
      drawLook(next, look, look.fields(filled, site), look.foresee(filled, site, desk.omni)),
    );
  }
  const { change } = reading;
  const moved = about.seen !== undefined && about.seen.depends !== fingerprint(change.depends);
  if (moved) await redrawFound(desk, look.target);
  const same = about.seen?.values === fingerprint(material(values, fields));
  if (about.key === undefined || !same || moved) return form.modal.show(draw(change, moved ? MOVED : CHECK));
  await confirm(desk, interaction, form, { gate, parts, change, key: about.key });
}

/** Whether the form asked for all of this; what it did not ask for yet is no mistake of the person. */
export function areAsked(errors: Readonly<Record<string, string>>, state: unknown): boolean {
  const asked = State.parse(state);
  return Object.keys(errors).every((slot) => Object.hasOwn(asked, slot));
}

/** What was answered, by the block ids of a form. */
const State = z.record(z.string(), z.unknown());

export const MOVED = "It changed meanwhile, so nothing was sent. This is how it is now.";
export const CHECK = "Please check what will be sent, then confirm.";
