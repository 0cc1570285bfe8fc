import type { KnownBlock } from "@slack/types";
import type { Order } from "../../omni/index.ts";
import type { Answer, OrdersResult } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { actions, bold, csvButton, formButton, pageButton, section, shareButton } from "../elements.ts";
import { code, listing, outside, type Said, say, sentences } from "../conversation/say.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { count, joined, listed, plural } from "../text.ts";
import { backButton, footer } from "./common.ts";
import { orderCard, orderSheet, smallOrderCard } from "./order-card.ts";
import { ORDERS_SHOWN, orderLines, ordersSheet } from "./order-list.ts";
import { headlineOf, stateInWords } from "./order-words.ts";

/** This many orders are each shown whole; of more, each is a line with a way in. */
const WHOLE = 3;
const NAMED = 10;

/** Orders by number: one as a card, a few as small cards, many as lines; and those that were not found. */
export function renderOrders(answer: Answer<OrdersResult>, view: ViewContext): Message {
  const { orders, notFound } = answer.result;
  const [first, ...more] = orders;
  if (first === undefined) return noOrders(answer, view);
  const missing = notFound.length === 0 ? undefined : notFoundOf(notFound, view);
  return more.length === 0
    ? orderCard(answer, first, view, { besides: missing })
    : severalOrders(answer, view, missing);
}

/** The long table behind orders: the lines of one long order, or all of many orders. */
export function ordersSheetOf({ orders }: OrdersResult): Sheet | undefined {
  const [first, ...more] = orders;
  if (first === undefined) return undefined;
  if (more.length > 0) return orders.length > ORDERS_SHOWN ? ordersSheet(orders, "Orders") : undefined;
  return orderSheet(first);
}

function severalOrders(answer: Answer<OrdersResult>, view: ViewContext, missing: Said | undefined): Message {
  const { orders } = answer.result;
  const isFew = orders.length <= WHOLE;
  const number = plural(orders.length, "order");
  const said = isFew ? fewInWords(orders, view) : byState(orders);
  return compose(joined(`${number}: ${said}.`, missing?.text), [
    section([`${bold(number)}: ${said}`]),
    ...(isFew
      ? orders.flatMap((order) => [divider, smallOrderCard(order, answer.question, view)])
      : orderLines(orders, view, answer.question)),
    section([missing?.mrkdwn]),
    actions([
      orders.length > ORDERS_SHOWN ? pageButton(view, "All orders", 1) : undefined,
      csvButton(view),
      shareButton(view, answer.question),
      backButton(view),
    ]),
    footer(answer, view),
  ]);
}

const divider: KnownBlock = { type: "divider" };

/** "1001 · Paid; 1002 · Payment pending for 2 days" */
function fewInWords(orders: readonly Order[], view: ViewContext): string {
  return orders.map((order) => headlineOf(order, view).replace(/^Order /, "")).join("; ");
}

/** "7 paid, 2 payment pending and 1 cancelled"; "all paid" where no other state is among them. */
export function byState(orders: readonly Order[]): string {
  const states = Map.groupBy(orders, stateInWords);
  const [only, ...others] = states.keys();
  if (only !== undefined && others.length === 0) return `all ${only}`;
  const parts = Array.from(states, ([state, same]) => ({ state, same: same.length }))
    .toSorted((a, b) => b.same - a.same)
    .map(({ state, same }) => `${count(same)} ${state}`);
  return listed(parts, 6);
}

function notFoundOf(ids: readonly string[], view: ViewContext): Said {
  return sentences(say`Not found: ${named(ids)}.`, whatNext(view, ids.length));
}

function named(ids: readonly string[]): Said {
  return listing(
    ids.map((id) => outside(id, 40)),
    "and",
    NAMED,
  );
}

function noOrders(answer: Answer<OrdersResult>, view: ViewContext): Message {
  const { notFound } = answer.result;
  const none = notFound.length === 0 ? say`No order was found.` : undefined;
  const found =
    notFound.length === 1
      ? say`Order ${named(notFound)} was not found.`
      : say`None of these orders was found: ${named(notFound)}.`;
  const { text, mrkdwn } = sentences(none ?? found, whatNext(view, notFound.length));
  return compose(text, [
    section([mrkdwn]),
    actions([formButton(view, "Find orders…", "order.search", {}), backButton(view)]),
    footer(answer, view),
  ]);
}

function whatNext(view: ViewContext, missing: number): Said {
  const check = missing === 1 ? say`Check the number` : say`Check the numbers`;
  return view.may.has("order.search")
    ? say`${check}, or search: ${code("/omni order find …")}`
    : say`${check}.`;
}
