import { incomplete } from "../blocks/conversation/index.ts";
import type { Operation, Problem } from "../operations/operation.ts";
import type { Values } from "../operations/question.ts";
import { type Gate, offerOf } from "./gate.ts";
import type { Interaction } from "./interaction.ts";

/** Where Slack lets no form be opened, as after a mention, a button that opens it. */
export async function offerForm(
  { surface }: Interaction,
  gate: Gate,
  operation: Operation,
  values: Values,
  problems: readonly Problem[] = [],
): Promise<void> {
  await surface.whisper(incomplete({ offer: offerOf(operation), values, problems }, gate));
}
