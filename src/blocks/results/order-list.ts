import type { KnownBlock } from "@slack/types";
import type { Order } from "../../omni/index.ts";
import type { Question } from "../../operations/question.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { askButton, section } from "../elements.ts";
import type { ViewContext } from "../message.ts";
import { count, dotted } from "../text.ts";
import { ago, parseUtc, utcText } from "../time.ts";
import { orderName, orderQuestion, unitsOf } from "./order-facts.ts";
import { headlineOf, totalOf, unitsLine } from "./order-words.ts";

/** Orders that get a line with a way in; more of them stand on pages. */
export const ORDERS_SHOWN = 10;

/** The first orders, one line each, with a button that shows it. */
export function orderLines(
  orders: readonly Order[],
  view: ViewContext,
  from: Question,
): (KnownBlock | undefined)[] {
  const lines = orders
    .slice(0, ORDERS_SHOWN)
    .map((order) => section([lineOf(order, view)], showButton(order, view, from)));
  const more = orders.length - lines.length;
  return more > 0 ? [...lines, section([`and ${count(more)} more`])] : lines;
}

/** "*Order 1001 · Paid* · 3 units open of 3 · CA$58.50 · placed 2 days ago" */
function lineOf(order: Order, view: ViewContext): string {
  const placed = parseUtc(order.OrderDateUtc);
  return dotted(
    `*${headlineOf(order, view)}*`,
    unitsLine(order),
    totalOf(order),
    placed === undefined ? undefined : `placed ${ago(placed, view.now)}`,
  );
}

function showButton(order: Order, view: ViewContext, from: Question): ReturnType<typeof askButton> {
  return askButton(view, "Show", orderQuestion(order), {
    from,
    accessible: `Show order ${orderName(order)}`,
  });
}

/** Orders as a table, for pages and files: no personal data. Times are UTC, since a file has no reader. */
export function ordersSheet(orders: readonly Order[], caption: string): Sheet {
  return {
    caption,
    columns: [
      { label: "Order" },
      { label: "Status" },
      { label: "Ordered", number: true },
      { label: "Shipped", number: true },
      { label: "Cancelled", number: true },
      { label: "Open", number: true },
      { label: "Total", number: true },
      { label: "Currency" },
      { label: "Placed (UTC)" },
    ],
    rows: orders.map(rowOf),
  };
}

function rowOf(order: Order): Sheet["rows"][number] {
  const units = unitsOf(order);
  return [
    orderName(order),
    order.OrderStatus,
    units.ordered,
    units.shipped,
    units.cancelled,
    units.open,
    order.OrderTotal ?? null,
    order.CurrencyCode ?? "",
    utcText(order.OrderDateUtc),
  ];
}
