import type { KnownBlock, ModalView, PlainTextElement } from "@slack/types";
import { section } from "../elements.ts";
import { LIMITS } from "../limits.ts";
import type { AnyBlock, Message } from "../message.ts";
import { shown } from "../text.ts";
import { plain } from "./options.ts";

/** Blocks that Slack does not take in a modal. */
const MESSAGES_ONLY: ReadonlySet<AnyBlock["type"]> = new Set<AnyBlock["type"]>([
  "card",
  "carousel",
  "container",
  "context_actions",
  "data_table",
  "data_visualization",
  "file",
  "markdown",
  "plan",
  "table",
  "task_card",
]);

/** A title of a modal; Slack takes no more than 24 characters. */
export function viewTitle(title: string): PlainTextElement {
  return plain(title, LIMITS.viewTitle);
}

/** What stands in a modal while its content is being fetched; it is replaced in any case. */
export function loadingView(title: string, doing = "One moment"): ModalView {
  return closing(title, [section([`${shown(doing, 300)}…`])]);
}

/** An answer, or what went wrong, inside a modal: the message in blocks that a modal may hold. */
export function messageView(title: string, message: Message, metadata?: string): ModalView {
  const blocks = (message.plain ?? message.blocks).filter(fitsView);
  return closing(
    title,
    blocks.length > 0 ? blocks.slice(0, LIMITS.viewBlocks) : [section([message.text])],
    metadata,
  );
}

function fitsView(block: AnyBlock): block is KnownBlock {
  return !MESSAGES_ONLY.has(block.type);
}

function closing(title: string, blocks: readonly (KnownBlock | undefined)[], metadata = ""): ModalView {
  return {
    type: "modal",
    title: viewTitle(title),
    close: plain("Close", LIMITS.viewTitle),
    private_metadata: metadata,
    blocks: blocks.filter((block) => block !== undefined),
  };
}
