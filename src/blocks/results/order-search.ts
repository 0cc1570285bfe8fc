import type { Answer, OrderSearchResult } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { actions, bold, csvButton, formButton, pageButton, section, shareButton } from "../elements.ts";
import { maskSought } from "../mask.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { count, plural, shown } from "../text.ts";
import { backButton, footer } from "./common.ts";
import { ORDERS_SHOWN, orderLines, ordersSheet } from "./order-list.ts";
import { byState } from "./orders.ts";

/** Orders that were looked for: each a line with a way in. */
export function renderOrderSearch(answer: Answer<OrderSearchResult>, view: ViewContext): Message {
  const { orders, more } = answer.result;
  const sought = soughtOf(answer.result);
  if (orders.length === 0) return nothingFound(answer, view, sought);
  const number = more ? `The first ${plural(orders.length, "order")}` : plural(orders.length, "order");
  const narrow = more ? "There are more: say more about the order to narrow it down." : undefined;
  return compose(`${number} with ${sought}: ${byState(orders)}.`, [
    section([bold(`${number} with ${sought}`), byState(orders)]),
    ...orderLines(orders, view, answer.question),
    section([narrow]),
    actions([
      orders.length > ORDERS_SHOWN ? pageButton(view, `All ${count(orders.length)}`, 1) : undefined,
      csvButton(view),
      againButton(answer, view),
      shareButton(view, answer.question),
      backButton(view),
    ]),
    footer(answer, view),
  ]);
}

/** All orders that were found, where there are more than have lines of their own. */
export function orderSearchSheet(result: OrderSearchResult): Sheet | undefined {
  if (result.orders.length <= ORDERS_SHOWN) return undefined;
  return ordersSheet(result.orders, `Orders with ${maskSought(result.described)}`);
}

function soughtOf({ described }: OrderSearchResult): string {
  return shown(maskSought(described), 200);
}

function nothingFound(answer: Answer<OrderSearchResult>, view: ViewContext, sought: string): Message {
  const text = `No order has ${sought}. Check the spelling, or look for less: fewer words find more.`;
  return compose(text, [
    section([text]),
    actions([againButton(answer, view), backButton(view)]),
    footer(answer, view),
  ]);
}

function againButton(answer: Answer<OrderSearchResult>, view: ViewContext): ReturnType<typeof formButton> {
  return formButton(view, "Change the search…", answer.question.operation, answer.question.values);
}
