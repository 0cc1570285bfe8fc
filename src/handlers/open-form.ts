import { incomplete } from "../blocks/conversation/index.ts";
import { formView } from "../blocks/form.ts";
import type { Operation, Problem } from "../operations/operation.ts";
import type { Values } from "../operations/question.ts";
import { offerOf } from "./gate.ts";
import type { Interaction } from "./interaction.ts";

/** Opens an operation's form, filled with what was said; where Slack lets nothing be opened, says what is missing. */
export async function openForm(
  interaction: Interaction,
  operation: Operation,
  values: Values,
  problems: readonly Problem[] = [],
): Promise<void> {
  const { modal, channel, surface } = interaction;
  if (modal === undefined)
    return surface.whisper(
      incomplete({ offer: offerOf(operation), values, problems }, { may: new Set([operation.id]) }),
    );
  await modal.show(
    formView({
      title: operation.title,
      fields: operation.form(values),
      values,
      help: saidWrong(values, problems) || operation.help,
      deed: operation.deed,
      metadata: { operation: operation.id, hidden: {}, ...(channel === undefined ? {} : { channel }) },
    }),
  );
}

/** What is wrong with what was said; where nothing was said yet, nothing is wrong. */
function saidWrong(values: Values, problems: readonly Problem[]): string {
  return Object.keys(values).length === 0 ? "" : problems.map(({ sentence }) => sentence).join(" ");
}
