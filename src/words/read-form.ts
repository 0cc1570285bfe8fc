import type { Clause, Form } from "./grammar.ts";
import type { Token } from "./token.ts";

/** What reading the words of one form came to: values, or the first thing that does not belong. */
export type FormReading =
  | { readonly ok: true; readonly values: Record<string, string[]>; readonly missing: readonly string[] }
  | { readonly ok: false; readonly read: number; readonly problem: FormProblem };

export type FormProblem =
  | { readonly kind: "twice"; readonly keyword: string }
  | { readonly kind: "unexpected"; readonly word: string }
  | { readonly kind: "invalid"; readonly slot: string; readonly sentence: string };

/** Reads the words that follow a form's lead. A clause runs to the next keyword and occurs once. */
export function readForm(form: Form, tokens: readonly Token[]): FormReading {
  const tail = takeTail(form, tokens);
  const filled = new Filled(form);
  const body = tail === undefined ? tokens : tokens.slice(0, -1);
  for (let at = 0; at < body.length; ) {
    const clause = clauseAt(form, body, at);
    const problem = clause === undefined ? valueAt(form, filled, body[at]) : filled.open(clause);
    if (problem !== undefined) return { ok: false, read: at, problem };
    at += clause?.keyword.length ?? 1;
  }
  const values = filled.values();
  if ("problem" in values) return { ok: false, read: tokens.length, problem: values.problem };
  if (tail !== undefined && form.tail !== undefined) values.values[form.tail.slot] = [tail.text];
  return { ok: true, values: values.values, missing: missingSlots(form, values.values) };
}

/** A value; half a keyword (`daily` without its `at`) is none, or a slip would become one unseen. */
function valueAt(form: Form, filled: Filled, token: Token | undefined): FormProblem | undefined {
  const isHalf = form.clauses.some(
    ({ keyword: [first, ...more] }) => more.length > 0 && isKeyword(token, first ?? ""),
  );
  return isHalf && token !== undefined ? { kind: "unexpected", word: token.text } : filled.value(token);
}

function takeTail(form: Form, tokens: readonly Token[]): Token | undefined {
  const last = tokens.at(-1);
  if (form.tail === undefined || last === undefined || last.quoted) return undefined;
  return form.slots[form.tail.slot]?.fits?.(last.text) === false ? undefined : last;
}

/** The clause whose keyword stands at this place; of two that fit, the longer (`daily at` before `daily`). */
function clauseAt(form: Form, tokens: readonly Token[], at: number): Clause | undefined {
  return form.clauses
    .filter(({ keyword }) => keyword.every((word, index) => isKeyword(tokens[at + index], word)))
    .sort((a, b) => b.keyword.length - a.keyword.length)[0];
}

export function isKeyword(token: Token | undefined, word: string): boolean {
  return token !== undefined && !token.quoted && token.text.toLowerCase() === word;
}

function missingSlots(form: Form, values: Record<string, string[]>): string[] {
  const required = [form.head, ...form.clauses, form.tail].flatMap((taker) =>
    taker?.required === true ? [taker.slot] : [],
  );
  return required.filter((slot) => values[slot] === undefined);
}

class Filled {
  readonly #form: Form;
  readonly #tokens = new Map<string, Token[]>();
  #open: { slot: string; takes: Clause["takes"]; keyword?: string } | undefined;

  constructor(form: Form) {
    this.#form = form;
    if (form.head !== undefined)
      this.#open = { slot: form.head.slot, takes: form.head.many ? "many" : "one" };
  }

  open(clause: Clause): FormProblem | undefined {
    const keyword = clause.keyword.join(" ");
    if (this.#tokens.has(clause.slot)) return { kind: "twice", keyword };
    this.#open = { slot: clause.slot, takes: clause.takes, keyword };
    this.#tokens.set(clause.slot, []);
    return undefined;
  }

  value(token: Token | undefined): FormProblem | undefined {
    if (token === undefined) return undefined;
    const held = this.#open === undefined ? [] : (this.#tokens.get(this.#open.slot) ?? []);
    const full =
      this.#open === undefined ||
      this.#open.takes === "nothing" ||
      (this.#open.takes === "one" && held.length > 0);
    if (full || this.#open === undefined) return { kind: "unexpected", word: token.text };
    this.#tokens.set(this.#open.slot, [...held, token]);
    return undefined;
  }

  values(): { values: Record<string, string[]> } | { problem: FormProblem } {
    const values: Record<string, string[]> = {};
    for (const [slot, tokens] of this.#tokens) {
      const read = this.#form.slots[slot]?.read?.(tokens) ?? { values: tokens.map(({ text }) => text) };
      if ("wrong" in read) return { problem: { kind: "invalid", slot, sentence: read.wrong } };
      if (read.values.length > 0 || this.#isFlag(slot)) values[slot] = [...read.values];
    }
    return { values };
  }

  #isFlag(slot: string): boolean {
    return this.#form.clauses.some((clause) => clause.slot === slot && clause.takes === "nothing");
  }
}
