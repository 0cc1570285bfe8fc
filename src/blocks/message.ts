import type { KnownBlock } from "@slack/types";
import type { Question } from "../operations/question.ts";
import type { DataVisualizationBlock } from "./chart.ts";

/** Any block that Slack knows, those included that its types do not know yet. */
export type AnyBlock = KnownBlock | DataVisualizationBlock;

/** What is posted: `text` alone for notifications and screen readers, `blocks` for everyone else. */
export interface Message {
  readonly text: string;
  readonly blocks: AnyBlock[];
  /** The same without newer kinds of block, to be sent once when Slack refuses with `invalid_blocks`. */
  readonly plain?: KnownBlock[];
}

/** Ids of operations that a person may do: asked one by one, so that only what is drawn needs an answer. */
export type May = Pick<ReadonlySet<string>, "has">;

/** For whom a result is shown, and what may be offered next. */
export interface ViewContext {
  /** What this person may do here: no other buttons are drawn. */
  readonly may: May;
  /** IANA time zone of the reader, for text that cannot hold Slack's own dates. */
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Address of an order's page in the OMS's own screens, with `{order}` in it. */
  readonly consoleUrl?: string | undefined;
  /** Set when the answer's sheet was kept, so that it can be paged and sent as CSV. */
  readonly sheetId?: string | undefined;
  /** Offer to post a copy for everyone in the channel. */
  readonly share?: boolean | undefined;
  /** On a copy for everyone: the id of the person who shared it. */
  readonly sharedBy?: string | undefined;
  /** Everyone in the channel reads it, so that it names nobody in a way that pings. */
  readonly everyone?: boolean | undefined;
  /** The question to go back to. */
  readonly from?: Question | undefined;
}

/** A block that Slack may refuse, with the blocks that then say the same. */
export interface Newer {
  readonly block: AnyBlock;
  readonly plain: readonly KnownBlock[];
}

/** A piece of a message; what is undefined is left out. */
export type Part = KnownBlock | Newer | undefined;

/** Puts a message together from its parts; the plain twin is there only where it differs, and made when it is needed. */
export function compose(text: string, parts: readonly Part[]): Message {
  const given = parts.filter((part) => part !== undefined);
  const blocks = given.map((part) => (isNewer(part) ? part.block : part));
  if (!given.some(isNewer)) return { text, blocks };
  return {
    text,
    blocks,
    get plain() {
      return given.flatMap((part) => (isNewer(part) ? part.plain : [part]));
    },
  };
}

function isNewer(part: KnownBlock | Newer): part is Newer {
  return "block" in part;
}
