import type { ModalView } from "@slack/types";
import type { Target } from "../../operations/change.ts";
import type { Values } from "../../operations/question.ts";
import type { WriteOperation } from "../../operations/write.ts";
import { contextFor } from "../context.ts";
import type { Desk } from "../desk.ts";
import { type Gate, openGate } from "../gate.ts";
import { inForm, mayShowForm } from "../in-form.ts";
import type { Interaction } from "../interaction.ts";
import { offerForm } from "../offer-form.ts";
import { redrawFound } from "../posted/later.ts";
import { refuse } from "../refuse.ts";
import { refuseUnheard } from "./deciders.ts";
import { drawLook, drawSubject, wrongIn } from "./draw.ts";

/** Begins a change: opens its form, filled with what was said, over what Omni shows now. Nothing is sent. */
export async function begin(
  desk: Desk,
  interaction: Interaction,
  operation: WriteOperation,
  values: Values,
): Promise<void> {
  if (!mayShowForm(interaction)) return offerWrite(desk, interaction, operation, values);
  await inForm(desk, interaction, operation.title, async (inside) => {
    const gate = await openGate(desk, inside);
    if (await refuse(desk, inside, gate, operation, { targets: targetsIn(operation, values) })) return;
    if (await refuseUnheard(desk, inside, gate, operation)) return;
    await inside.modal.show(await draw(desk, gate, inside, operation, values));
  });
}

/** Where Slack lets no form be opened, as after a mention, a button that opens it. */
export async function offerWrite(
  desk: Desk,
  interaction: Interaction,
  operation: WriteOperation,
  values: Values,
): Promise<void> {
  const gate = await openGate(desk, interaction);
  if (await refuse(desk, interaction, gate, operation, { targets: targetsIn(operation, values) })) return;
  await offerForm(desk, interaction, gate, operation, values);
}

/** Draws the form as far as what was said reaches, over what is there now. */
export async function draw(
  desk: Desk,
  gate: Gate,
  { channel, thread }: Pick<Interaction, "channel" | "thread">,
  operation: WriteOperation,
  said: Values,
): Promise<ModalView> {
  const subject = operation.subject(said);
  if (!subject.ok)
    return drawSubject({ operation, values: said, channel, thread }, subject.fields, subject.problems);
  const look = await subject.look(contextFor(desk, gate));
  if (!look.possible) await redrawFound(desk, look.target);
  const values = look.filled(said);
  const site = siteOf(gate, operation);
  const reading = look.change(values, desk.omni);
  const change = reading.ok ? reading.change : look.foresee(values, site, desk.omni);
  const notice = reading.ok ? undefined : wrongIn(said, reading.problems);
  return drawLook({ operation, values, channel, thread, notice }, look, look.fields(values, site), change);
}

/** What a change is asked for, as far as it was said: the audit finds a refused try by it. */
function targetsIn(operation: WriteOperation, values: Values): readonly Target[] {
  const subject = operation.subject(values);
  return subject.ok ? [subject.target] : [];
}

/** The reasons that the channel's own policy offers. */
export function siteOf(gate: Gate, operation: WriteOperation): { reasons: readonly string[] } {
  const decision = gate.decide(operation);
  return { reasons: decision?.allowed === true ? decision.reasons : [] };
}
