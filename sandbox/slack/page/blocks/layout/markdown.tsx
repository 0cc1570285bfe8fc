import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { z } from "zod";
import { type MarkdownNode, parseMarkdown } from "../text/markdown.ts";
import { TextNodes } from "../text/text-nodes.tsx";

export const markdownBlock = z.object({ text: z.string() });

export function Markdown({ of: block }: { of: z.infer<typeof markdownBlock> }) {
  const nodes = useMemo(() => parseMarkdown(block.text), [block.text]);
  return (
    <div class="markdown-block">
      {nodes.map((node, index) => (
        <Piece key={index} node={node} />
      ))}
    </div>
  );
}

function Piece({ node }: { node: MarkdownNode }): JSX.Element {
  switch (node.kind) {
    case "heading":
      return (
        <h4 class={`markdown-h${node.level}`}>
          <TextNodes nodes={node.children} />
        </h4>
      );
    case "paragraph":
      return (
        <p>
          <TextNodes nodes={node.children} />
        </p>
      );
    case "quote":
      return (
        <blockquote>
          <TextNodes nodes={node.children} />
        </blockquote>
      );
    case "rule":
      return <hr />;
    case "pre":
      return <pre tabIndex={0}>{node.text}</pre>;
    case "list":
      return <List node={node} />;
    case "table":
    default:
      return <Grid node={node} />;
  }
}

function List({ node }: { node: Extract<MarkdownNode, { kind: "list" }> }) {
  const Tag = node.ordered ? "ol" : "ul";
  return (
    <Tag>
      {node.items.map((item, index) => (
        <li key={index} style={{ marginInlineStart: `${item.depth * 1.4}em` }}>
          {item.done !== undefined && (
            <input type="checkbox" checked={item.done} disabled aria-label="done" />
          )}
          <TextNodes nodes={item.children} />
        </li>
      ))}
    </Tag>
  );
}

function Grid({ node }: { node: Extract<MarkdownNode, { kind: "table" }> }) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label="Table">
      <table>
        <thead>
          <tr>
            {node.head.map((cell, index) => (
              <th key={index} scope="col">
                <TextNodes nodes={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {node.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>
                  <TextNodes nodes={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
