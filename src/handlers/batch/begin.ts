import type { ModalView } from "@slack/types";
import { impossible, MOST_ROWS, tooMany } from "../../blocks/change/index.ts";
import type { Message } from "../../blocks/message.ts";
import type { Values } from "../../operations/question.ts";
import { deedOf } from "../../operations/write.ts";
import { refuseUnheard } from "../change/deciders.ts";
import { offerWrite } from "../change/begin.ts";
import type { Desk } from "../desk.ts";
import { type Gate, openGate } from "../gate.ts";
import { inForm, mayShowForm } from "../in-form.ts";
import type { Interaction } from "../interaction.ts";
import { refuse } from "../refuse.ts";
import { drawSeveral } from "./draw.ts";
import { lookAtSeveral } from "./look.ts";
import { type SaidSeveral, targetsOf } from "./several.ts";

/** Begins several changes: opens their form, over what Omni shows of each now. Nothing is sent. */
export async function beginSeveral(
  desk: Desk,
  interaction: Interaction,
  said: SaidSeveral,
  values: Values,
): Promise<void> {
  const { operation, several, labels } = said;
  if (!mayShowForm(interaction)) return offerWrite(desk, interaction, operation, values);
  await inForm(desk, interaction, deedOf(several, labels.length), async (inside) => {
    const gate = await openGate(desk, inside);
    if (await refuse(desk, inside, gate, operation, { targets: targetsOf(said) })) return;
    if (await refuseUnheard(desk, inside, gate, operation)) return;
    const crowd = tooManyOf(said);
    if (crowd !== undefined) return inside.surface.whisper(crowd);
    await inside.modal.show(await draw(desk, gate, inside, said, values));
  });
}

/** What is said where more were named than one form takes. */
export function tooManyOf({ operation, several, labels }: SaidSeveral): Message | undefined {
  if (labels.length <= MOST_ROWS) return undefined;
  return impossible(operation.title, tooMany(several.slot, labels.length, MOST_ROWS));
}

/** Draws the form as far as what was said reaches. */
export async function draw(
  desk: Desk,
  gate: Gate,
  { channel, thread }: Pick<Interaction, "channel" | "thread">,
  said: SaidSeveral,
  values: Values,
): Promise<ModalView> {
  const seen = await lookAtSeveral(desk, gate, said, values);
  return drawSeveral(said, { operation: said.operation, values, channel, thread }, seen);
}
