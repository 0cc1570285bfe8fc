import { z } from "zod";
import type { TextNode } from "./nodes.ts";

const styled = {
  style: z
    .object({
      bold: z.boolean().optional(),
      italic: z.boolean().optional(),
      strike: z.boolean().optional(),
      underline: z.boolean().optional(),
      code: z.boolean().optional(),
    })
    .optional(),
};

/** The elements inside a rich text section, list item, quote or code block. */
export const inlineElement = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string(), ...styled }),
  z.object({ type: z.literal("link"), url: z.string(), text: z.string().optional(), ...styled }),
  z.object({ type: z.literal("emoji"), name: z.string(), ...styled }),
  z.object({ type: z.literal("user"), user_id: z.string(), ...styled }),
  z.object({ type: z.literal("channel"), channel_id: z.string(), ...styled }),
  z.object({ type: z.literal("usergroup"), usergroup_id: z.string(), ...styled }),
  z.object({ type: z.literal("team"), team_id: z.string(), ...styled }),
  z.object({ type: z.literal("broadcast"), range: z.string(), ...styled }),
  z.object({ type: z.literal("color"), value: z.string(), ...styled }),
  z.object({
    type: z.literal("date"),
    timestamp: z.number(),
    format: z.string(),
    url: z.string().optional(),
    fallback: z.string().optional(),
    ...styled,
  }),
]);
export type InlineElement = z.infer<typeof inlineElement>;

/** A rich text element as the node that mrkdwn would give, so that both are drawn by the same code. */
export function richNode(element: InlineElement): TextNode {
  const style = element.style ?? {};
  const bare = bareNode(element);
  let node: TextNode = style.code && bare.kind === "text" ? { kind: "code", text: bare.text } : bare;
  for (const kind of ["underline", "strike", "italic", "bold"] as const)
    if (style[kind]) node = { kind, children: [node] };
  return node;
}

function bareNode(element: InlineElement): TextNode {
  switch (element.type) {
    case "text":
      return { kind: "text", text: element.text };
    case "link":
      return {
        kind: "link",
        url: element.url,
        children: [{ kind: "text", text: element.text ?? element.url }],
      };
    case "user":
      return { kind: "user", id: element.user_id };
    case "channel":
      return { kind: "channel", id: element.channel_id };
    case "usergroup":
      return { kind: "usergroup", id: element.usergroup_id };
    case "team":
      return { kind: "text", text: `@${element.team_id}` };
    case "color":
      return { kind: "code", text: element.value };
    case "broadcast":
      return { kind: "broadcast", range: element.range };
    case "emoji":
      return { kind: "emoji", name: element.name };
    case "date":
    default: {
      const { timestamp, format, url, fallback = format } = element;
      return { kind: "date", timestamp, format, url, fallback };
    }
  }
}
