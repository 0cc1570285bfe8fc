import { csv } from "../blocks/csv.ts";
import type { Sheet } from "../operations/sheet.ts";
import type { TextFile } from "../slack/files.ts";

/** A table as a CSV file, named after what it holds. */
export function fileOf(sheet: Sheet): TextFile {
  const name = sheet.caption
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 80)
    .toLowerCase();
  return { name: `${name}.csv`, title: sheet.caption, content: csv(sheet) };
}
