import { byName } from "../../english.ts";
import type { PreOrder } from "../../omni/index.ts";
import type { Answer, PreOrderResult } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { actions, askButton, bold, csvButton, pageButton, section, shareButton } from "../elements.ts";
import { beforeColon } from "../escape.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { pagesOf, tableOf } from "../table.ts";
import { count, joined, listed, plural, shown } from "../text.ts";
import { backButton, footer } from "./common.ts";

/** Pre-ordered beside planned units by location; what is over-sold is said in words. */
export function renderPreOrder(answer: Answer<PreOrderResult>, view: ViewContext): Message {
  const { sku, rows } = answer.result;
  const sheet = preOrderSheet(answer.result);
  if (sheet === undefined) return noPreOrders(answer, view);
  const pages = pagesOf(sheet);
  const said = `${count(sum(rows, "PreOrderedQuantity"))} pre-ordered of ${count(sum(rows, "PlannedQuantity"))} planned`;
  const where = rows.length === 1 ? "" : ` at ${plural(rows.length, "location")}`;
  return compose(joined(`${beforeColon(shown(sku))}: ${said}${where}.`, overSold(rows)), [
    section([bold(`${shown(sku)} · ${said}${where}`), overSold(rows)]),
    tableOf(sheet, pages[0] ?? { start: 0, end: 0 }),
    actions([
      pages.length > 1 ? pageButton(view, "Next rows", 2) : undefined,
      stockButton(answer, view),
      csvButton(view),
      shareButton(view, answer.question),
      backButton(view),
    ]),
    footer(answer, view),
  ]);
}

/** Pre-orders of a SKU by location as a table; undefined where there is none. */
export function preOrderSheet({ sku, rows }: PreOrderResult): Sheet | undefined {
  if (rows.length === 0) return undefined;
  const lines = rows
    .toSorted((a, b) => byName(a.LocationInternalName, b.LocationInternalName))
    .map((row) => [row.LocationInternalName, ...numbers(row.PreOrderedQuantity, row.PlannedQuantity)]);
  const total = ["Total", ...numbers(sum(rows, "PreOrderedQuantity"), sum(rows, "PlannedQuantity"))];
  return {
    caption: `Pre-orders of ${sku}`,
    columns: [
      { label: "Location" },
      ...["Pre-ordered", "Planned", "Left"].map((label) => ({ label, number: true })),
    ],
    rows: lines,
    ...(rows.length > 1 ? { total } : {}),
  };
}

function numbers(ordered: number, planned: number): number[] {
  return [ordered, planned, planned - ordered];
}

function sum(rows: readonly PreOrder[], field: "PreOrderedQuantity" | "PlannedQuantity"): number {
  return rows.reduce((total, row) => total + row[field], 0);
}

/** "Over-sold by 5 at toronto-south." */
function overSold(rows: readonly PreOrder[]): string | undefined {
  const over = rows.filter((row) => row.PreOrderedQuantity > row.PlannedQuantity);
  if (over.length === 0) return undefined;
  const named = over.map(
    (row) =>
      `by ${count(row.PreOrderedQuantity - row.PlannedQuantity)} at ${shown(row.LocationInternalName, 60)}`,
  );
  return `Over-sold ${listed(named)}.`;
}

function noPreOrders(answer: Answer<PreOrderResult>, view: ViewContext): Message {
  const text = `Omni has no pre-orders of ${shown(answer.result.sku)} and plans none. Check the SKU, or look at its stock.`;
  return compose(text, [
    section([text]),
    actions([stockButton(answer, view), backButton(view)]),
    footer(answer, view),
  ]);
}

function stockButton(answer: Answer<PreOrderResult>, view: ViewContext): ReturnType<typeof askButton> {
  const question = { operation: "stock.read", values: { sku: [answer.result.sku] } };
  return askButton(view, "Stock", question, { from: answer.question });
}
