import type { KnownBlock } from "@slack/types";
import { section } from "../elements.ts";
import { shownPlain } from "../text.ts";
import type { ChannelLabel } from "./people.ts";

/** The lines of the policy that let people look things up in a channel. */
function policyLines({ id, name }: ChannelLabel): string {
  const label = name === undefined ? [] : [`    name: ${JSON.stringify(shownPlain(name))}`];
  return ["channels:", `  ${shownPlain(id)}:`, ...label, '    allow: ["*.read"]'].join("\n");
}

/** What to add to the policy for a channel that it does not name, ready to be copied. */
export function addToPolicy(channel: ChannelLabel): KnownBlock[] {
  const how =
    "To let its people look things up here, add these lines to the policy file. Where it has a line `channels:` already, the rest goes below that one.";
  return [...[section([how])].filter((block) => block !== undefined), preformatted(policyLines(channel))];
}

/** As it is, in a box of its own: nothing in it is read as markup. */
function preformatted(text: string): KnownBlock {
  const lines = { type: "rich_text_preformatted", elements: [{ type: "text", text }] } as const;
  return { type: "rich_text", elements: [{ ...lines, elements: [...lines.elements] }] };
}
