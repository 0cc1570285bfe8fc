import type { Answer } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { actions, bold, csvButton, formButton, pageButton, section, shareButton } from "../elements.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { pagesOf, tableOf } from "../table.ts";
import { backButton, footer } from "./common.ts";

interface ListCard {
  /** Undefined where the list is empty. */
  readonly sheet: Sheet | undefined;
  readonly headline: string;
  /** What is said of an empty list. */
  readonly empty: string;
  /** The operation whose form finds one of the list while its name is typed. */
  readonly show?: { readonly label: string; readonly operation: string };
}

/** A list as a card: how many, the first page, and the way to one of them. */
export function listCard(answer: Answer, view: ViewContext, card: ListCard): Message {
  const { sheet, show } = card;
  const pages = sheet === undefined ? [] : pagesOf(sheet);
  const [first] = pages;
  const text = first === undefined ? card.empty : `${card.headline}.`;
  return compose(text, [
    section([first === undefined ? card.empty : bold(card.headline)]),
    sheet === undefined || first === undefined ? undefined : tableOf(sheet, first),
    actions([
      pages.length > 1 ? pageButton(view, "Next rows", 2) : undefined,
      show === undefined || first === undefined
        ? undefined
        : formButton(view, show.label, show.operation, {}),
      first === undefined ? undefined : csvButton(view),
      shareButton(view, answer.question),
      backButton(view),
    ]),
    footer(answer, view),
  ]);
}
