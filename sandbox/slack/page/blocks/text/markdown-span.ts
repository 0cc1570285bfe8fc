import { parseAngle } from "./angle.ts";
import { emojiCharacter } from "./emoji.ts";
import type { TextNode } from "./nodes.ts";

const deepest = 12;

type Reading = (match: RegExpExecArray, inner: (text: string) => TextNode[]) => TextNode | undefined;

const styled = (kind: "bold" | "italic" | "strike"): Reading => {
  return (match, inner) => ({ kind, children: inner(match[1] ?? "") });
};

const readings: readonly (readonly [RegExp, Reading])[] = [
  [/^\\([\\`*_{}[\]()#+\-.!|~<>])/, (match) => ({ kind: "text", text: match[1] ?? "" })],
  [/^`([^`\n]+)`/, (match) => ({ kind: "code", text: match[1] ?? "" })],
  [/^!?\[([^\]\n]{0,2000})\]\((https?:[^)\s]{1,3000}|mailto:[^)\s]{1,300})\)/, readLink],
  [/^<([^<>\n]{1,3000})>/, (match, inner) => parseAngle(match[1] ?? "", inner)],
  [/^\*\*(?=\S)([^\n]{0,3000}?\S)\*\*/, styled("bold")],
  [/^__(?=\S)([^\n]{0,3000}?\S)__(?!\w)/, styled("bold")],
  [/^~~(?=\S)([^\n]{0,3000}?\S)~~/, styled("strike")],
  [/^\*(?=[^\s*])([^\n*]{0,3000}?[^\s*])\*/, styled("italic")],
  [/^_(?=[^\s_])([^\n_]{0,3000}?[^\s_])_(?!\w)/, styled("italic")],
  [/^:([a-z0-9_+'-]{1,60}):/, (match) => readEmoji(match[1] ?? "")],
  [/^(https?:\/\/[^\s<>)\]]{1,3000}[^\s<>)\].,;:!?'"])/, (match) => bareLink(match[1] ?? "")],
];

/** Reads one run of standard markdown: styles, code, links, mentions. Unmatched marks stay as typed. */
export function parseSpan(text: string): TextNode[] {
  return parseWithin(text, 0);
}

function parseWithin(text: string, depth: number): TextNode[] {
  const nodes: TextNode[] = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const found = depth < deepest ? nodeAt(text, at, depth) : undefined;
    if (found === undefined) {
      plain += text.charAt(at);
      at += 1;
      continue;
    }
    if (plain !== "") nodes.push({ kind: "text", text: plain });
    plain = "";
    nodes.push(found.node);
    at += found.length;
  }
  if (plain !== "") nodes.push({ kind: "text", text: plain });
  return nodes;
}

function nodeAt(text: string, at: number, depth: number): { node: TextNode; length: number } | undefined {
  if (!/[\\`![<*_~:h]/.test(text.charAt(at))) return undefined;
  const insideWord = /\w/.test(text.charAt(at - 1));
  if (insideWord && /[_h]/.test(text.charAt(at))) return undefined;
  const rest = text.slice(at, at + 6000);
  for (const [form, read] of readings) {
    const match = form.exec(rest);
    const node = match && read(match, (inside) => parseWithin(inside, depth + 1));
    if (match && node) return { node, length: match[0].length };
  }
  return undefined;
}

function readLink(match: RegExpExecArray, inner: (text: string) => TextNode[]): TextNode {
  const url = match[2] ?? "";
  return { kind: "link", url, children: match[1] ? inner(match[1]) : [{ kind: "text", text: url }] };
}

function readEmoji(name: string): TextNode | undefined {
  return emojiCharacter(name) === undefined ? undefined : { kind: "emoji", name };
}

function bareLink(url: string): TextNode {
  return { kind: "link", url, children: [{ kind: "text", text: url }] };
}
