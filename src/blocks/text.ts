import { allOf, grouped as count, plural } from "../english.ts";
import { escapeMrkdwn, flat, isUnmarked } from "./escape.ts";

export { count, plural };

const ELLIPSIS = "…";

/** Longest value from outside on a card: enough to know it again, short enough that a card always fits. */
const FIELD = 80;

/** Text cut to `most` characters with an ellipsis, never through a surrogate pair. For text without markup. */
export function clamp(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most - 1)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd()}${ELLIPSIS}`;
}

/** The same for mrkdwn: never through an entity (`&amp;`), a date or code, and what is bold stays bold up to its cut. */
export function clampMrkdwn(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = beforeOpenCode(text.slice(0, most - 2)).replace(/[\uD800-\uDBFF]$|&[a-z]{0,3}$|<[^>]*$/, "");
  const isBold = (cut.slice(cut.lastIndexOf("\n") + 1).split("*").length - 1) % 2 === 1;
  return `${cut.trimEnd()}${ELLIPSIS}${isBold ? "*" : ""}`;
}

/** Text up to the code that is opened in it and not closed: half a command is no command. */
function beforeOpenCode(text: string): string {
  let open: { readonly mark: string; readonly at: number } | undefined;
  for (const { 0: mark, index } of text.matchAll(/```|`/g)) {
    if (open === undefined) open = { mark, at: index };
    else if (open.mark === mark) open = undefined;
  }
  return open === undefined ? text : text.slice(0, open.at);
}

/** A value from outside as mrkdwn: on one line, cut, escaped; escapes at most double its length. */
export function shown(value: string, most = FIELD): string {
  if (value.length <= most && isUnmarked(value)) return value;
  return clampMrkdwn(escapeMrkdwn(clamp(flat(value), most)), 2 * most);
}

/** A value from outside where no markup is read: on one line, cut. */
export function shownPlain(value: string, most = FIELD): string {
  return clamp(flat(value), most);
}

/** "a", "a and b", "a, b and c"; from `most` on "a, b and 10 more". Takes texts that are escaped already. */
export function listed(texts: readonly string[], most = 5): string {
  if (texts.length <= most) return allOf(texts);
  return allOf([...texts.slice(0, most - 1), `${count(texts.length - most + 1)} more`]);
}

/** The parts that are there, with a middle dot between them. */
export function dotted(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

/** Sentences one after the other, those that are undefined left out. */
export function joined(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined && sentence !== "").join(" ");
}

/** A text as a whole sentence; one that ends with a full stop, as initials do, gets no second one. */
export function ended(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

/** A name from the OMS as words: `NotInvoiced` is "not invoiced". What is not such a name stays as it is. */
export function spaced(name: string): string {
  if (!/^[A-Z][a-z]+([A-Z][a-z]+)*$/.test(name)) return name;
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

/** With a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
