import type { Sheet } from "../../operations/sheet.ts";
import type { AlarmView } from "../../watch/alarm.ts";
import type { Bunch } from "../../watch/decide/news.ts";
import type { Item } from "../../watch/item.ts";
import type { Rule, Source } from "../../watch/rule.ts";
import type { Newer } from "../message.ts";
import { tableOf } from "../table.ts";
import { count } from "../text.ts";
import { inZone } from "../time.ts";
import { countsNote, lowStock, placeLabel, unitsLabel } from "./words.ts";

/** Rows of a card; the rest is in the CSV. */
export const MOST_ITEMS = 20;
const DAY_MS = 24 * 3_600_000;

interface Named {
  readonly name: string;
  readonly definition: Rule;
}

/** Items of an alarm as a table, the worst first as they come. Times are in the rule's own zone, which the note says. */
export function itemsSheet({ name, definition }: Named, items: readonly Item[], now: number): Sheet {
  const { source, zone } = definition;
  return {
    ...headOf(name, source),
    note: `${countsNote(source)}, times in ${zone}`,
    rows: items.map((item) => [item.sku, item.place, countOf(item), stateOf(item, zone, now)]),
  };
}

/** The first items as a table with its plain twin. */
export function itemsTable(rule: Named, items: readonly Item[], now: number): Newer | undefined {
  const sheet = itemsSheet(rule, items.slice(0, MOST_ITEMS), now);
  return tableOf(sheet, { start: 0, end: sheet.rows.length });
}

/** The worst of a bunch as a table with its plain twin. */
export function bunchTable({ name, definition }: Named, { worst }: Bunch): Newer | undefined {
  const rows = worst.slice(0, MOST_ITEMS).map(({ sku, place, count, state }) => [sku, place, count, state]);
  return tableOf({ ...headOf(name, definition.source), rows }, { start: 0, end: rows.length });
}

/** How many items an alarm has, and how many of them its table shows. */
export function manyOf({ counts, items }: Pick<AlarmView, "counts" | "items">) {
  return { shown: Math.min(items.length, MOST_ITEMS), all: counts.low + counts.out + counts.unknown };
}

/** "The worst 20 are shown, and 9,980 more are in the CSV."; undefined where all are shown. */
export function restOf(
  { shown, all }: { readonly shown: number; readonly all: number },
  { csv }: { readonly csv: boolean },
): string | undefined {
  if (all <= shown || shown === 0) return undefined;
  return csv
    ? `The worst ${shown} are shown, and ${count(all - shown)} more are in the CSV.`
    : `The worst ${shown} are shown, of ${count(all)}.`;
}

function headOf(name: string, source: Source): Pick<Sheet, "caption" | "columns"> {
  return {
    caption: `${lowStock(source)} of ${name}`,
    columns: [
      { label: "SKU" },
      { label: placeLabel(source) },
      { label: unitsLabel(source), number: true },
      { label: "State" },
    ],
  };
}

/** What is not known now is no number. */
function countOf({ state, count }: Item): number | null {
  return state === "unknown" ? null : count;
}

function stateOf({ state, was, count, since, outSince, seenAt }: Item, zone: string, now: number): string {
  if (state === "out") return `out since ${timeOf(outSince ?? since, zone, now)}`;
  if (state === "low") return `low since ${timeOf(since, zone, now)}`;
  if (count === null || seenAt === undefined || was === "unknown") return "not known";
  return `not known; ${was} with ${count} at ${timeOf(seenAt, zone, now)}`;
}

/** "09:40"; of another day "Fri 27 Nov 2026 09:40". */
function timeOf(at: number, zone: string, now: number): string {
  const isToday = Math.abs(now - at) < DAY_MS && inZone(at, zone, "day") === inZone(now, zone, "day");
  return isToday ? inZone(at, zone, "clock").slice(0, 5) : inZone(at, zone, "moment");
}
