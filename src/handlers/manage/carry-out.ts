import type { NewEntry } from "../../ledger/index.ts";
import type { Context } from "../../operations/context.ts";
import type { Done, ManageOperation, Managing } from "../../operations/manage.ts";
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

/**
 * Does it. The audit remembers that it was done in the transaction in which it is, and after it that it failed.
 * @throws what failed
 */
export async function carryOut(
  desk: Desk,
  interaction: Interaction,
  gate: Gate,
  deed: Deed,
  context: Context,
): Promise<Done> {
  const { targets } = deed.managing;
  const entry = entryOf(interaction, gate, deed);
  const alerts = desk.alerts((transaction, id) =>
    desk.audit.appendIn(transaction, { ...entry, outcome: "done", targets: [{ kind: "alert", id }] }),
  );
  const done = await deed.run({ ...context, alerts }).catch(async (error: unknown) => {
    await desk.audit.append({ ...entry, outcome: "failed", targets });
    throw error;
  });
  if (!done.ok) {
    const reason = sentencesOf(done.problems) || undefined;
    await desk.audit.append({ ...entry, outcome: "failed", targets, reason });
  }
  return done;
}

function entryOf(
  { user: person, channel, reference }: Interaction,
  gate: Gate,
  { operation }: Deed,
): Omit<NewEntry, "outcome" | "targets"> {
  const decision = gate.decide(operation);
  const rule = decision?.rule === undefined ? undefined : ruleOf(decision.rule);
  return { operation: operation.id, person, channel, reference, rule };
}

/** What was done, as an answer to the question that it was. */
export function answerOf(desk: Desk, operation: ManageOperation, values: Values, result: Result): Answer {
  return { question: { operation: operation.id, values }, result, asOf: desk.now(), omniMs: undefined };
}
