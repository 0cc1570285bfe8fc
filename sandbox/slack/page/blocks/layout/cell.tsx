import { z } from "zod";
import { Button, buttonElement } from "../elements/button.tsx";
import { plainText as wordsOf } from "../text/nodes.ts";
import { richNode } from "../text/rich-node.ts";
import { RichText, richTextBlock } from "./rich-text.tsx";

const rawText = z.object({ type: z.literal("raw_text"), text: z.string() });
const rawNumber = z.object({ type: z.literal("raw_number"), value: z.number(), text: z.string().optional() });

const actionCell = z.object({ type: z.literal("action_cell"), element: buttonElement });

/** One cell of a table or, with buttons, of a data table. */
export const cell = z.discriminatedUnion("type", [rawText, rawNumber, richTextBlock, actionCell]);
export type Cell = z.infer<typeof cell>;

export function CellContent({ of: content }: { of: Cell }) {
  if (content.type === "rich_text") return <RichText of={content} />;
  if (content.type === "action_cell") return <Button of={content.element} />;
  return <>{cellText(content)}</>;
}

/** The words of a cell, for sorting and for filtering. */
export function cellText(content: Cell): string {
  if (content.type === "raw_text") return content.text;
  if (content.type === "raw_number") return content.text ?? content.value.toLocaleString();
  if (content.type === "action_cell") return content.element.text.text;
  return content.elements
    .map((part) =>
      part.type === "rich_text_list"
        ? part.elements.map((item) => wordsOf(item.elements.map(richNode))).join("\n")
        : wordsOf(part.elements.map(richNode)),
    )
    .join("\n");
}

/** Compares cells as a reader expects: numbers by value, words by the alphabet with numbers in them by size. */
export function compareCells(left: Cell | undefined, right: Cell | undefined): number {
  if (left?.type === "raw_number" && right?.type === "raw_number") return left.value - right.value;
  const [a, b] = [left && cellText(left), right && cellText(right)];
  return (a ?? "").localeCompare(b ?? "", undefined, { numeric: true, sensitivity: "base" });
}
