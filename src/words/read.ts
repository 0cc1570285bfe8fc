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
  return read({ language, left: MOST_CORRECTED }, text);
}

/** So many misspelt words of one line are corrected at once: the noun, its verb, and some keywords. */
const MOST_CORRECTED = 5;
/** Of more words than these only the first is corrected, so that an endless line stays cheap. */
const LONG = 60;

/** How many more words may be corrected. What a correction leads to is read with one fewer. */
interface Desk {
  readonly language: Language;
  readonly left: number;
}

function read({ language, left }: Desk, text: string): Reading {
  const split = tokenize(text);
  if (!split.ok) return problem({ kind: "open-quote", opened: split.opened });
  const desk = { language, left: split.tokens.length > LONG ? Math.min(left, 1) : left };
  const [first, ...rest] = split.tokens;
  if (first === undefined) return { kind: "empty" };
  const noun = first.quoted ? undefined : language.nouns.find((known) => known === first.text.toLowerCase());
  return noun === undefined ? unknownNoun(desk, first, rest) : readNoun(desk, noun, rest);
}

function unknownNoun(desk: Desk, first: Token, rest: readonly Token[]): Reading {
  const candidates = /\d/.test(first.text)
    ? ["order", ...nearest(first.text, desk.language.nouns)]
    : nearest(first.text, desk.language.nouns);
  const corrected = candidates
    .filter((noun) => desk.language.nouns.includes(noun))
    .map((noun) => {
      const words = noun === "order" && /\d/.test(first.text) ? [first, ...rest] : rest;
      return [noun, ...meant(words)].join(" ");
    });
  return problem({ kind: "unknown-word", word: first.text, suggestions: suggest(desk, corrected) });
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
    const suggestions = suggest(desk, [[noun, verb, ...meant(tokens.slice(1))].join(" ")]);
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
  const corrected = nearest(first.text, verbsOf(forms)).map((verb) => [noun, verb, ...meant(rest)].join(" "));
  return problem({
    kind: "unknown-verb",
    noun,
    word: first.text,
    suggestions: suggest(desk, corrected),
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
  const verbs = reading.read === 0 ? verbsAfter(desk.language, form) : [];
  const corrected = [...begun, ...nearest(word, [...verbs, ...keywords])].map((keyword) => {
    const said = tokens.map((token, index) => (index === at ? keyword : typed(token)));
    return [form.lead[0] ?? "", ...said].join(" ");
  });
  return { kind: "unexpected", word, form: form.source, suggestions: suggest(desk, corrected) };
}

/** The verbs that may follow those of a form: `stock` after `alert create`. */
function verbsAfter(language: Language, { lead }: Form): string[] {
  const longer = language.forms.filter((other) => lead.every((word, index) => other.lead[index] === word));
  return longer.flatMap((other) => other.lead[lead.length] ?? []);
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

/** Lines in which one word was corrected, and where one reading is left, the others that are misspelt as well. */
function suggest(desk: Desk, corrected: readonly string[]): Suggestion[] {
  if (desk.left === 0) return [];
  const further = corrected.map((words) => correctedFurther({ ...desk, left: desk.left - 1 }, words));
  const understood = further.filter(({ isUnderstood }) => isUnderstood);
  return (understood.length > 0 ? understood : further).map(({ suggestion }) => suggestion);
}

interface Corrected {
  readonly suggestion: Suggestion;
  /** Whether the line is understood, though it may lack something. */
  readonly isUnderstood: boolean;
}

function correctedFurther(desk: Desk, words: string): Corrected {
  const reading = read(desk, words);
  if (reading.kind === "question") return { suggestion: asked(desk, words, reading), isUnderstood: true };
  const [only, ...others] =
    reading.kind === "problem" && "suggestions" in reading.problem ? reading.problem.suggestions : [];
  if (only === undefined || others.length > 0) return { suggestion: { words }, isUnderstood: false };
  const isUnderstood = read({ ...desk, left: 0 }, only.words).kind === "question";
  return { suggestion: isUnderstood ? only : { words }, isUnderstood };
}

function asked(
  { language }: Desk,
  words: string,
  { question, missing }: Extract<Reading, { kind: "question" }>,
): Suggestion {
  return missing.length > 0 ? { words } : { words: printQuestion(language, question) ?? words, question };
}

function problem(found: WordsProblem): Reading {
  return { kind: "problem", problem: found };
}
