import type { ModalView } from "@slack/types";
import { incomplete } from "../blocks/conversation/index.ts";
import { formView } from "../blocks/form.ts";
import type { Field } from "../operations/field.ts";
import { type Problem, sentencesOf } from "../operations/operation.ts";
import type { ReadOperation } from "../operations/read.ts";
import type { Values } from "../operations/question.ts";
import type { Desk } from "./desk.ts";
import { offerOf, openGate } from "./gate.ts";
import { inForm, mayShowForm } from "./in-form.ts";
import type { Interaction } from "./interaction.ts";
import { refuse } from "./refuse.ts";

/** Opens a question's form, filled with what was said; where Slack lets nothing be opened, says what is missing. */
export async function askInForm(
  desk: Desk,
  interaction: Interaction,
  operation: ReadOperation,
  values: Values,
  problems: readonly Problem[] = [],
): Promise<void> {
  if (!mayShowForm(interaction)) return sayMissing(desk, interaction, operation, values, problems);
  await inForm(desk, interaction, operation.title, async (inside) => {
    if (await refuse(desk, inside, await openGate(desk, inside), operation)) return;
    await inside.modal.show(viewOf(inside, operation, values, problems));
  });
}

async function sayMissing(
  desk: Desk,
  interaction: Interaction,
  operation: ReadOperation,
  values: Values,
  problems: readonly Problem[],
): Promise<void> {
  const gate = await openGate(desk, interaction);
  if (await refuse(desk, interaction, gate, operation)) return;
  await interaction.surface.whisper(incomplete({ offer: offerOf(operation), values, problems }, gate));
}

function viewOf(
  { channel }: Interaction,
  operation: ReadOperation,
  values: Values,
  problems: readonly Problem[],
): ModalView {
  const fields = operation.form(values);
  return formView({
    title: operation.title,
    fields,
    values,
    help: saidWrong(values, problems) || operation.help,
    deed: operation.deed,
    metadata: {
      operation: operation.id,
      hidden: withoutField(values, fields),
      ...(channel === undefined ? {} : { channel }),
    },
  });
}

/** What was said and has no field of its own; the form carries it along. */
function withoutField(values: Values, fields: readonly Field[]): Record<string, string[]> {
  const shown = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(values).flatMap(([slot, given]) => (shown.has(slot) ? [] : [[slot, [...given]]])),
  );
}

/** What is wrong with what was said; where nothing was said yet, nothing is wrong. */
function saidWrong(values: Values, problems: readonly Problem[]): string {
  return Object.keys(values).length === 0 ? "" : sentencesOf(problems);
}
