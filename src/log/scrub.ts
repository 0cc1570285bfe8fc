const hidden = "[hidden]";

/** What may stand in a text that somebody else wrote, and what is left of it. */
const rules: readonly (readonly [RegExp, string])[] = [
  // Slack's tokens, and the web addresses that act as one (response_url, incoming web hooks, sockets).
  [/\b(?:xox[a-z]|xapp|xoxe\.xox[a-z])-[\w-]+/g, hidden],
  [/\b(?:https|wss):\/\/(?:hooks|wss-\w+|[\w-]+\.lb)\.slack[\w-]*\.com[^\s"'<>]*/g, hidden],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${hidden}`],
  // user:password@ of an address, and every query: orders are looked up by number, e-mail and phone.
  [/\b([a-z][a-z+]*:\/\/)[^\s/@"']+@/gi, `$1${hidden}@`],
  [/\?[\w.%[\]-]+=[^\s"'<>]*/g, "?…"],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi, "[e-mail]"],
  // JSON.parse quotes the text it could not read.
  [/"[^]*"(?:\.\.\.)? is not valid JSON/g, "the text is not valid JSON"],
];

/** Longest text of a fact or a message, in characters. */
const longest = 1000;

/** A text without tokens, credentials, queries, e-mail addresses and quoted bodies, and not too long. */
export function scrub(text: string): string {
  // Cut twice: first to bound the work, at the end of a word; then, when nothing is left to hide, to the length.
  const bounded = text.length > 2 * longest ? text.slice(0, 2 * longest).replace(/\S+$/, "…") : text;
  const clean = rules.reduce((left, [pattern, instead]) => left.replace(pattern, instead), bounded);
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
}
