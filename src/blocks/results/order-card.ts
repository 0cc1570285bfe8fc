import type { ActionsBlock, Button, KnownBlock } from "@slack/types";
import type { Order } from "../../omni/index.ts";
import type { Question } from "../../operations/question.ts";
import type { Answer } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import type { Said } from "../conversation/say.ts";
import {
  actions,
  askButton,
  bold,
  csvButton,
  formButton,
  pageButton,
  section,
  shareButton,
  urlButton,
} from "../elements.ts";
import { compose, type Message, type Part, type ViewContext } from "../message.ts";
import { pagesOf, tableOf } from "../table.ts";
import { count, joined } from "../text.ts";
import { parseUtc, slackDate } from "../time.ts";
import { backButton, footer } from "./common.ts";
import { isCancelled, openOf, orderName, orderQuestion, unitsOf } from "./order-facts.ts";
import { linesAndShipmentsSheet, linesInWords, linesSheet } from "./order-lines.ts";
import { SHIPMENTS_SHOWN, shipmentBlocks } from "./order-shipments.ts";
import { forWhom, headlineOf, sentenceOf, summaryOf } from "./order-words.ts";

/** Lines that the card itself shows; a longer order has the rest on pages. */
const LINES_SHOWN = 10;
/** SKUs that "Stock for these" asks about at once. */
const STOCK_ASKED = 20;

interface Besides {
  /** A sentence about what else was asked for, or how this order was found. */
  readonly besides?: Said | undefined;
  readonly buttons?: readonly (Button | undefined)[];
}

/** One order, whole: state, what is open, for whom, shipments, lines, and what can be done next. */
export function orderCard(
  answer: Answer,
  order: Order,
  view: ViewContext,
  { besides, buttons = [] }: Besides = {},
): Message {
  return compose(joined(sentenceOf(order, view), besides?.text), [
    section(headOf(order, view)),
    ...shipmentBlocks(order, view),
    ...lineParts(order, view),
    section([besides?.mrkdwn]),
    deedsOf(answer, order, view, buttons),
    footer(answer, view, updatedOf(order, view)),
  ]);
}

/** One of a few orders: the same in lines alone, since a message holds only one table. */
export function smallOrderCard(order: Order, from: Question, view: ViewContext): KnownBlock | undefined {
  const look = { from, accessible: `Show order ${orderName(order)}` };
  const show = askButton(view, "Show", orderQuestion(order), look);
  return section([...headOf(order, view), linesInWords(order, 3).join(" · ")], show);
}

function headOf(order: Order, view: ViewContext): (string | undefined)[] {
  return [bold(headlineOf(order, view)), summaryOf(order, view), forWhom(order)];
}

function lineParts(order: Order, view: ViewContext): Part[] {
  const sheet = linesSheet(order);
  const end = Math.min(LINES_SHOWN, pagesOf(sheet)[0]?.end ?? 0);
  const more = sheet.rows.length - end;
  const table = tableOf(sheet, { start: 0, end });
  const label = (order.Shipments ?? []).length > SHIPMENTS_SHOWN ? "All lines and shipments" : "All lines";
  return [
    table,
    section([more > 0 ? `and ${count(more)} more` : undefined]),
    orderSheet(order) === undefined ? undefined : actions([pageButton(view, label, 1), csvButton(view)]),
  ];
}

/** The long table behind one order: all its lines and shipments, where the card shows only the first. */
export function orderSheet(order: Order): Sheet | undefined {
  const isLong = order.LineItems.length > LINES_SHOWN || (order.Shipments ?? []).length > SHIPMENTS_SHOWN;
  return isLong ? linesAndShipmentsSheet(order) : undefined;
}

function deedsOf(
  answer: Answer,
  order: Order,
  view: ViewContext,
  buttons: readonly (Button | undefined)[],
): ActionsBlock | undefined {
  const from = orderQuestion(order);
  return actions([
    askButton(view, "Payments", paymentsQuestion(order), { from }),
    ...changeButtons(order, view),
    stockButton(order, view),
    urlButton("Open in Omni", consoleUrl(order, view)),
    ...buttons,
    shareButton(view, answer.question),
    backButton(view),
  ]);
}

function paymentsQuestion({ ExternalOrderId, InternalOrderId }: Order): Question {
  const values =
    ExternalOrderId.trim() === "" ? { internal: [String(InternalOrderId)] } : { order: [ExternalOrderId] };
  return { operation: "payment.read", values };
}

/** Shipments are created once, for an order that is not waiting for its payment; only what is open can be cancelled. */
function changeButtons(order: Order, view: ViewContext): ReturnType<typeof formButton>[] {
  const units = unitsOf(order);
  if (units.open === 0 || isCancelled(order, units)) return [];
  const values = { order: [order.ExternalOrderId] };
  const canShip = order.OrderStatus !== "PaymentPending" && (order.Shipments ?? []).length === 0;
  return [
    canShip ? formButton(view, "Create shipments…", "order.ship", values) : undefined,
    formButton(view, "Cancel order…", "order.cancel", values),
  ];
}

function stockButton(order: Order, view: ViewContext): ReturnType<typeof askButton> {
  const skus = [...new Set(order.LineItems.filter((line) => openOf(line) > 0).map(({ SKU }) => SKU))];
  if (skus.length === 0 || isCancelled(order, unitsOf(order))) return undefined;
  const asked = skus.slice(0, STOCK_ASKED);
  const label = skus.length > STOCK_ASKED ? `Stock for the first ${STOCK_ASKED}` : "Stock for these";
  const question = { operation: "stock.read", values: { sku: asked } };
  return askButton(view, label, question, { from: orderQuestion(order) });
}

function consoleUrl({ ExternalOrderId }: Order, { consoleUrl: template }: ViewContext): string | undefined {
  return template?.replaceAll("{order}", encodeURIComponent(ExternalOrderId.toWellFormed()));
}

function updatedOf({ LastUpdatedDateUtc }: Order, { zone }: ViewContext): string | undefined {
  const updated = parseUtc(LastUpdatedDateUtc);
  return updated === undefined ? undefined : `updated ${slackDate(updated, zone)}`;
}
