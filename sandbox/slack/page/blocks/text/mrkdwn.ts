import { parseAngle } from "./angle.ts";
import { emojiCharacter } from "./emoji.ts";
import { unescapeText } from "./entities.ts";
import type { TextNode } from "./nodes.ts";

const styles = { "*": "bold", _: "italic", "~": "strike" } as const;
const fence = "```";
const wordCharacter = /[\p{L}\p{N}]/u;
const quoteMark = /^(?:&gt;|>) ?/;
const deepest = 12;
const emojiName = /^:([a-z0-9_+'-]{1,60}):/;

/**
 * Reads Slack's mrkdwn into nodes. Any text is accepted: a mark without its partner stays as it was typed.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function parseMrkdwn(text: string): TextNode[] {
  const nodes: TextNode[] = [];
  let rest = text;
  while (rest !== "") {
    const start = rest.indexOf(fence);
    const end = start < 0 ? -1 : rest.indexOf(fence, start + fence.length);
    if (end <= start + fence.length) break;
    nodes.push(...parseLines(trimLast(rest.slice(0, start))));
    nodes.push({
      kind: "pre",
      text: unescapeText(unwrapLinks(trimEnds(rest.slice(start + fence.length, end)))),
    });
    rest = rest.slice(end + fence.length).replace(/^\n/, "");
  }
  return [...nodes, ...parseLines(rest)];
}

const trimLast = (text: string) => text.replace(/\n$/, "");
const trimEnds = (text: string) => text.replace(/^\n/, "").replace(/\n$/, "");
const unwrapLinks = (text: string) =>
  text.replace(/<(https?:[^>|]*)(?:\|([^>]*))?>/g, (_whole, url: string, label?: string) => label ?? url);

function parseLines(text: string): TextNode[] {
  if (text === "") return [];
  const nodes: TextNode[] = [];
  let plain: string[] = [];
  let quoted: string[] = [];
  const flush = () => {
    if (quoted.length > 0) nodes.push({ kind: "quote", children: parseInline(quoted.join("\n")) });
    if (plain.length > 0) nodes.push(...parseInline(plain.join("\n")));
    plain = [];
    quoted = [];
  };
  for (const line of text.split("\n")) {
    const isQuote = quoteMark.test(line);
    if (isQuote ? plain.length > 0 : quoted.length > 0) flush();
    if (isQuote) quoted.push(line.replace(quoteMark, ""));
    else plain.push(line);
  }
  flush();
  return nodes;
}

/** Reads text that cannot hold quotes or code blocks: one run of words with marks. */
function parseInline(text: string): TextNode[] {
  return parseWithin(text, 0);
}

function parseWithin(text: string, depth: number): TextNode[] {
  const nodes: TextNode[] = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const found = nodeAt(text, at, depth);
    if (found === undefined) {
      plain += text.charAt(at);
      at += 1;
      continue;
    }
    if (plain !== "") nodes.push({ kind: "text", text: unescapeText(plain) });
    plain = "";
    nodes.push(found.node);
    at = found.end;
  }
  if (plain !== "") nodes.push({ kind: "text", text: unescapeText(plain) });
  return nodes;
}

interface Found {
  node: TextNode;
  end: number;
}

function nodeAt(text: string, at: number, depth: number): Found | undefined {
  const mark = text.charAt(at);
  if (mark === "<") return angleAt(text, at);
  if (mark === "`") return codeAt(text, at);
  if (mark === ":") return emojiAt(text, at);
  if (depth < deepest && (mark === "*" || mark === "_" || mark === "~"))
    return styledAt(text, at, mark, depth);
  return undefined;
}

function angleAt(text: string, at: number): Found | undefined {
  const end = text.indexOf(">", at);
  const node = end < 0 ? undefined : parseAngle(text.slice(at + 1, end), parseInline);
  return node && { node, end: end + 1 };
}

function codeAt(text: string, at: number): Found | undefined {
  const end = text.indexOf("`", at + 1);
  const inside = text.slice(at + 1, end);
  if (end < 0 || inside.trim() === "" || inside.includes("\n")) return undefined;
  return { node: { kind: "code", text: unescapeText(unwrapLinks(inside)) }, end: end + 1 };
}

function emojiAt(text: string, at: number): Found | undefined {
  const name = emojiName.exec(text.slice(at, at + 64))?.[1];
  if (name === undefined || emojiCharacter(name) === undefined) return undefined;
  return { node: { kind: "emoji", name }, end: at + name.length + 2 };
}

function styledAt(text: string, at: number, mark: keyof typeof styles, depth: number): Found | undefined {
  if (wordCharacter.test(text.charAt(at - 1)) || /^\s?$/.test(text.charAt(at + 1))) return undefined;
  const end = closing(text, at, mark);
  if (end === undefined) return undefined;
  return {
    node: { kind: styles[mark], children: parseWithin(text.slice(at + 1, end), depth + 1) },
    end: end + 1,
  };
}

/** Where a mark is closed: on the same line, straight after a letter, not inside a word, a link or code. */
function closing(text: string, at: number, mark: string): number | undefined {
  for (let end = at + 1; end < text.length; end += 1) {
    const character = text.charAt(end);
    if (character === "\n") return undefined;
    if (character === "<" || character === "`") {
      const close = text.indexOf(character === "<" ? ">" : "`", end + 1);
      if (close > 0) end = close;
      continue;
    }
    if (character !== mark || end === at + 1) continue;
    if (/\s/.test(text.charAt(end - 1)) || wordCharacter.test(text.charAt(end + 1))) continue;
    return end;
  }
  return undefined;
}
