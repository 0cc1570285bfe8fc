import type { Sheet } from "../operations/sheet.ts";

type Cell = Sheet["rows"][number][number];

/** Makes Excel read the file as UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/u;
const NEEDS_QUOTES = /[",;\r\n\t]|^\s|\s$/;

/**
 * A sheet as a file of RFC 4180, with a header and without the total line. Numbers stay numbers; what is not known is
 * empty. Text that a spreadsheet would run as a formula gets an apostrophe in front.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csv(sheet: Sheet): string {
  const rows: readonly (readonly Cell[])[] = [sheet.columns.map(({ label }) => label), ...sheet.rows];
  return `${BYTE_ORDER_MARK}${rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("")}`;
}

function cellOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = typeof cell === "string" ? cell : personOf(cell);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** "Ana Silva (U0ANA)": a name can be that of two people. */
function personOf({ person, name }: { readonly person: string; readonly name?: string | undefined }): string {
  return name === undefined ? person : `${name} (${person})`;
}
