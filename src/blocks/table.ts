import type {
  DataTableBlock,
  RawNumberElement,
  RawTextElement,
  RichTextBlock,
  SectionBlock,
} from "@slack/types";
import { cents } from "../english.ts";
import type { Sheet } from "../operations/sheet.ts";
import { mrkdwn } from "./elements.ts";
import { escapeCode } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import type { Newer } from "./message.ts";
import { clamp, clampMrkdwn, count, shown, shownPlain } from "./text.ts";

type Cell = Sheet["rows"][number][number];
type Column = Sheet["columns"][number];

/** Rows of a sheet, from `start` up to but not including `end`. */
export interface Rows {
  readonly start: number;
  readonly end: number;
}

/** Text of one table, in either form; what remains of a message's text is for what stands around it. */
const TABLE_TEXT = 7000;
const CELL = 100;
const NARROW_CELL = 32;
/** Wider than this, columns would break on a phone and lines are plainer. */
const NARROW = 80;
const LINE = 1500;
/** Rows seen at once; Slack pages through the others of one table itself. */
const SEEN = 25;

/** How a sheet is cut into pages: each holds as many rows as fit. One empty page where there are no rows. */
export function pagesOf(whole: Sheet): readonly Rows[] {
  const sheet = inMessage(whole);
  const layout = layoutOf(sheet);
  const fixed =
    costOf(layout, labelsOf(layout)) + (sheet.total === undefined ? 0 : costOf(layout, sheet.total));
  const most = LIMITS.tableRows - 1;
  const pages: Rows[] = [];
  let start = 0;
  let used = fixed;
  sheet.rows.forEach((row, index) => {
    const cost = costOf(layout, row);
    if (index > start && (used + cost > TABLE_TEXT || index - start >= most)) {
      pages.push({ start, end: index });
      start = index;
      used = fixed;
    }
    used += cost;
  });
  return [...pages, { start, end: sheet.rows.length }];
}

/**
 * Some rows of a sheet as a table, with lines of text in its place. The total stands under the last row of all.
 * `mentions`: one person alone reads it, so that a person may be mentioned and is not called.
 */
export function tableOf(
  whole: Sheet,
  { start, end }: Rows,
  { mentions = false }: { readonly mentions?: boolean } = {},
): Newer | undefined {
  const sheet = inMessage(whole);
  const total = end >= sheet.rows.length && sheet.total !== undefined ? [sheet.total] : [];
  const rows = [...sheet.rows.slice(start, end), ...total];
  if (rows.length === 0) return undefined;
  const layout = layoutOf(sheet);
  return {
    block: dataTable({ ...layout, mentions }, sheet.caption, rows),
    get plain() {
      return plainTable(layout, rows);
    },
  };
}

/** A sheet without the columns that only its file has room for. */
function inMessage(sheet: Sheet): Sheet {
  const { columns, rows, total } = sheet;
  if (!columns.some(({ fileOnly }) => fileOnly === true)) return sheet;
  const keep = <T>(cells: readonly T[]): T[] => cells.filter((_, index) => columns[index]?.fileOnly !== true);
  const kept = { ...sheet, columns: keep(columns), rows: rows.map(keep) };
  return total === undefined ? kept : { ...kept, total: keep(total) };
}

interface Layout {
  readonly columns: readonly Column[];
  readonly formats: readonly Format[];
  /** Characters of each column, or undefined where the table is too wide to be set in columns. */
  readonly widths: readonly number[] | undefined;
}

/** A sheet never changes, and is cut into pages before one of them is drawn. */
const layouts = new WeakMap<Sheet, Layout>();

function layoutOf(sheet: Sheet): Layout {
  const known = layouts.get(sheet) ?? laidOut(sheet);
  layouts.set(sheet, known);
  return known;
}

function laidOut(sheet: Sheet): Layout {
  const columns = sheet.columns.slice(0, LIMITS.tableColumns);
  const all = sheet.total === undefined ? sheet.rows : [...sheet.rows, sheet.total];
  const formats = columns.map((_, index) => formatFor(all, index));
  const widths = columns.map(({ label }, index) =>
    all.reduce(
      (widest, row) => Math.max(widest, narrow(cellText(row[index], formats[index])).length),
      narrow(label).length,
    ),
  );
  const width = widths.reduce((sum, each) => sum + each + 2, 0);
  return { columns, formats, widths: width <= NARROW ? widths : undefined };
}

