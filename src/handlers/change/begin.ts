import { setTimeout as pause } from "node:timers/promises";
import type { ModalView } from "@slack/types";
import { incomplete } from "../../blocks/conversation/index.ts";
import { loadingView } from "../../blocks/form.ts";
import type { Values } from "../../operations/question.ts";
import type { WriteOperation } from "../../operations/write.ts";
import { within } from "../boundary.ts";
import { contextFor } from "../context.ts";
import type { Desk } from "../desk.ts";
import { type Gate, offerOf, openGate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import type { Modal } from "../modal.ts";
import { refuse } from "../refuse.ts";
import { modalSurface } from "../surfaces.ts";
import { drawLook, drawSubject } from "./draw.ts";

/** A form that is ready within this time opens at once; else a working one opens first. Slack waits three seconds. */
const AT_ONCE_MS = 800;

/** Begins a change: opens its form, filled with what was said, over what Omni shows now. Nothing is sent. */
export async function begin(
  desk: Desk,
  interaction: Interaction,
  operation: WriteOperation,
  values: Values,
): Promise<void> {
  const { modal, surface } = interaction;
  const gate = await openGate(desk, interaction);
  if (await refuse(desk, interaction, gate, operation)) return;
  if (modal === undefined)
    return surface.whisper(incomplete({ offer: offerOf(operation), values, problems: [] }, gate));
  await showInTime(
    desk,
    interaction,
    modal,
    operation.title,
    draw(desk, gate, interaction, operation, values),
  );
}

/** Shows what is being drawn; once a working form stands, whatever goes wrong is said in it. */
async function showInTime(
  desk: Desk,
  interaction: Interaction,
  modal: Modal,
  title: string,
  drawing: Promise<ModalView>,
): Promise<void> {
  const early = await Promise.race([drawing, pause(AT_ONCE_MS, undefined, { ref: false })]);
  if (early !== undefined) return modal.show(early);
  await modal.show(loadingView(title));
  const surface = modalSurface(desk, { modal, title, channel: interaction.channel, metadata: undefined });
  await within(desk, { ...interaction, surface }, async () => modal.show(await drawing));
}

/** Draws the form as far as what was said reaches, over what is there now. */
export async function draw(
  desk: Desk,
  gate: Gate,
  { channel }: Pick<Interaction, "channel">,
  operation: WriteOperation,
  said: Values,
): Promise<ModalView> {
  const subject = operation.subject(said);
  if (!subject.ok) return drawSubject({ operation, values: said, channel }, subject.fields, subject.problems);
  const look = await subject.look(contextFor(desk, gate));
  const values = look.filled(said);
  const site = siteOf(gate, operation);
  const reading = look.change(values, desk.omni);
  const change = reading.ok ? reading.change : look.foresee(values, site, desk.omni);
  return drawLook({ operation, values, channel }, look, look.fields(values, site), change);
}

/** The reasons that the channel's own policy offers. */
export function siteOf(gate: Gate, operation: WriteOperation): { reasons: readonly string[] } {
  const decision = gate.decide(operation);
  return { reasons: decision?.allowed === true ? decision.reasons : [] };
}
