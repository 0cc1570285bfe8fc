import type { Button, KnownBlock } from "@slack/types";
import { actions, context, section } from "../elements.ts";
import { LIMITS } from "../limits.ts";
import type { Message } from "../message.ts";
import { clampMrkdwn } from "../text.ts";
import { type Said, say } from "./say.ts";

/** What a message of sentences is made of, in the order it is shown. */
export interface Telling {
  /** The answer; its bare form is the whole message for a notification or a screen reader. */
  readonly lead: Said;
  /** Paragraphs below it; those that say nothing are left out. */
  readonly more?: readonly Said[];
  readonly blocks?: readonly KnownBlock[];
  readonly buttons?: readonly (Button | undefined)[];
  /** The small print. */
  readonly fine?: Said | undefined;
}

/** Where the words that a message begins with came from outside and were empty. */
const NOTHING_KNOWN = say`Nothing more is known.`;

/** Puts a message together within Slack's limits. */
export function tell({ lead: said, more = [], blocks = [], buttons = [], fine }: Telling): Message {
  const lead = said.text === "" ? NOTHING_KNOWN : said;
  const before = [...paragraphs([lead, ...more]), ...blocks];
  const after = [...rows(buttons.slice(0, MOST_BUTTONS)), ...small(fine)];
  return {
    text: clampMrkdwn(lead.text.replaceAll(/\s+/gu, " "), LIMITS.text),
    blocks: [...before.slice(0, LIMITS.messageBlocks - after.length), ...after],
  };
}

/** With these, all the text of a message stays within `LIMITS.blocksText`. */
const MOST_BUTTONS = 50;
const MOST_SMALL = 1000;
const MOST_TEXT = LIMITS.blocksText - 5000;
const MOST_PARAGRAPHS = 30;

/** Paragraphs as blocks, as many as fit one message; where some do not, the last one says so. */
function paragraphs(said: readonly Said[]): KnownBlock[] {
  const all = said.filter(({ text }) => text !== "").flatMap(({ mrkdwn }) => pieces(mrkdwn));
  let length = 0;
  const fitting = all.slice(0, MOST_PARAGRAPHS).filter((piece) => (length += piece.length) <= MOST_TEXT);
  const rest = fitting.length < all.length ? ["… and more than fits here."] : [];
  return [...fitting, ...rest].flatMap((piece) => section([piece]) ?? []);
}

/** A paragraph cut between its lines where it is longer than one block may be. */
function pieces(mrkdwn: string): string[] {
  const cut: string[] = [];
  for (const line of mrkdwn.split("\n").map((each) => clampMrkdwn(each, LIMITS.text))) {
    const joined = cut.length === 0 ? line : `${cut.at(-1)}\n${line}`;
    if (joined.length <= LIMITS.text) cut.splice(-1, 1, joined);
    else cut.push(line);
  }
  return cut;
}

/** Buttons in as many blocks as they need. */
export function rows(buttons: readonly (Button | undefined)[]): KnownBlock[] {
  const drawn = buttons.filter((button) => button !== undefined);
  const count = Math.ceil(drawn.length / LIMITS.actions);
  return Array.from({ length: count }, (_, row) =>
    actions(drawn.slice(row * LIMITS.actions, (row + 1) * LIMITS.actions)),
  ).filter((block) => block !== undefined);
}

/** Small print; none where there is nothing to say. */
export function small(said: Said | undefined): KnownBlock[] {
  return said === undefined || said.text === "" ? [] : [context(clampMrkdwn(said.mrkdwn, MOST_SMALL))];
}
