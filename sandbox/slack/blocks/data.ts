import { LIMITS } from "../limits.ts";
import { button } from "./elements.ts";
import { anything, bool, byType, isRecord, list, number, object, oneOf, type Rule, string } from "./rules.ts";
import { richText } from "./text.ts";

const blockId = { block_id: string(LIMITS.id, 0) };
const rawText = object({ type: anything, text: string(LIMITS.dataTableCharacters) });
const rawNumber = object({
  type: anything,
  value: number(-Number.MAX_VALUE, Number.MAX_VALUE),
  text: string(LIMITS.dataTableCharacters),
});
const raw = { raw_text: rawText, raw_number: rawNumber };
const headerCell = byType("header cell", raw);
const cell = byType("table cell", { ...raw, rich_text: richText });

/**
 * A button in a cell, and what stands there where buttons in cells cannot be shown. Slack's page speaks of interactive
 * cells; their fields are as two libraries have them, which name that page as their source (slack-morphism 2.30,
 * slack-web-api 0.2.1 on docs.rs).
 */
const actionCell = object(
  { type: anything, element: byType("element in a cell", { button }) },
  { fallback: byType("fallback of a cell", raw) },
);
const dataCell = byType("data table cell", { ...raw, rich_text: richText, action_cell: actionCell });
const columnSettings: Rule = (value, path, report) => {
  if (value !== null) {
    object({}, { align: oneOf("left", "center", "right"), is_wrapped: bool })(value, path, report);
  }
};

/** https://docs.slack.dev/reference/block-kit/blocks/table-block */
export const table: Rule = object(
  { type: anything, rows: list(list(cell, 1, LIMITS.tableColumns), 1, LIMITS.tableRows) },
  { ...blockId, column_settings: list(columnSettings, 0, LIMITS.tableColumns) },
);

const dataRows: Rule = (value, path, report) => {
  list(list(dataCell, 1, LIMITS.tableColumns), 2, LIMITS.dataTableRows)(value, path, report);
  if (!Array.isArray(value)) return;
  const rows: unknown[] = value;
  const header: unknown = rows[0];
  if (!Array.isArray(header)) return;
  header.forEach((each: unknown, index) => headerCell(each, `${path}/0/${index}`, report));
  rows.forEach((row, index) => {
    if (Array.isArray(row) && row.length !== header.length) {
      report({ path: `${path}/${index}`, rule: `must have as many cells as the header (${header.length})` });
    }
  });
};

const rowHeaderInRange: Rule = (value, path, report) => {
  if (!isRecord(value) || typeof value["row_header_column_index"] !== "number") return;
  const header: unknown = Array.isArray(value["rows"]) ? value["rows"][0] : undefined;
  if (Array.isArray(header) && value["row_header_column_index"] >= header.length) {
    report({ path: `${path}/row_header_column_index`, rule: "must be the index of a column" });
  }
};

/** https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
export const dataTable: Rule = object(
  { type: anything, rows: dataRows, caption: string(LIMITS.text) },
  {
    ...blockId,
    page_size: number(1, LIMITS.dataTablePage),
    row_header_column_index: number(0, LIMITS.tableColumns - 1),
  },
  rowHeaderInRange,
);

const label = string(LIMITS.chartLabel);
const finite = number(-Number.MAX_VALUE, Number.MAX_VALUE);
const point = object({ label, value: finite });
const axes = object(
  { categories: list(label, 1, LIMITS.chartPoints) },
  { x_label: string(LIMITS.chartTitle), y_label: string(LIMITS.chartTitle) },
);
const series = object({ name: label, data: list(point, 1, LIMITS.chartPoints) });

const pointsMatchCategories: Rule = (value, path, report) => {
  if (!isRecord(value) || !isRecord(value["axis_config"]) || !Array.isArray(value["series"])) return;
  const categories: unknown = value["axis_config"]["categories"];
  const names = new Set<unknown>();
  value["series"].forEach((each: unknown, index) => {
    if (!isRecord(each) || !Array.isArray(each["data"]) || !Array.isArray(categories)) return;
    const labels = each["data"].map((one: unknown) => (isRecord(one) ? one["label"] : undefined));
    if (labels.length !== categories.length || labels.some((one) => !categories.includes(one))) {
      report({ path: `${path}/series/${index}/data`, rule: "must have one point for every category" });
    }
    if (names.has(each["name"])) report({ path: `${path}/series/${index}/name`, rule: "must be unique" });
    names.add(each["name"]);
  });
};
const plotted = object(
  { type: anything, series: list(series, 1, LIMITS.chartSeries), axis_config: axes },
  {},
  pointsMatchCategories,
);

/** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export const chart: Rule = object(
  {
    type: anything,
    title: string(LIMITS.chartTitle),
    chart: byType("chart", {
      pie: object({
        type: anything,
        segments: list(
          object({ label, value: number(Number.MIN_VALUE, Number.MAX_VALUE) }),
          1,
          LIMITS.chartSeries,
        ),
      }),
      bar: plotted,
      area: plotted,
      line: plotted,
    }),
  },
  blockId,
);
