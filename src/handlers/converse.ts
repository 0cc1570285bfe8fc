import { notUnderstood } from "../blocks/conversation/index.ts";
import { readWords } from "../words/read.ts";
import { unescapeSlack } from "../words/slack-text.ts";
import { ask } from "./ask.ts";
import { within } from "./boundary.ts";
import type { Desk } from "./desk.ts";
import { openGate } from "./gate.ts";
import { viewFor } from "./give.ts";
import type { Interaction } from "./interaction.ts";

const always = (): Promise<boolean> => Promise.resolve(true);

/**
 * Reads what was said, as Slack sent it, and answers: with the menu, the answer, or "did you mean". Where it may
 * have been answered already, `isFirst` is asked before.
 */
export async function converse(
  desk: Desk,
  interaction: Interaction,
  text: string,
  isFirst: () => Promise<boolean> = always,
): Promise<void> {
  const reading = readWords(desk.language, unescapeSlack(text));
  const question =
    reading.kind === "empty"
      ? { operation: "menu", values: {} }
      : reading.kind === "question"
        ? reading.question
        : undefined;
  await within(
    desk,
    interaction,
    async () => {
      if (!(await isFirst())) return;
      if (question !== undefined) return ask(desk, interaction, question);
      if (reading.kind !== "problem") return;
      const gate = await openGate(desk, interaction);
      await interaction.surface.whisper(notUnderstood(reading.problem, viewFor(desk, interaction, gate)));
    },
    question,
  );
}
