import type { Slot } from "./slot.ts";

/** A place in a form that takes what was said: one word, or several. */
export interface Taker {
  readonly slot: string;
  readonly many: boolean;
  readonly required: boolean;
}

/**
 * A keyword (`at`, `daily at`) and what it takes; a flag takes nothing. It fills the slot that it names, but one of
 * several words the slot of its first: `daily at <time>` fills `daily`.
 */
export interface Clause {
  readonly keyword: readonly string[];
  readonly slot: string;
  readonly takes: "nothing" | "one" | "many";
  readonly required: boolean;
}

/** One way to say an operation: leading words, then values, then clauses in any order, then perhaps a last word. */
export interface Form {
  readonly operation: string;
  /** The declaration that it was read from: `order find [email <email>]`. */
  readonly source: string;
  /** The noun and, right after it, the verbs. */
  readonly lead: readonly string[];
  readonly head: Taker | undefined;
  readonly clauses: readonly Clause[];
  readonly tail: Taker | undefined;
  readonly slots: Readonly<Record<string, Slot>>;
}

const PIECE = /\[|\]|<[a-zA-Z]+…?>|[a-z]+/g;

/**
 * Reads a declaration of words into a form. The notation is what help shows to people: bare words are typed as
 * they are, `<name>` is one value, `<name…>` several, brackets are optional.
 * @throws Error when the declaration is not in the notation, at start, never while people are served
 */
export function parseForm(
  operation: string,
  source: string,
  slots: Readonly<Record<string, Slot>> = {},
): Form {
  const pieces = source.match(PIECE) ?? [];
  if (pieces.join("") !== source.replaceAll(/\s+/g, ""))
    throw new Error(`${operation}: cannot read the words "${source}"`);
  const lead: string[] = [];
  while (isWord(pieces[lead.length])) lead.push(pieces[lead.length] ?? "");
  if (lead.length === 0) throw new Error(`${operation}: words start with a noun, "${source}" does not`);
  return { operation, source, slots, lead, ...parseRest(new Reader(pieces.slice(lead.length)), source) };
}

function parseRest(rest: Reader, source: string): Pick<Form, "head" | "clauses" | "tail"> {
  const head = rest.taker();
  const clauses: Clause[] = [];
  for (let clause = rest.clause(); clause !== undefined; clause = rest.clause()) clauses.push(clause);
  const tail = rest.taker();
  if (!rest.done()) throw new Error(`cannot read the end of the words "${source}"`);
  return { head, clauses, tail };
}

function isWord(piece: string | undefined): boolean {
  return piece !== undefined && /^[a-z]+$/.test(piece);
}

class Reader {
  readonly #pieces: string[];

  constructor(pieces: string[]) {
    this.#pieces = pieces;
  }

  done(): boolean {
    return this.#pieces.length === 0;
  }

  /** `<name>`, `<name…>`, or either in brackets. */
  taker(): Taker | undefined {
    const optional = this.#pieces[0] === "[" && this.#pieces[1]?.startsWith("<") === true;
    const piece = this.#pieces[optional ? 1 : 0];
    if (piece?.startsWith("<") !== true) return undefined;
    this.#pieces.splice(0, optional ? 3 : 1);
    return { slot: slotName(piece), many: piece.includes("…"), required: !optional };
  }

  /** Keywords with what they take, in brackets or not. */
  clause(): Clause | undefined {
    const optional = this.#pieces[0] === "[" && isWord(this.#pieces[1]);
    if (!optional && !isWord(this.#pieces[0])) return undefined;
    if (optional) this.#pieces.shift();
    const keyword: string[] = [];
    while (isWord(this.#pieces[0])) keyword.push(this.#pieces.shift() ?? "");
    const piece = this.#pieces[0]?.startsWith("<") === true ? this.#pieces.shift() : undefined;
    if (optional && this.#pieces.shift() !== "]")
      throw new Error(`a bracket is not closed after "${keyword.join(" ")}"`);
    const isFirst = piece === undefined || keyword.length > 1;
    const slot = isFirst ? (keyword[0] ?? "") : slotName(piece);
    const takes = piece === undefined ? "nothing" : piece.includes("…") ? "many" : "one";
    return { keyword, slot, takes, required: !optional };
  }
}

function slotName(piece: string): string {
  return piece.replaceAll(/[<>…]/g, "");
}
