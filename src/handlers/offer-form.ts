import { incomplete } from "../blocks/conversation/index.ts";
import type { Operation, Problem } from "../operations/operation.ts";
import type { Values } from "../operations/question.ts";
import type { Desk } from "./desk.ts";
import { type Gate, offerOf } from "./gate.ts";
import type { Interaction } from "./interaction.ts";
import { rememberCard } from "./posted/remember.ts";

/** Where Slack lets no form be opened, as after a mention, a button that opens it. */
export async function offerForm(
  desk: Desk,
  interaction: Interaction,
  gate: Gate,
  operation: Operation,
  values: Values,
  problems: readonly Problem[] = [],
): Promise<void> {
  const message = incomplete({ offer: offerOf(operation), values, problems }, gate);
  const { surface } = interaction;
  if (surface.isPublic) return surface.whisper(message);
  const at = await surface.answer(message);
  const question = { operation: operation.id, values };
  const asOf = desk.now();
  if (at !== undefined) await rememberCard(desk, interaction, { at, message, question, asOf, shared: false });
}
