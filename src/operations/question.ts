import { z } from "zod";

/**
 * What was said to an operation, as words or in a form, before it is checked: every slot's values as strings.
 * A slot that may be given once holds one value, a keyword without values (`hourly`) holds none.
 */
export const Values = z.record(z.string(), z.array(z.string()));
export type Values = Readonly<Record<string, readonly string[]>>;

/**
 * A question (or the beginning of a change): which operation, and what was said to it. It is plain JSON, so
 * that it travels in buttons and forms, and it prints as words that read back to the same question.
 */
export const Question = z.object({ operation: z.string(), values: Values });
export interface Question {
  readonly operation: string;
  readonly values: Values;
}

/** A question from an operation's id and its values; slots that hold nothing are left out. */
export function question(operation: string, values: Record<string, readonly string[] | undefined>): Question {
  const kept = Object.entries(values).flatMap(([slot, given]) =>
    given === undefined ? [] : [[slot, given] as const],
  );
  return { operation, values: Object.fromEntries(kept) };
}
