import { unescapeText } from "./entities.ts";
import type { TextNode } from "./nodes.ts";

const linkTarget = /^(?:https?:|mailto:|tel:|slack:)/i;
const dateForm = /^!date\^(-?\d{1,12})\^([^^|]*)(?:\^([^|]*))?$/;

/**
 * Reads what stands between `<` and `>`: a link, a mention, a date; undefined for anything else, which then
 * stays as it was typed.
 *
 * @param words reads the label of a link, which may carry marks of its own
 */
export function parseAngle(inside: string, words: (text: string) => TextNode[]): TextNode | undefined {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : inside.slice(bar + 1);
  if (linkTarget.test(target)) return link(unescapeText(target), label, words);
  const rest = target.slice(1);
  const named = label === undefined || label === "" ? undefined : unescapeText(label).replace(/^[@#]/, "");
  if (/^@[UWB][A-Z0-9]+$/.test(target)) return { kind: "user", id: rest, label: named };
  if (/^#[CDG][A-Z0-9]+$/.test(target)) return { kind: "channel", id: rest, label: named };
  if (target.startsWith("!")) return special(target, label, named);
  return undefined;
}

function link(url: string, label: string | undefined, words: (text: string) => TextNode[]): TextNode {
  const shown = label === undefined || label === "" ? url.replace(/^(?:mailto|tel):/i, "") : undefined;
  return {
    kind: "link",
    url,
    children: shown === undefined ? words(label ?? "") : [{ kind: "text", text: shown }],
  };
}

function special(target: string, label: string | undefined, named: string | undefined): TextNode | undefined {
  if (/^!(?:here|channel|everyone)$/.test(target)) return { kind: "broadcast", range: target.slice(1) };
  const group = /^!subteam\^([A-Z0-9]+)/.exec(target)?.[1];
  if (group !== undefined) return { kind: "usergroup", id: group, label: named };
  const date = dateForm.exec(target);
  if (date === null) return undefined;
  const [, seconds = "0", format = "", url] = date;
  const fallback = unescapeText(label ?? format);
  return { kind: "date", timestamp: Number(seconds), format: unescapeText(format), url, fallback };
}
