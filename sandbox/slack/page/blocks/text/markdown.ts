import type { TextNode } from "./nodes.ts";
import { parseSpan } from "./markdown-span.ts";

/** The blocks of standard markdown that a `markdown` block may hold. */
export type MarkdownNode =
  | { kind: "heading"; level: number; children: TextNode[] }
  | { kind: "paragraph" | "quote"; children: TextNode[] }
  | {
      kind: "list";
      ordered: boolean;
      items: { depth: number; done?: boolean | undefined; children: TextNode[] }[];
    }
  | { kind: "pre"; text: string }
  | { kind: "rule" }
  | { kind: "table"; head: TextNode[][]; rows: TextNode[][][] };

const heading = /^(#{1,6})\s+(.*?)#*\s*$/;
const rule = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const item = /^(\s*)([-*+]|\d{1,9}[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/;
const tableRule = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const codeFence = /^\s*```/;

/** Reads the standard markdown of a `markdown` block, line by line. Any text is accepted. */
export function parseMarkdown(text: string): MarkdownNode[] {
  const lines = text.split("\n");
  const nodes: MarkdownNode[] = [];
  while (lines.length > 0) {
    const node = takeNode(lines);
    if (node !== undefined) nodes.push(node);
  }
  return nodes;
}

function takeNode(lines: string[]): MarkdownNode | undefined {
  const line = lines[0] ?? "";
  if (line.trim() === "") return void lines.shift();
  if (codeFence.test(line)) return takeFence(lines);
  const title = heading.exec(line);
  if (title !== null) {
    lines.shift();
    return { kind: "heading", level: title[1]?.length ?? 1, children: parseSpan(title[2] ?? "") };
  }
  if (rule.test(line)) {
    lines.shift();
    return { kind: "rule" };
  }
  if (line.includes("|") && tableRule.test(lines[1] ?? "")) return takeTable(lines);
  if (item.test(line)) return takeList(lines);
  if (line.startsWith(">")) {
    const quoted = takeWhile(lines, (next) => next.startsWith(">")).map((next) => next.replace(/^> ?/, ""));
    return { kind: "quote", children: parseSpan(quoted.join("\n")) };
  }
  return { kind: "paragraph", children: parseSpan(takeParagraph(lines).join("\n")) };
}

function takeWhile(lines: string[], test: (line: string) => boolean): string[] {
  const end = lines.findIndex((line) => !test(line));
  return lines.splice(0, end < 0 ? lines.length : end);
}

function takeParagraph(lines: string[]): string[] {
  const [first = "", ...rest] = [...lines];
  const end = rest.findIndex(
    (line) =>
      line.trim() === "" ||
      line.startsWith(">") ||
      [heading, rule, item, codeFence].some((form) => form.test(line)),
  );
  const taken = [first, ...(end < 0 ? rest : rest.slice(0, end))];
  lines.splice(0, taken.length);
  return taken;
}

function takeFence(lines: string[]): MarkdownNode {
  lines.shift();
  const inside = takeWhile(lines, (line) => !codeFence.test(line));
  lines.shift();
  return { kind: "pre", text: inside.join("\n") };
}

function takeList(lines: string[]): MarkdownNode {
  const taken = takeWhile(lines, (line) => item.test(line));
  const ordered = /^\s*\d/.test(taken[0] ?? "");
  const items = taken.map((line) => {
    const [, indent = "", , tick, words = ""] = item.exec(line) ?? [];
    const done = tick === undefined ? undefined : tick !== " ";
    return { depth: Math.min(5, Math.floor(indent.length / 2)), done, children: parseSpan(words) };
  });
  return { kind: "list", ordered, items };
}

function takeTable(lines: string[]): MarkdownNode {
  const [head = [], , ...rows] = takeWhile(lines, (line) => line.includes("|")).map(cells);
  return { kind: "table", head, rows };
}

function cells(line: string): TextNode[][] {
  const inside = line.trim().replace(/^\||\|$/g, "");
  return inside.split(/(?<!\\)\|/).map((cell) => parseSpan(cell.trim().replaceAll("\\|", "|")));
}
