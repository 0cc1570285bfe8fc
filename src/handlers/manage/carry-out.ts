import type { Context } from "../../operations/context.ts";
import type { Done, ManageOperation, Managing, ManageTarget } from "../../operations/manage.ts";
import { sentencesOf } from "../../operations/operation.ts";
import type { Values } from "../../operations/question.ts";
import type { Answer, Result } from "../../operations/results.ts";
import { ruleOf } from "../refuse.ts";
import type { Desk } from "../desk.ts";
import type { Gate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";

/** A deed that was understood. */
export interface Deed {
  readonly operation: ManageOperation;
  readonly managing: Managing;
  readonly run: (context: Context) => Promise<Done>;
}

/** Does it, and remembers in the audit that it was done, or that it failed. @throws what failed */
export async function carryOut(
  desk: Desk,
  interaction: Interaction,
  gate: Gate,
  deed: Deed,
  context: Context,
): Promise<Done> {
  const { targets } = deed.managing;
  const done = await deed.run(context).catch(async (error: unknown) => {
    await note(desk, interaction, gate, deed, { outcome: "failed", targets });
    throw error;
  });
  await (done.ok
    ? note(desk, interaction, gate, deed, { outcome: "done", targets: done.targets })
    : note(desk, interaction, gate, deed, {
        outcome: "failed",
        targets,
        reason: sentencesOf(done.problems) || undefined,
      }));
  return done;
}

interface Noted {
  readonly outcome: "done" | "failed";
  readonly targets: readonly ManageTarget[];
  readonly reason?: string | undefined;
}

async function note(
  desk: Desk,
  { user: person, channel, reference }: Interaction,
  gate: Gate,
  { operation }: Deed,
  noted: Noted,
): Promise<void> {
  const decision = gate.decide(operation);
  const rule = decision?.rule === undefined ? undefined : ruleOf(decision.rule);
  await desk.audit.append({ operation: operation.id, person, channel, reference, rule, ...noted });
}

/** What was done, as an answer to the question that it was. */
export function answerOf(desk: Desk, operation: ManageOperation, values: Values, result: Result): Answer {
  return { question: { operation: operation.id, values }, result, asOf: desk.now(), omniMs: undefined };
}
