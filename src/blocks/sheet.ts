import type { Answer } from "../operations/results.ts";
import type { Question } from "../operations/question.ts";
import type { Sheet } from "../operations/sheet.ts";
import { actions, askButton, bold, csvButton, pageButton, section, shareButton } from "./elements.ts";
import { compose, type Message, type ViewContext } from "./message.ts";
import { backTo, footer } from "./results/common.ts";
import { fieldsSheet } from "./results/fields.ts";
import { locationsSheet } from "./results/locations.ts";
import { orderSearchSheet } from "./results/order-search.ts";
import { ordersSheetOf } from "./results/orders.ts";
import { paymentsSheet } from "./results/payments.ts";
import { poolsSheet } from "./results/pools.ts";
import { preOrderSheet } from "./results/preorder.ts";
import { stockSheet } from "./results/stock.ts";
import { storesSheet } from "./results/stores.ts";
import { pagesOf, tableOf } from "./table.ts";
import { count, shown } from "./text.ts";

/** The long table behind an answer, to be kept, paged and sent as a file. Undefined where the card says it all. */
export function sheetOf({ result }: Answer): Sheet | undefined {
  switch (result.kind) {
    case "orders":
      return ordersSheetOf(result);
    case "order-search":
      return orderSearchSheet(result);
    case "payments":
      return paymentsSheet(result);
    case "stock":
      return stockSheet(result);
    case "pools":
      return poolsSheet(result);
    case "preorder":
      return preOrderSheet(result);
    case "locations":
      return locationsSheet(result);
    case "stores":
      return storesSheet(result);
    case "fields":
      return fieldsSheet(result);
    case "location":
    case "store":
    case "missing":
    case "help":
    case "menu":
    case "why":
    case "status":
      return undefined;
  }
}

/** Which page of a kept sheet, counted from 1; when its rows were true; and the question that it answers. */
export interface SheetPage {
  readonly page: number;
  readonly asOf: number;
  readonly question: Question;
}

/** One page of a kept sheet. A page that does not exist is the nearest that does. */
export function renderSheet(sheet: Sheet, at: SheetPage, view: ViewContext): Message {
  const pages = pagesOf(sheet);
  const page = Math.min(Math.max(1, Math.trunc(at.page) || 1), pages.length);
  const rows = pages[page - 1] ?? { start: 0, end: 0 };
  const caption = shown(sheet.caption, 200);
  const range = rangeOf(rows, sheet.rows.length);
  const fresh = at.question.operation === "order.read" ? backTo(at.question) : "Ask again";
  return compose(`${caption}: ${range}.`, [
    section([bold(caption), range]),
    tableOf(sheet, rows),
    actions([
      page > 1 ? pageButton(view, "Previous rows", page - 1) : undefined,
      page < pages.length ? pageButton(view, "Next rows", page + 1) : undefined,
      csvButton(view),
      askButton(view, fresh, at.question, { from: view.from }),
      shareButton(view, at.question),
    ]),
    footer({ asOf: at.asOf, omniMs: undefined }, view, sheet.note),
  ]);
}

function rangeOf({ start, end }: { readonly start: number; readonly end: number }, all: number): string {
  if (all === 0) return "no rows";
  if (start === 0 && end === all) return all === 1 ? "1 row" : `all ${count(all)} rows`;
  return `rows ${count(start + 1)} to ${count(end)} of ${count(all)}`;
}
