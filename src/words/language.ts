import type { Form } from "./grammar.ts";
import { parseForm } from "./grammar.ts";
import type { Slot } from "./slot.ts";

/** What the words are made from: an operation's id and how it may be said. */
export interface Spoken {
  readonly id: string;
  readonly words: readonly string[];
  readonly slots?: Readonly<Record<string, Slot>>;
}

/** All the words that the app understands, derived from what it can do. */
export interface Language {
  readonly forms: readonly Form[];
  readonly nouns: readonly string[];
}

/**
 * Derives the words from the operations.
 * @throws Error when a declaration cannot be read, or two say the same
 */
export function createLanguage(spoken: readonly Spoken[]): Language {
  const forms = spoken.flatMap(({ id, words, slots }) => words.map((source) => parseForm(id, source, slots)));
  const twice = forms.find((form, index) =>
    forms.some((other, before) => before < index && other.source === form.source),
  );
  if (twice !== undefined) throw new Error(`two operations are said "${twice.source}"`);
  return { forms, nouns: [...new Set(forms.map(({ lead }) => lead[0] ?? ""))] };
}

/** The forms of a noun, in the order they were declared. */
export function formsOf(language: Language, noun: string): readonly Form[] {
  return language.forms.filter(({ lead }) => lead[0] === noun);
}

/** Every verb that may follow this noun. */
export function verbsOf(forms: readonly Form[]): readonly string[] {
  return [...new Set(forms.flatMap(({ lead }) => lead.slice(1)))];
}

/** Every word that is a keyword somewhere after this noun. */
export function keywordsOf(forms: readonly Form[]): readonly string[] {
  return [...new Set(forms.flatMap(({ clauses }) => clauses.flatMap(({ keyword }) => keyword)))];
}
