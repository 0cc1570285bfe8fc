import type { Button } from "@slack/types";
import type { Answer, PoolsResult, StockResult } from "../../operations/results.ts";
import { actions, bold, csvButton, formButton, pageButton, section, shareButton } from "../elements.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { pagesOf, tableOf } from "../table.ts";
import { count } from "../text.ts";
import { backButton, footer } from "./common.ts";
import { type Counts, countsSheet } from "./counts.ts";

interface CountsCard {
  readonly counts: Counts;
  /** mrkdwn, without emphasis. */
  readonly headline: string;
  readonly sentence: string;
  /** What is unusual, in sentences. */
  readonly lines: readonly (string | undefined)[];
  readonly buttons: readonly (Button | undefined)[];
}

type CountsAnswer = Answer<StockResult> | Answer<PoolsResult>;

/** Counts as a card: the headline, what is unusual, the first page of the table. */
export function countsCard(answer: CountsAnswer, view: ViewContext, card: CountsCard): Message {
  const sheet = countsSheet(card.counts);
  const pages = pagesOf(sheet);
  const first = pages[0] ?? { start: 0, end: 0 };
  const isMore = pages.length > 1;
  const rest = isMore ? `The first ${count(first.end)} of ${count(sheet.rows.length)} rows.` : undefined;
  return compose(card.sentence, [
    section([bold(card.headline), ...card.lines, rest]),
    tableOf(sheet, first),
    actions([
      isMore ? pageButton(view, "Next rows", 2) : undefined,
      ...card.buttons,
      csvButton(view),
      shareButton(view, answer.question),
      backButton(view),
    ]),
    footer(answer, view, card.counts.note),
  ]);
}

/** Nothing was counted: a sentence, and the form to ask differently. */
export function noCounts(answer: CountsAnswer, view: ViewContext, sentence: string, note: string): Message {
  const { operation, values } = answer.question;
  return compose(sentence, [
    section([sentence]),
    actions([formButton(view, "Change the question…", operation, values), backButton(view)]),
    footer(answer, view, note),
  ]);
}
