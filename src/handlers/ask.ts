import type { Operation } from "../operations/operation.ts";
import type { Question } from "../operations/question.ts";
import type { Prepared, Revealed } from "../operations/read.ts";
import type { Answer } from "../operations/results.ts";
import { begin } from "./changes.ts";
import { contextFor } from "./context.ts";
import type { Desk } from "./desk.ts";
import { type Gate, openGate } from "./gate.ts";
import { type GiveHow, give } from "./give.ts";
import type { Interaction } from "./interaction.ts";
import { askInForm } from "./ask-in-form.ts";
import { begin as manage } from "./manage/begin.ts";
import { OutOfDate } from "./out-of-date.ts";
import { refusalOf, refuse, ruleOf } from "./refuse.ts";
import { sendCsv } from "./send-csv.ts";
import { alone } from "./surfaces.ts";
import { withWorkingLine } from "./working-line.ts";

/**
 * Answers a question: asks the policy, checks what was said (and opens a form where something is missing), runs
 * and gives the answer.
 * @throws OmniError, Slack's errors: the boundary tells the person
 */
export async function ask(
  desk: Desk,
  interaction: Interaction,
  question: Question,
  how: GiveHow = {},
): Promise<void> {
  const operation = operationOf(desk, question);
  if (operation.kind === "write") return begin(desk, interaction, operation, question.values);
  if (operation.kind === "manage") return manage(desk, interaction, operation, question.values, how);
  const preparation = operation.prepare(question.values);
  if (!preparation.ok) return askInForm(desk, interaction, operation, question.values, preparation.problems);
  const gate = await openGate(desk, interaction);
  const everyone = how.share === true || interaction.surface.isPublic;
  if (await refuse(desk, interaction, gate, operation, { everyone })) return;
  if (await sayUnlisted(desk, interaction, gate, operation)) return;
  const { prepared } = preparation;
  const { amounts, confidential } = prepared;
  if (await refuse(desk, interaction, gate, operation, { everyone, amounts })) return;
  const reader =
    confidential === undefined ? interaction : { ...interaction, surface: alone(interaction.surface) };
  const about = prepared.file ? withoutFile(question) : question;
  const answer = await run(desk, reader, gate, about, prepared, how);
  if (confidential !== undefined) await noteRevealed(desk, interaction, gate, operation, confidential);
  const kept = await give(desk, reader, gate, answer, how);
  if (prepared.file && kept !== undefined) await sendCsv(desk, reader, gate, { ...kept, about });
}

/** The file is sent once: what is asked again, shared or paged is the answer alone. */
function withoutFile({ operation, values: { csv: _sent, ...values } }: Question): Question {
  return { operation, values };
}

/** It is in the audit before it is shown: nothing is revealed that nobody remembers. */
async function noteRevealed(
  desk: Desk,
  { user: person, channel, reference }: Interaction,
  gate: Gate,
  operation: Operation,
  targets: readonly Revealed[],
): Promise<void> {
  const decision = gate.decide(operation);
  const rule = decision?.rule === undefined ? undefined : ruleOf(decision.rule);
  await desk.audit.append({
    operation: operation.id,
    outcome: "revealed",
    person,
    channel,
    reference,
    rule,
    targets,
  });
}

/**
 * The menu and the help of a channel that the policy does not name would be empty: the person is told why
 * instead, with the lines to add where they can add them.
 */
async function sayUnlisted(
  desk: Desk,
  interaction: Interaction,
  gate: Gate,
  operation: Operation,
): Promise<boolean> {
  if (operation.id !== "menu" && operation.id !== "help") return false;
  const first = desk.operations.find(({ right }) => right !== undefined);
  const decision = first === undefined ? undefined : gate.decide(first);
  if (first === undefined || decision?.allowed !== false) return false;
  if (decision.because.kind !== "channel-unlisted") return false;
  await interaction.surface.whisper(await refusalOf(desk, interaction, gate, first, decision));
  return true;
}

/** @throws {OutOfDate} when the question is of an operation that there is not, which only an old button can ask */
export function operationOf(desk: Desk, question: Pick<Question, "operation">): Operation {
  const operation = desk.operations.find(({ id }) => id === question.operation);
  if (operation === undefined) throw new OutOfDate();
  return operation;
}

async function run(
  desk: Desk,
  interaction: Interaction,
  gate: Gate,
  question: Question,
  prepared: Prepared,
  { share }: GiveHow,
): Promise<Answer> {
  const asOf = desk.now();
  const work = prepared.run(contextFor(desk, gate));
  // What is shared goes elsewhere, so a working line would stay where the answer to share stood.
  const result =
    share === true ? await work : await withWorkingLine(interaction.surface, prepared.working, work);
  const tookMs = desk.now() - asOf;
  desk.metrics.answered({ operation: question.operation }, tookMs / 1000);
  return { question, result, asOf, omniMs: prepared.ours ? undefined : tookMs };
}
