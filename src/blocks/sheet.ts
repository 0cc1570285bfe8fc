import type { Answer, Result } from "../operations/results.ts";
import type { Question } from "../operations/question.ts";
import type { Sheet } from "../operations/sheet.ts";
import { actions, askButton, bold, csvButton, pageButton, section, shareButton } from "./elements.ts";
import { beforeColon } from "./escape.ts";
import { compose, type Message, type ViewContext } from "./message.ts";
import { backTo, footer } from "./results/common.ts";
import { auditSheet } from "./results/audit.ts";
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

type Results = { [R in Result as R["kind"]]: R };

const none = (): undefined => undefined;

const SHEETS: { readonly [Kind in keyof Results]: (result: Results[Kind]) => Sheet | undefined } = {
  orders: ordersSheetOf,
  "order-search": orderSearchSheet,
  payments: paymentsSheet,
  stock: stockSheet,
  pools: poolsSheet,
  preorder: preOrderSheet,
  locations: locationsSheet,
  stores: storesSheet,
  fields: fieldsSheet,
  audit: auditSheet,
  revealed: none,
  location: none,
  store: none,
  missing: none,
  help: none,
  menu: none,
  why: none,
  status: none,
  alerts: none,
  "alert-preview": none,
  "alert-unreadable": () => undefined,
  "alert-done": none,
};

/** The long table behind an answer, to be kept, paged and sent as a file. Undefined where the card says it all. */
export function sheetOf({ result }: Pick<Answer, "result">): Sheet | undefined {
  return sheetOfKind(result.kind, result);
}

function sheetOfKind<Kind extends keyof Results>(kind: Kind, result: Results[Kind]): Sheet | undefined {
  return SHEETS[kind](result);
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
  return compose(`${beforeColon(caption)}: ${range}.`, [
    section([bold(caption), range]),
    tableOf(sheet, rows, { mentions: view.everyone !== true }),
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