interface TableLayout extends Layout {
  readonly mentions: boolean;
}

type TableCell = RawTextElement | RawNumberElement | RichTextBlock;
type Format = (value: number) => string;

/** A column that holds a fraction anywhere is money or the like: all its numbers get two places. */
function formatFor(rows: Sheet["rows"], index: number): Format {
  const hasFraction = rows.some((row) => {
    const cell = row[index];
    return typeof cell === "number" && !Number.isInteger(cell);
  });
  return hasFraction ? cents : count;
}

function cellText(cell: Cell | undefined, format: Format = count): string {
  if (cell === null || cell === undefined) return "not known";
  if (typeof cell === "number") return format(cell);
  if (isPerson(cell)) return shownPlain(cell.name ?? cell.person, CELL) || "–";
  return shownPlain(cell, CELL) || "–";
}

function labelsOf({ columns }: Layout): string[] {
  return columns.map(({ label }) => label);
}

function costOf(layout: Layout, row: readonly Cell[]): number {
  const raw = layout.columns.reduce(
    (sum, _, index) => sum + cellText(row[index], layout.formats[index]).length,
    0,
  );
  return Math.max(raw, lineOf(layout, row).length + 1);
}

function dataTable(layout: TableLayout, caption: string, rows: Sheet["rows"]): DataTableBlock {
  return {
    type: "data_table",
    caption: shownPlain(caption, 200) || "Table",
    page_size: Math.min(rows.length, SEEN),
    rows: [
      layout.columns.map(({ label }) => rawText(shownPlain(label, CELL) || "–")),
      ...rows.map((row) => layout.columns.map((_, index) => rawCell(layout, row[index], index))),
    ],
  };
}

function rawCell(layout: TableLayout, cell: Cell | undefined, index: number): TableCell {
  if (layout.mentions && isPerson(cell) && PERSON.test(cell.person)) return mention(cell.person);
  const text = cellText(cell, layout.formats[index]);
  return typeof cell === "number" ? { type: "raw_number", value: cell, text } : rawText(text);
}

const PERSON = /^[UW][A-Z0-9]{2,}$/;

function isPerson(cell: Cell | undefined): cell is Exclude<Cell, string | number | null> {
  return typeof cell === "object" && cell !== null;
}

function mention(user_id: string): RichTextBlock {
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: [{ type: "user", user_id }] }],
  };
}

function rawText(text: string): RawTextElement {
  return { type: "raw_text", text };
}

function plainTable(layout: Layout, rows: Sheet["rows"]): SectionBlock[] {
  const isNarrow = layout.widths !== undefined;
  const lines = [labelsOf(layout), ...rows].map((row) => lineOf(layout, row));
  return inChunks(lines, LIMITS.text - 10).map((chunk) => ({
    type: "section",
    text: mrkdwn(isNarrow ? `\`\`\`\n${chunk}\n\`\`\`` : chunk),
  }));
}

function lineOf(layout: Layout, row: readonly Cell[]): string {
  const texts = layout.columns.map((_, index) => cellText(row[index], layout.formats[index]));
  const { widths } = layout;
  if (widths === undefined) return clampMrkdwn(texts.map((text) => shown(text)).join(" · "), LINE);
  const padded = texts.map((text, index) => {
    const width = widths[index] ?? 0;
    return layout.columns[index]?.number === true ? narrow(text).padStart(width) : narrow(text).padEnd(width);
  });
  return escapeCode(padded.join("  ").trimEnd());
}

function narrow(text: string): string {
  return clamp(text, NARROW_CELL);
}

function inChunks(lines: readonly string[], most: number): string[] {
  return lines.reduce<string[]>((chunks, line) => {
    const last = chunks.at(-1);
    if (last === undefined || last.length + line.length + 1 > most) return [...chunks, line];
    return [...chunks.slice(0, -1), `${last}\n${line}`];
  }, []);
}
