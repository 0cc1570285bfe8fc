import type { Question } from "../operations/question.ts";

/** Words that might have been meant; with the question where they are complete and can be asked at once. */
export interface Suggestion {
  readonly words: string;
  readonly question?: Question;
}

/** Why words were not understood, with what a sentence about it needs. `form` is the notation help shows. */
export type WordsProblem =
  | { readonly kind: "unknown-word"; readonly word: string; readonly suggestions: readonly Suggestion[] }
  /** The noun says nothing without one of its verbs. */
  | { readonly kind: "verb-missing"; readonly noun: string; readonly forms: readonly string[] }
  | {
      readonly kind: "unknown-verb";
      readonly noun: string;
      readonly word: string;
      readonly suggestions: readonly Suggestion[];
      readonly forms: readonly string[];
    }
  /** A value in a verb's place that looks like the misspelt verb; in quotes it would be the value. */
  | { readonly kind: "nearly"; readonly word: string; readonly suggestions: readonly Suggestion[] }
  | {
      readonly kind: "unexpected";
      readonly word: string;
      readonly form: string;
      readonly suggestions: readonly Suggestion[];
    }
  | { readonly kind: "twice"; readonly keyword: string; readonly form: string }
  | { readonly kind: "open-quote"; readonly opened: string }
  | { readonly kind: "invalid"; readonly slot: string; readonly sentence: string; readonly form: string };
