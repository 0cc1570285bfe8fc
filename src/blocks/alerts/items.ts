import type { Item } from "../../watch/item.ts";
import type { Rule } from "../../watch/rule.ts";
import type { Sheet } from "../../operations/sheet.ts";
import type { Newer } from "../message.ts";
import { tableOf } from "../table.ts";
import { inZone } from "../time.ts";
import { countsNote, placeLabel, unitsLabel } from "./words.ts";

/** Rows of a card; the rest is in the CSV. */
export const MOST_ITEMS = 20;
const DAY_MS = 24 * 3_600_000;

/** Items of an alarm as a table, the worst first as they come. Times are in the rule's own zone, which the note says. */
export function itemsSheet(name: string, rule: Rule, items: readonly Item[], now: number): Sheet {
  const { source, zone } = rule;
  return {
    caption: `${source.kind === "stock" ? "Low stock" : "Low virtual stock"} of ${name}`,
    note: `${countsNote(source)}, times in ${zone}`,
    columns: [
      { label: "SKU" },
      { label: placeLabel(source) },
      { label: unitsLabel(source), number: true },
      { label: "State" },
    ],
    rows: items.map((item) => [item.sku, item.place, countOf(item), stateOf(item, zone, now)]),
  };
}

/** The first items as a table with its plain twin. */
export function itemsTable(name: string, rule: Rule, items: readonly Item[], now: number): Newer | undefined {
  const sheet = itemsSheet(name, rule, items.slice(0, MOST_ITEMS), now);
  return tableOf(sheet, { start: 0, end: sheet.rows.length });
}

/** What is not known now is no number. */
function countOf({ state, count }: Item): number | null {
  return state === "unknown" ? null : count;
}

function stateOf({ state, was, count, since, outSince, seenAt }: Item, zone: string, now: number): string {
  if (state === "out") return `out since ${timeOf(outSince ?? since, zone, now)}`;
  if (state === "low") return `low since ${timeOf(since, zone, now)}`;
  if (count === null || seenAt === undefined) return "not known";
  return `not known; ${was}, ${count} at ${timeOf(seenAt, zone, now)}`;
}

/** "09:40"; of another day "Fri 27 Nov 2026 09:40". */
export function timeOf(at: number, zone: string, now: number): string {
  const isToday = Math.abs(now - at) < DAY_MS && inZone(at, zone, "day") === inZone(now, zone, "day");
  return isToday ? inZone(at, zone, "clock").slice(0, 5) : inZone(at, zone, "moment");
}
