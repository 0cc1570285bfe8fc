import { askValue, csvValue, formValue, pageValue, shareValue } from "../blocks/codec.ts";
import { outOfDate } from "../blocks/conversation/index.ts";
import { renderSheet } from "../blocks/sheet.ts";
import { type Answer, findAnswer } from "../database/answers.ts";
import { Question } from "../operations/question.ts";
import { Sheet } from "../operations/sheet.ts";
import { ask, operationOf } from "./ask.ts";
import { askInForm } from "./ask-in-form.ts";
import { begin } from "./changes.ts";
import type { Desk } from "./desk.ts";
import { type Gate, openGate } from "./gate.ts";
import { viewFor } from "./give.ts";
import type { Interaction } from "./interaction.ts";
import { begin as manage } from "./manage/begin.ts";
import { forgetCard } from "./posted/remember.ts";
import { refuse } from "./refuse.ts";
import { sendCsv, shareCsv } from "./send-csv.ts";

/** Asks the question of a button. */
export async function clickAsk(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const asked = askValue.decode(value);
  if (asked === undefined) return interaction.surface.whisper(outOfDate());
  await ask(desk, interaction, asked.q, { from: asked.from });
}

/** Opens the form of an operation, with what the button knows already. */
export async function clickForm(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const wanted = formValue.decode(value);
  if (wanted === undefined) return interaction.surface.whisper(outOfDate());
  const operation = operationOf(desk, wanted);
  if (operation.kind === "write") return begin(desk, interaction, operation, wanted.values);
  if (operation.kind === "manage") return manage(desk, interaction, operation, wanted.values);
  if (operation.form(wanted.values).length === 0)
    return ask(desk, interaction, { operation: operation.id, values: wanted.values });
  await askInForm(desk, interaction, operation, wanted.values);
}

/** A choice from a menu: its value is that of a form's button, or of a question's. */
export async function clickChoose(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  await (askValue.decode(value) === undefined
    ? clickForm(desk, interaction, value)
    : clickAsk(desk, interaction, value));
}

/** Answers a question once more, for everyone in the channel. */
export async function clickShare(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const wanted = shareValue.decode(value);
  if (wanted === undefined) return interaction.surface.whisper(outOfDate());
  await ask(desk, interaction, wanted.q, { share: true });
}

/** Turns to a page of a kept answer. */
export async function clickPage(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const wanted = pageValue.decode(value);
  const kept = await openKept(desk, interaction, wanted?.s);
  if (kept === undefined || wanted === undefined) return;
  const { question } = kept;
  const shown = { sheetId: kept.answer.id, from: question, about: question };
  const view = viewFor(desk, interaction, kept.gate, shown);
  const at = { page: wanted.p, asOf: kept.answer.asOf, question };
  const replaced = await interaction.surface.answer(renderSheet(kept.sheet, at, view));
  if (replaced !== undefined) await forgetCard(desk, replaced);
}

/** Sends a kept answer as a CSV file to the person's direct message. */
export async function clickCsv(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const kept = await openKept(desk, interaction, csvValue.decode(value)?.s);
  if (kept === undefined) return;
  const { question: about, answer, sheet } = kept;
  await sendCsv(desk, interaction, kept.gate, { about, sheetId: answer.id, sheet });
}

/** *Share the file here*: the same file, where everyone in the channel can open it; the policy is asked for that. */
export async function clickShareFile(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const kept = await openKept(desk, interaction, csvValue.decode(value)?.s, { everyone: true });
  if (kept === undefined) return;
  if (interaction.channel !== kept.answer.channel) return interaction.surface.whisper(outOfDate());
  await shareCsv(desk, interaction, kept.gate, { asOf: kept.answer.asOf, sheet: kept.sheet });
}

interface Kept {
  readonly answer: Answer;
  readonly question: Question;
  readonly sheet: Sheet;
  readonly gate: Gate;
}

/** The kept answer, if there still is one and this person may still see it here; else the person is told. */
async function openKept(
  desk: Desk,
  interaction: Interaction,
  id: string | undefined,
  { everyone = false }: { readonly everyone?: boolean } = {},
): Promise<Kept | undefined> {
  const answer = id === undefined ? undefined : await findAnswer(desk.database.db, id, desk.now());
  if (answer === undefined) {
    await interaction.surface.whisper(outOfDate());
    return undefined;
  }
  const question = Question.parse(answer.question);
  // A message may have come to the person because the app is not where it was asked.
  const gate = await openGate(desk, { user: interaction.user, channel: answer.channel || undefined });
  const operation = operationOf(desk, question);
  const preparation = operation.kind === "read" ? operation.prepare(question.values) : undefined;
  // How several changes went may be read by whoever may do them; how much each was is no limit to that.
  const limits =
    operation.kind === "write"
      ? {}
      : { amounts: preparation?.ok === true ? preparation.prepared.amounts : {} };
  if (await refuse(desk, interaction, gate, operation, { ...limits, everyone })) return undefined;
  return { answer, question, sheet: Sheet.parse(answer.result), gate };
}
