import type { Order } from "../../omni/index.ts";
import type { Answer, OrderSearchResult } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { actions, bold, csvButton, formButton, pageButton, section, shareButton } from "../elements.ts";
import { maskSought } from "../mask.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { count, ended, plural, shown } from "../text.ts";
import { backButton, footer } from "./common.ts";
import { orderCard, orderSheet } from "./order-card.ts";
import { ORDERS_SHOWN, orderLines, ordersSheet } from "./order-list.ts";
import { byState } from "./orders.ts";

/** Orders that were looked for: the only one whole, several each as a line with a way in. */
export function renderOrderSearch(answer: Answer<OrderSearchResult>, view: ViewContext): Message {
  const { orders, more } = answer.result;
  const sought = soughtOf(answer.result);
  const [first, ...others] = orders;
  if (first === undefined) return nothingFound(answer, view, sought);
  if (others.length === 0 && !more) {
    const only = ended(`It is the only order with ${sought}`);
    const besides = { text: only, mrkdwn: only };
    return orderCard(answer, first, view, { besides, buttons: [againButton(answer, view)] });
  }
  const states = stateIsSaid(orders, sought) ? undefined : byState(orders);
  const number = more ? `The first ${plural(orders.length, "order")}` : plural(orders.length, "order");
  const narrow = more ? "There are more: say more about the order to narrow it down." : undefined;
  return compose(ended(`${number} with ${sought}${states === undefined ? "" : `: ${states}`}`), [
    section([bold(`${number} with ${sought}`), states]),
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

/** Where all are in the state that was looked for, it needs no second word. */
function stateIsSaid(orders: readonly Order[], sought: string): boolean {
  return orders.every(({ OrderStatus }) => sought.toLowerCase().includes(OrderStatus.toLowerCase()));
}

/** All orders that were found, where there are more than have lines of their own; of the only one, its lines. */
export function orderSearchSheet(result: OrderSearchResult): Sheet | undefined {
  const [first, ...others] = result.orders;
  if (first !== undefined && others.length === 0) return orderSheet(first);
  if (result.orders.length <= ORDERS_SHOWN) return undefined;
  return ordersSheet(result.orders, `Orders with ${maskSought(result.described)}`);
}

function soughtOf({ described }: OrderSearchResult): string {
  return shown(maskSought(described), 200);
}

function nothingFound(answer: Answer<OrderSearchResult>, view: ViewContext, sought: string): Message {
  const text = `${ended(`No order has ${sought}`)} Check the spelling, or look for less: fewer words find more.`;
  return compose(text, [
    section([text]),
    actions([againButton(answer, view), backButton(view)]),
    footer(answer, view),
  ]);
}

function againButton(answer: Answer<OrderSearchResult>, view: ViewContext): ReturnType<typeof formButton> {
  return formButton(view, "Change the search…", answer.question.operation, answer.question.values);
}
