import { incomplete } from "../blocks/conversation/index.ts";
import { formView } from "../blocks/form.ts";
import type { Field } from "../operations/field.ts";
import type { Problem } from "../operations/operation.ts";
import type { ReadOperation } from "../operations/read.ts";
import type { Values } from "../operations/question.ts";
import { offerOf } from "./gate.ts";
import type { Interaction } from "./interaction.ts";

/** Opens an operation's form, filled with what was said; where Slack lets nothing be opened, says what is missing. */
export async function openForm(
  interaction: Interaction,
  operation: ReadOperation,
  values: Values,
  problems: readonly Problem[] = [],
): Promise<void> {
  const { modal, channel, surface } = interaction;
  if (modal === undefined)
    return surface.whisper(
      incomplete({ offer: offerOf(operation), values, problems }, { may: new Set([operation.id]) }),
    );
  const fields = operation.form(values);
  await modal.show(
    formView({
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
    }),
  );
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
  return Object.keys(values).length === 0 ? "" : problems.map(({ sentence }) => sentence).join(" ");
}
