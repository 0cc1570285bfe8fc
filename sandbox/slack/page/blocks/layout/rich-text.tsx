import type { JSX } from "preact";
import { z } from "zod";
import type { TextNode } from "../text/nodes.ts";
import { TextNodes } from "../text/text-nodes.tsx";
import { inlineElement, richNode } from "../text/rich-node.ts";

const section = z.object({ type: z.literal("rich_text_section"), elements: z.array(inlineElement) });
const quote = z.object({ type: z.literal("rich_text_quote"), elements: z.array(inlineElement) });
const preformatted = z.object({
  type: z.literal("rich_text_preformatted"),
  elements: z.array(inlineElement),
});
const list = z.object({
  type: z.literal("rich_text_list"),
  elements: z.array(section),
  style: z.enum(["bullet", "ordered"]),
  indent: z.number().default(0),
  offset: z.number().default(0),
  border: z.number().optional(),
});
const part = z.discriminatedUnion("type", [section, quote, preformatted, list]);
type Part = z.infer<typeof part>;

export const richTextBlock = z.object({ type: z.literal("rich_text"), elements: z.array(part) });

export function RichText({ of: block }: { of: z.infer<typeof richTextBlock> }) {
  return (
    <div class="rich-text">
      {block.elements.map((element, index) => (
        <Piece key={index} of={element} />
      ))}
    </div>
  );
}

function Piece({ of: piece }: { of: Part }): JSX.Element {
  switch (piece.type) {
    case "rich_text_section":
      return (
        <div>
          <TextNodes nodes={piece.elements.map(richNode)} />
        </div>
      );
    case "rich_text_quote":
      return (
        <blockquote>
          <TextNodes nodes={piece.elements.map(richNode)} />
        </blockquote>
      );
    case "rich_text_preformatted":
      return (
        <pre tabIndex={0}>
          <TextNodes nodes={piece.elements.map(richNode)} />
        </pre>
      );
    case "rich_text_list":
    default:
      return <List of={piece} />;
  }
}

function List({ of: piece }: { of: Extract<Part, { type: "rich_text_list" }> }) {
  const items = piece.elements.map((item): TextNode[] => item.elements.map(richNode));
  const Tag = piece.style === "ordered" ? "ol" : "ul";
  const start = piece.style === "ordered" ? { start: piece.offset + 1 } : {};
  return (
    <Tag {...start} class={(piece.border ?? 0) > 0 ? "bordered" : ""} data-indent={Math.min(8, piece.indent)}>
      {items.map((nodes, index) => (
        <li key={index}>
          <TextNodes nodes={nodes} />
        </li>
      ))}
    </Tag>
  );
}
