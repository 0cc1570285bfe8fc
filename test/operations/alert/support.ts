import { expect } from "vitest";
import { ALERTS } from "../../../src/operations/alert/index.ts";
import type { KeptRule } from "../../../src/operations/alert/book.ts";
import type { Context } from "../../../src/operations/context.ts";
import type { Foreseen, ManageOperation, ManageReading, Managing } from "../../../src/operations/manage.ts";
import type { Values } from "../../../src/operations/question.ts";
import type { Result } from "../../../src/operations/results.ts";
import { createLanguage } from "../../../src/words/language.ts";
import { readWords } from "../../../src/words/read.ts";

const language = createLanguage(ALERTS);

/** What words about alerts ask for. */
export function said(words: string): { readonly operation: string; readonly values: Values } {
  const reading = readWords(language, words);
  if (reading.kind !== "question") throw new Error(`not understood: ${words} ${JSON.stringify(reading)}`);
  return reading.question;
}

export function manageOperation(id: string): ManageOperation {
  const operation = ALERTS.find((each) => each.id === id);
  if (operation?.kind !== "manage") throw new Error(`${id} manages nothing`);
  return operation;
}

/** What can be done with what was said. */
export async function managing(context: Context, words: string, more: Values = {}): Promise<Managing> {
  const { operation, values } = said(words);
  const look = await manageOperation(operation).look(context, { ...values, ...more });
  if (!look.ok) throw new Error(look.problems.map(({ sentence }) => sentence).join(" "));
  return look.managing;
}

/** What was said, read; what is wrong with it as `slot: sentence`. */
export async function reading(context: Context, words: string, more: Values = {}): Promise<ManageReading> {
  const { values } = said(words);
  return (await managing(context, words, more)).read({ ...values, ...more });
}

export function wrongs(read: ManageReading | Foreseen): string[] {
  return read.ok ? [] : read.problems.map(({ slot, sentence }) => `${slot}: ${sentence}`);
}

/** Does what the words say. */
export async function done(context: Context, words: string, more: Values = {}): Promise<Result> {
  const read = await reading(context, words, more);
  if (!read.ok) throw new Error(wrongs(read).join(" "));
  const outcome = await read.run(context);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ sentence }) => sentence).join(" "));
  return outcome.result;
}

/** What is foreseen of what the words say. */
export async function foreseen(context: Context, words: string): Promise<Foreseen> {
  const read = await reading(context, words);
  if (!read.ok) throw new Error(wrongs(read).join(" "));
  const outlook = await read.preview?.(context);
  if (outlook === undefined) throw new Error("nothing is foreseen");
  return outlook;
}

/** The one rule of the channel. */
export async function onlyRule({ alerts }: Context): Promise<KeptRule> {
  const rules = await alerts.list("C0STOCK");
  expect(rules).toHaveLength(1);
  const [rule] = rules;
  if (rule === undefined) throw new Error("there is no rule");
  return rule;
}
