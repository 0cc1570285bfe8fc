import { count, plural } from "../text.ts";

const QUOTES = '"“”„‟«»';
const PART = new RegExp(`[${QUOTES}]((?:([${QUOTES}])\\2|[^${QUOTES}])*)[${QUOTES}]|[^\\s,]+`, "gu");
const DOUBLED = new RegExp(`([${QUOTES}])\\1`, "gu");
const QUOTE = new RegExp(`[${QUOTES}]`, "gu");
const BARE = new RegExp(`^[^\\s,${QUOTES}][^\\s,]*$`, "u");

/**
 * The values in one text field: separated by spaces, commas or lines. A part in double quotes of any kind is one
 * value, spaces and all; a doubled quote inside it stands for itself. Empty parts are left out.
 */
export function splitMany(text: string): string[] {
  return Array.from(
    text.matchAll(PART),
    ([whole, quoted]) => quoted?.replaceAll(DOUBLED, "$1") ?? whole,
  ).filter((value) => value.trim() !== "");
}

/** Values as one text that {@link splitMany} reads back; those that do not fit are left out, and the hint says so. */
export function joinMany(values: readonly string[], most: number): { text: string; hint?: string } {
  const parts = values.map(joinable);
  let length = -1;
  const fitting = parts.findIndex((part) => (length += part.length + 1) > most);
  if (fitting === -1) return { text: parts.join(" ") };
  const left = `Only the first ${count(fitting)} of ${plural(values.length, "value")} can stand here.`;
  return { text: parts.slice(0, fitting).join(" "), hint: left };
}

function joinable(value: string): string {
  return BARE.test(value) ? value : `"${value.replaceAll(QUOTE, "$&$&")}"`;
}
