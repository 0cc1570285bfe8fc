import type { Question } from "../operations/question.ts";
import type { Form } from "./grammar.ts";
import { formsOf, keywordsOf, type Language, verbsOf } from "./language.ts";
import { looksLikeVerb, nearest } from "./nearly.ts";
import { printQuestion } from "./print.ts";
import type { Suggestion, WordsProblem } from "./problem.ts";
import { type FormProblem, type FormReading, isKeyword, readForm } from "./read-form.ts";
import { quote, type Token, tokenize } from "./token.ts";

/** What words came to: nothing said, a question (which may still lack something), or a problem. */
export type Reading =
  | { readonly kind: "empty" }
  | { readonly kind: "question"; readonly question: Question; readonly missing: readonly string[] }
  | { readonly kind: "problem"; readonly problem: WordsProblem };

/** Reads what a person typed after the command or the mention; Slack's escapes are already undone. */
export function readWords(language: Language, text: string): Reading {
  return read({ language, suggesting: true }, text);
}

/** While a suggestion is checked, no further ones are made: a long line of misspelt words stays cheap. */
interface Desk {
  readonly language: Language;
  readonly suggesting: boolean;
}

function read(desk: Desk, text: string): Reading {
  const { language } = desk;
  const split = tokenize(text);
  if (!split.ok) return problem({ kind: "open-quote", opened: split.opened });
  const [first, ...rest] = split.tokens;
  if (first === undefined) return { kind: "empty" };
  const noun = first.quoted ? undefined : language.nouns.find((known) => known === first.text.toLowerCase());
  return noun === undefined ? unknownNoun(desk, first, rest) : readNoun(desk, noun, rest);
}

function unknownNoun(desk: Desk, first: Token, rest: readonly Token[]): Reading {
  const candidates = /\d/.test(first.text)
    ? ["order", ...nearest(first.text, desk.language.nouns)]
    : nearest(first.text, desk.language.nouns);
  const suggestions = candidates
    .filter((noun) => desk.language.nouns.includes(noun))
    .flatMap((noun) => {
      const words = noun === "order" && /\d/.test(first.text) ? [first, ...rest] : rest;
      return suggest(desk, [noun, ...meant(words)].join(" "));
    });
  return problem({ kind: "unknown-word", word: first.text, suggestions });
}

function readNoun(desk: Desk, noun: string, tokens: readonly Token[]): Reading {
  const forms = formsOf(desk.language, noun);
  const group = longestLead(forms, tokens);
  const verbs = verbsOf(forms);
  const first = tokens[(group[0]?.lead.length ?? 1) - 1];
  const inVerbPlace = first !== undefined && !first.quoted ? first.text : undefined;
  if (group.length === 0) return noSuchVerb(desk, noun, forms, tokens);
  const verb =
    inVerbPlace === undefined || group[0]?.lead.length !== 1 ? undefined : looksLikeVerb(inVerbPlace, verbs);
  if (verb !== undefined && inVerbPlace !== undefined && !isClauseWord(group, inVerbPlace)) {
    const suggestions = suggest(desk, [noun, verb, ...meant(tokens.slice(1))].join(" "));
    return problem({ kind: "nearly", word: inVerbPlace, suggestions });
  }
  return bestOf(desk, group, tokens);
}

function isClauseWord(forms: readonly Form[], word: string): boolean {
  return keywordsOf(forms).includes(word.toLowerCase());
}

/** The forms whose verbs are said, those with the most verbs: a verb counts only right after its noun. */
function longestLead(forms: readonly Form[], tokens: readonly Token[]): readonly Form[] {
  const said = forms.filter(({ lead }) =>
    lead.slice(1).every((verb, index) => isKeyword(tokens[index], verb)),
  );
  const most = Math.max(0, ...said.map(({ lead }) => lead.length));
  return said.filter(({ lead }) => lead.length === most);
}

function noSuchVerb(desk: Desk, noun: string, forms: readonly Form[], tokens: readonly Token[]): Reading {
  const [first, ...rest] = tokens;
  if (first === undefined)
    return problem({ kind: "verb-missing", noun, forms: forms.map(({ source }) => source) });
  const suggestions = nearest(first.text, verbsOf(forms)).flatMap((verb) =>
    suggest(desk, [noun, verb, ...meant(rest)].join(" ")),
  );
  return problem({
    kind: "unknown-verb",
    noun,
    word: first.text,
    suggestions,
    forms: forms.map(({ source }) => source),
  });
}

/** Of several forms with the same verbs, the first that takes all the words; else the one that got furthest. */
function bestOf(desk: Desk, forms: readonly Form[], tokens: readonly Token[]): Reading {
  const readings = forms.map((form) => ({
    form,
    reading: readForm(form, tokens.slice(form.lead.length - 1)),
  }));
  const fits = readings.flatMap(({ form, reading }) => (reading.ok ? [{ form, reading }] : []));
  const best = fits.find(({ reading }) => reading.missing.length === 0) ?? fits[0];
  if (best !== undefined) {
    const question = { operation: best.form.operation, values: best.reading.values };
    return { kind: "question", question, missing: best.reading.missing };
  }
  const furthest = readings.toSorted((a, b) => reached(b.reading) - reached(a.reading))[0];
  if (furthest === undefined || furthest.reading.ok) throw new Error("a noun without forms");
  return problem(described(desk, furthest.form, tokens, furthest.reading));
}

function reached(reading: FormReading): number {
  return reading.ok ? Number.POSITIVE_INFINITY : reading.read;
}

function described(
  desk: Desk,
  form: Form,
  tokens: readonly Token[],
  reading: { readonly read: number; readonly problem: FormProblem },
): WordsProblem {
  if (reading.problem.kind !== "unexpected") return { ...reading.problem, form: form.source };
  const { word } = reading.problem;
  const at = form.lead.length - 1 + reading.read;
  const keywords = form.clauses.map(({ keyword }) => keyword.join(" "));
  const begun = keywords.filter((keyword) => keyword.startsWith(`${word.toLowerCase()} `));
  const suggestions = [...begun, ...nearest(word, keywords)].flatMap((keyword) => {
    const said = tokens.map((token, index) => (index === at ? keyword : typed(token)));
    return suggest(desk, [form.lead[0] ?? "", ...said].join(" "));
  });
  return { kind: "unexpected", word, form: form.source, suggestions };
}

/** Words as they are suggested again; what says nothing, as `<<>>` does, is left out. */
function meant(tokens: readonly Token[]): string[] {
  return tokens.filter(({ quoted, text }) => quoted || SAYS_SOMETHING.test(text)).map(typed);
}

/** A letter or a digit, or the sign of a condition. */
const SAYS_SOMETHING = /[\p{L}\p{N}]|^=$/u;

/** A word as it would have to be typed again. */
function typed(token: Token): string {
  return token.quoted ? quote(token.text) : token.text;
}

function suggest(desk: Desk, words: string): Suggestion[] {
  if (!desk.suggesting) return [];
  const reading = read({ ...desk, suggesting: false }, words);
  if (reading.kind !== "question" || reading.missing.length > 0) return [{ words }];
  return [{ words: printQuestion(desk.language, reading.question) ?? words, question: reading.question }];
}

function problem(found: WordsProblem): Reading {
  return { kind: "problem", problem: found };
}
