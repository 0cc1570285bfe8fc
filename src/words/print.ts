import type { Question, Values } from "../operations/question.ts";
import type { Clause, Form, Taker } from "./grammar.ts";
import { formsOf, keywordsOf, type Language, verbsOf } from "./language.ts";
import { looksLikeVerb } from "./nearly.ts";
import { quote, readsBare } from "./token.ts";

/**
 * Prints a question as the words that read back to the same question, without the command in front.
 * Undefined where no form of the operation can say it.
 */
export function printQuestion(language: Language, question: Question): string | undefined {
  const form = language.forms.find(
    (candidate) => candidate.operation === question.operation && canSay(candidate, question.values),
  );
  if (form === undefined) return undefined;
  const careful = new Careful(language, form);
  const { values } = question;
  const pieces = [
    ...form.lead,
    printTaker(careful, form, form.head, values),
    ...form.clauses.map((clause) => printClause(careful, form, clause, values)),
    form.tail === undefined ? undefined : values[form.tail.slot]?.[0],
  ];
  return pieces.filter((piece) => piece !== undefined && piece !== "").join(" ");
}

function canSay(form: Form, values: Values): boolean {
  const takers = [form.head, ...form.clauses, form.tail].filter((taker) => taker !== undefined);
  const slots = new Set(takers.map(({ slot }) => slot));
  return (
    Object.keys(values).every((slot) => slots.has(slot)) &&
    takers.every(({ slot, required }) => !required || values[slot] !== undefined)
  );
}

function printTaker(
  careful: Careful,
  form: Form,
  taker: Taker | undefined,
  values: Values,
): string | undefined {
  const given = taker === undefined ? undefined : values[taker.slot];
  if (taker === undefined || given === undefined) return undefined;
  return form.slots[taker.slot]?.print?.(given) ?? given.map((value) => careful.print(value)).join(" ");
}

function printClause(careful: Careful, form: Form, clause: Clause, values: Values): string | undefined {
  const given = values[clause.slot];
  if (given === undefined) return undefined;
  const said =
    form.slots[clause.slot]?.print?.(given) ?? given.map((value) => careful.print(value)).join(" ");
  return [...clause.keyword, said].filter((piece) => piece !== "").join(" ");
}

/** Quotes each value that would not be read as that value if it stood bare. */
class Careful {
  readonly #reserved: ReadonlySet<string>;
  readonly #verbs: readonly string[];
  readonly #fitsTail: (value: string) => boolean;

  constructor(language: Language, form: Form) {
    const forms = formsOf(language, form.lead[0] ?? "");
    this.#verbs = verbsOf(forms);
    this.#reserved = new Set([...this.#verbs, ...keywordsOf(forms)]);
    this.#fitsTail = (form.tail && form.slots[form.tail.slot]?.fits) ?? (() => form.tail !== undefined);
  }

  print(value: string): string {
    const bare =
      readsBare(value) &&
      !this.#reserved.has(value.toLowerCase()) &&
      looksLikeVerb(value, this.#verbs) === undefined &&
      !this.#fitsTail(value);
    return bare ? value : quote(value);
  }
}
