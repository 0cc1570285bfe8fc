/** One word as it was typed. Only a bare one can be a keyword; a quoted one is always a value. */
export interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

const QUOTES = '"“”„‟«»';
const SPACE = /\s/u;
const DASH_BEFORE_DIGIT = /^[−–—](?=\d)/u;

function isQuote(character: string): boolean {
  return character !== "" && QUOTES.includes(character);
}

/** What {@link tokenize} found: the words, or a quote that was opened and never closed. */
export type Tokens =
  | { readonly ok: true; readonly tokens: readonly Token[] }
  | { readonly ok: false; readonly opened: string };

/**
 * Splits typed text into words. Double quotes of any kind quote and are doubled to stand for themselves; an
 * apostrophe is a letter; a comma before a space or the end separates; a dash before a digit is a minus.
 */
export function tokenize(text: string): Tokens {
  const characters = Array.from(text);
  const tokens: Token[] = [];
  let at = 0;
  while (at < characters.length) {
    const character = characters[at] ?? "";
    if (SPACE.test(character)) {
      at += 1;
    } else if (isQuote(character)) {
      const quoted = readQuoted(characters, at);
      if (quoted === undefined) return { ok: false, opened: characters.slice(at).join("") };
      tokens.push({ text: quoted.text, quoted: true });
      at = quoted.next;
    } else {
      const bare = readBare(characters, at);
      if (bare.text !== "") tokens.push({ text: bare.text, quoted: false });
      at = bare.next;
    }
  }
  return { ok: true, tokens };
}

function readBare(characters: readonly string[], start: number): { text: string; next: number } {
  let next = start;
  while (next < characters.length && !SPACE.test(characters[next] ?? "")) next += 1;
  let end = next;
  while (end > start && characters[end - 1] === ",") end -= 1;
  const text = characters.slice(start, end).join("");
  return startsAfterQuotedComma(text)
    ? { text: "", next: start + 1 }
    : { text: text.replace(DASH_BEFORE_DIGIT, "-"), next };
}

/** `"a","b"`: the comma that follows a closing quote separates, wherever it stands. */
function startsAfterQuotedComma(text: string): boolean {
  return text.startsWith(",") && isQuote(text.charAt(1));
}

function readQuoted(
  characters: readonly string[],
  start: number,
): { text: string; next: number } | undefined {
  let text = "";
  for (let at = start + 1; at < characters.length; at += 1) {
    const character = characters[at] ?? "";
    if (!isQuote(character)) {
      text += character;
    } else if (characters[at + 1] === character) {
      text += character;
      at += 1;
    } else {
      return { text, next: at + 1 };
    }
  }
  return undefined;
}

/** Prints a value as a quoted word that {@link tokenize} reads back as the same value. */
export function quote(value: string): string {
  return `"${Array.from(value, (character) => (isQuote(character) ? character + character : character)).join("")}"`;
}

/** Whether a value, printed bare, would be read as the same single bare word. */
export function readsBare(value: string): boolean {
  const read = tokenize(value);
  const [only, ...rest] = read.ok ? read.tokens : [];
  return only !== undefined && rest.length === 0 && !only.quoted && only.text === value;
}
