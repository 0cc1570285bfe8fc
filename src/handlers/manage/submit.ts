import { readChangeForm } from "../../blocks/change/index.ts";
import { type ChangeMetadata, changeMetadata } from "../../blocks/codec.ts";
import { outOfDate } from "../../blocks/conversation/index.ts";
import { formErrors, messageView } from "../../blocks/form.ts";
import { toldProblems } from "../../blocks/manage/notices.ts";
import { claimEvent, unclaimEvent } from "../../database/events.ts";
import type { ManageReading, Managing } from "../../operations/manage.ts";
import { type Problem, sentencesOf } from "../../operations/operation.ts";
import { areAsked, lookInTime, type SentForm } from "../change/submit.ts";
import type { Desk } from "../desk.ts";
import { give } from "../give.ts";
import type { Interaction } from "../interaction.ts";
import { redrawAlerts } from "../posted/later.ts";
import { refuse } from "../refuse.ts";
import { hopeless, look, type Looked, targetsOf } from "./begin.ts";
import { answerOf, carryOut } from "./carry-out.ts";
import { drawForeseen, drawManaging, drawUnfound, type ManageParts, seenOf } from "./draw.ts";

/**
 * A form that manages what is ours was sent. What is wrong stands at its field and nothing typed is lost. What needs
 * a preview and was not previewed exactly so shows it and asks once more; the rest is done.
 */
export async function onManageSubmit(desk: Desk, interaction: Interaction, form: SentForm): Promise<void> {
  const about = changeMetadata.decode(form.metadata);
  const operation = desk.operations.find(({ id }) => id === about?.operation);
  if (about === undefined || operation?.kind !== "manage")
    return form.modal.show(messageView(form.title, outOfDate()));
  const values = { ...about.hidden, ...readChangeForm(form.state, about.many) };
  const parts = { operation, values, channel: about.channel };
  const seen = await lookInTime(form, look(desk, interaction, operation, values));
  if (await refuse(desk, interaction, seen.gate, operation, { amounts: {}, targets: targetsOf(seen.look) }))
    return;
  const told = hopeless(seen.look);
  if (told !== undefined) return form.modal.show(messageView(form.title, told));
  if (seen.look.ok)
    return onFound(desk, interaction, form, { ...seen, parts, about, managing: seen.look.managing });
  const unfound = seen.look;
  const errors = formErrors(unfound.problems, unfound.fields);
  const again = () => drawUnfound(parts, unfound);
  await (areAsked(errors, form.state) ? form.modal.refuse(errors, again) : form.modal.show(again()));
}

interface Found extends Looked {
  readonly parts: ManageParts;
  readonly about: ChangeMetadata;
  readonly managing: Managing;
}

async function onFound(desk: Desk, interaction: Interaction, form: SentForm, found: Found): Promise<void> {
  const { parts, managing, about } = found;
  const reading = managing.read(parts.values);
  if (!reading.ok) return sayWrong(form, found, reading.problems);
  const values = managing.filled(parts.values);
  const now = seenOf(managing, values, managing.fields(values));
  const moved = about.seen !== undefined && about.seen.depends !== now.depends;
  const isSame = about.seen?.values === now.values && !moved;
  if (reading.preview !== undefined && (about.key === undefined || !isSame))
    return showPreview(form, found, reading, moved ? MOVED : about.key === undefined ? undefined : CHECK);
  if (moved) return form.modal.show(drawManaging(parts, managing, { notice: MOVED }));
  await carryOn(desk, interaction, form, found, reading);
}

type Ready = Extract<ManageReading, { readonly ok: true }>;

/** What it will mean is shown first, or what keeps it from being done stands at its field. */
async function showPreview(
  form: SentForm,
  found: Found,
  { preview }: Ready,
  notice: string | undefined,
): Promise<void> {
  const { parts, managing, context } = found;
  const foreseen = preview === undefined ? undefined : await lookInTime(form, preview(context));
  if (foreseen?.ok === false) return sayWrong(form, found, foreseen.problems);
  await form.modal.show(drawForeseen(parts, managing, foreseen, notice));
}

/** What is wrong stands at its fields where the form asked for them; nothing typed is lost. */
async function sayWrong(
  form: SentForm,
  { parts, managing }: Found,
  problems: readonly Problem[],
): Promise<void> {
  const errors = formErrors(problems, managing.fields(managing.filled(parts.values)));
  const again = () => drawManaging(parts, managing, { notice: sentencesOf(problems) });
  if (areAsked(errors, form.state)) return form.modal.refuse(errors, again);
  await form.modal.show(again());
}

async function carryOn(
  desk: Desk,
  interaction: Interaction,
  form: SentForm,
  found: Found,
  { run }: Ready,
): Promise<void> {
  const { gate, context, parts, managing, about } = found;
  const { operation, values } = parts;
  const { db } = desk.database;
  const sent = about.key === undefined ? undefined : { app: "manage", team: "", event: about.key };
  // The same form, sent twice, is one deed.
  if (sent !== undefined && !(await claimEvent(db, { ...sent, now: desk.now() })))
    return form.modal.show(messageView(form.title, toldProblems(TWICE)));
  const deed = { operation, managing, run };
  const done = await lookInTime(form, carryOut(desk, interaction, gate, deed, context));
  if (done.ok) {
    await give(desk, interaction, gate, answerOf(desk, operation, values, done.result), {});
    return redrawAlerts(desk, interaction.channel);
  }
  // Nothing was done, and the form stands there to be sent again.
  if (sent !== undefined) await unclaimEvent(db, sent);
  const latest = await look(desk, interaction, operation, values);
  if (done.moved !== true || !latest.look.ok)
    return sayWrong(
      form,
      { ...found, managing: latest.look.ok ? latest.look.managing : managing },
      done.problems,
    );
  await form.modal.show(drawManaging(parts, latest.look.managing, { notice: MOVED }));
}

const MOVED =
  "It was changed by someone else meanwhile, so nothing was saved. “Now” is how it is; what you typed is kept below.";
const CHECK = "Please check what it will mean, then confirm.";
const TWICE = "This form was sent already, so nothing was done twice.";
