import type { ChangeRecord } from "../../ledger/change-record.ts";
import { newsOf } from "../change/news.ts";
import { type Again, againButton } from "../conversation/again.ts";
import { code, say, sentences } from "../conversation/say.ts";
import { small, tell } from "../conversation/tell.ts";
import { LIMITS } from "../limits.ts";
import type { Message, ViewContext } from "../message.ts";
import { clampMrkdwn } from "../text.ts";

type Reader = Pick<ViewContext, "zone" | "now">;

/** A card that was read again, with what has become of what it shows since it was asked for. */
export function readAgain(message: Message, changes: readonly ChangeRecord[], reader: Reader): Message {
  const news = newsOf(changes, reader);
  const fine = small(news.text === "" ? say`Read again, because it had changed.` : news);
  const { plain } = message;
  return {
    text: clampMrkdwn(sentences({ text: message.text, mrkdwn: "" }, news).text, LIMITS.text),
    blocks: withNews(message.blocks, fine),
    ...(plain === undefined ? {} : { plain: withNews(plain, fine) }),
  };
}

function withNews<Block>(blocks: readonly Block[], news: readonly Block[]): Block[] {
  return blocks.length + news.length > LIMITS.messageBlocks ? [...blocks] : [...blocks, ...news];
}

/** In place of a card that cannot be read again, where what it showed has changed; `words` ask for it. */
export function cardOver(
  words: string | undefined,
  {
    changes,
    reader,
    again,
  }: {
    readonly changes: readonly ChangeRecord[];
    readonly reader: Reader;
    readonly again?: Again | undefined;
  },
): Message {
  const about = words === undefined ? say`` : say` (${code(words)})`;
  return tell({
    lead: say`What stood here${about} has changed since.`,
    more: [newsOf(changes, reader)],
    buttons: [againButton("Show it as it is now", again)],
  });
}
