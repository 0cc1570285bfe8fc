import { type Again, outOfDate, slackTrouble, trouble, unexpected } from "../blocks/conversation/index.ts";
import type { Message } from "../blocks/message.ts";
import { asError } from "../log.ts";
import { OmniError } from "../omni/index.ts";
import type { Question } from "../operations/question.ts";
import { isSlackFailure } from "../slack/delivery.ts";
import type { Desk } from "./desk.ts";
import type { Interaction } from "./interaction.ts";
import { OutOfDate } from "./out-of-date.ts";

/**
 * Runs the work of one interaction that is already acknowledged. Whatever fails is logged under the reference,
 * and told to the person with that reference; nothing is thrown on.
 */
export async function within(
  desk: Desk,
  interaction: Interaction,
  work: () => Promise<void>,
  question?: Question,
): Promise<void> {
  const { kind } = interaction;
  const operation = question?.operation ?? "none";
  try {
    await work();
    desk.metrics.interaction({ kind, operation, outcome: "done" });
  } catch (error) {
    await failed(desk, interaction, error, question);
  }
}

/** Logs what went wrong under the interaction's reference, and tells the person with that reference. */
export async function failed(
  desk: Desk,
  interaction: Interaction,
  error: unknown,
  question?: Question,
): Promise<void> {
  const { kind, log, reference } = interaction;
  const operation = question?.operation ?? "none";
  const expected = error instanceof OmniError || error instanceof OutOfDate;
  desk.metrics.interaction({ kind, operation, outcome: expected ? "trouble" : "failed" });
  if (error instanceof OmniError && error.kind === "aborted" && desk.stopping.aborted) return;
  log[expected ? "info" : "error"](
    { err: asError(error) },
    error instanceof OmniError ? "Omni did not give an answer" : "an interaction failed",
  );
  await tell(interaction, messageFor(error, reference, question));
}

function messageFor(error: unknown, reference: string, question: Question | undefined): Message {
  if (error instanceof OutOfDate) return outOfDate();
  if (error instanceof OmniError) return trouble(error, reference, again(question));
  if (isSlackFailure(error)) return slackTrouble(reference);
  return unexpected(reference);
}

/** Whoever got as far as Omni may ask it again. */
function again(question: Question | undefined): Again | undefined {
  return question === undefined ? undefined : { question, view: { may: new Set([question.operation]) } };
}

async function tell({ surface, log }: Interaction, message: Message): Promise<void> {
  try {
    await surface.whisper(message);
  } catch (error) {
    log.warn({ err: asError(error) }, "the person could not be told");
  }
}
