/** What text in a message can contain once it is parsed; drawn as elements, never as HTML. */
export type TextNode =
  | { kind: "text"; text: string }
  | { kind: "bold" | "italic" | "strike" | "underline" | "quote"; children: readonly TextNode[] }
  | { kind: "code" | "pre"; text: string }
  | { kind: "link"; url: string; children: readonly TextNode[] }
  | { kind: "user" | "channel" | "usergroup"; id: string; label?: string | undefined }
  | { kind: "broadcast"; range: string }
  | { kind: "date"; timestamp: number; format: string; url?: string | undefined; fallback: string }
  | { kind: "emoji"; name: string };

/** The words of parsed text without its marks, for names that a screen reader says and for tests. */
export function plainText(nodes: readonly TextNode[]): string {
  return nodes.map(plainNode).join("");
}

function plainNode(node: TextNode): string {
  switch (node.kind) {
    case "text":
    case "code":
    case "pre":
      return node.text;
    case "user":
      return `@${node.label ?? node.id}`;
    case "channel":
      return `#${node.label ?? node.id}`;
    case "usergroup":
      return `@${node.label ?? node.id}`;
    case "broadcast":
      return `@${node.range}`;
    case "date":
      return node.fallback;
    case "emoji":
      return `:${node.name}:`;
    case "bold":
    case "italic":
    case "strike":
    case "underline":
    case "quote":
    case "link":
    default:
      return plainText(node.children);
  }
}
