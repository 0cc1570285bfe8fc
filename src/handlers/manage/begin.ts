import { toldProblems } from "../../blocks/manage/notices.ts";
import type { Message } from "../../blocks/message.ts";
import type { Context } from "../../operations/context.ts";
import type { ManageLook, ManageOperation, Managing, ManageTarget } from "../../operations/manage.ts";
import { sentencesOf } from "../../operations/operation.ts";
import type { Values } from "../../operations/question.ts";
import { contextFor } from "../context.ts";
import type { Desk } from "../desk.ts";
import { type Gate, openGate } from "../gate.ts";
import { type GiveHow, give } from "../give.ts";
import { inForm, mayShowForm } from "../in-form.ts";
import type { Interaction } from "../interaction.ts";
import { redrawAlerts } from "../posted/later.ts";
import { refuse } from "../refuse.ts";
import { withWorkingLine } from "../working-line.ts";
import { offerForm } from "../offer-form.ts";
import { answerOf, carryOut, type Deed } from "./carry-out.ts";
import { draw } from "./draw.ts";

/** Begins to manage what is ours: does it where nothing more has to be said, else opens its form. */
export async function begin(
  desk: Desk,
  interaction: Interaction,
  operation: ManageOperation,
  values: Values,
  how: GiveHow = {},
): Promise<void> {
  if (operation.way === "at once" && (await doAtOnce(desk, interaction, operation, values, how))) return;
  if (!mayShowForm(interaction)) return offer(desk, interaction, operation, values);
  await inForm(desk, interaction, operation.title, async (inside) => {
    const seen = await lookFor(desk, inside, operation, values);
    if (seen === undefined) return;
    const parts = { operation, values, channel: inside.channel };
    await inside.modal.show(await draw(seen.context, parts, seen.look));
  });
}

/** What there is to manage, for one who may. */
export interface Looked {
  readonly gate: Gate;
  readonly context: Context;
  readonly look: ManageLook;
}

/** Looks at what is to be managed; undefined where the person was told that it cannot be. */
async function lookFor(
  desk: Desk,
  interaction: Interaction,
  operation: ManageOperation,
  values: Values,
): Promise<Looked | undefined> {
  const seen = await look(desk, interaction, operation, values);
  if (await refuse(desk, interaction, seen.gate, operation, { targets: targetsOf(seen.look) }))
    return undefined;
  const told = hopeless(seen.look);
  if (told === undefined) return seen;
  await interaction.surface.whisper(told);
  return undefined;
}

/** Who asks where, and what is there; what is ours is read for anyone, so that a refused try says what it was of. */
export async function look(
  desk: Desk,
  interaction: Interaction,
  operation: ManageOperation,
  values: Values,
): Promise<Looked> {
  const gate = await openGate(desk, interaction);
  const context = contextFor(desk, gate);
  return { gate, context, look: await operation.look(context, values) };
}

/** What the audit finds a refused try by; nothing where it was not found. */
export function targetsOf(seen: ManageLook): readonly ManageTarget[] {
  return seen.ok ? seen.managing.targets : [];
}

/** Why asking again would not help, because nothing of the kind can be done here; undefined where it would. */
export function hopeless(seen: ManageLook): Message | undefined {
  return seen.ok || seen.fields.length > 0 ? undefined : toldProblems(sentencesOf(seen.problems));
}

async function doAtOnce(
  desk: Desk,
  interaction: Interaction,
  operation: ManageOperation,
  values: Values,
  how: GiveHow,
): Promise<boolean> {
  const seen = await lookFor(desk, interaction, operation, values);
  if (seen === undefined) return true;
  const deed = seen.look.ok ? deedOf(operation, seen.look.managing, values) : undefined;
  if (deed === undefined) return false;
  const work = carryOut(desk, interaction, seen.gate, deed, seen.context);
  const done = await withWorkingLine(interaction.surface, deed.managing.working, work);
  if (done.ok) {
    await give(desk, interaction, seen.gate, answerOf(desk, operation, values, done.result), {
      from: how.from,
    });
    await redrawAlerts(desk, interaction.channel);
  } else await interaction.surface.whisper(toldProblems(sentencesOf(done.problems)));
  return true;
}

function deedOf(operation: ManageOperation, managing: Managing, values: Values): Deed | undefined {
  const reading = managing.read(values);
  return reading.ok ? { operation, managing, run: reading.run } : undefined;
}

async function offer(
  desk: Desk,
  interaction: Interaction,
  operation: ManageOperation,
  values: Values,
): Promise<void> {
  const seen = await lookFor(desk, interaction, operation, values);
  if (seen === undefined) return;
  await offerForm(desk, interaction, seen.gate, operation, values, seen.look.ok ? [] : seen.look.problems);
}
