import { useMemo, useState } from "preact/hooks";
import { z } from "zod";
import { type Cell, cell, CellContent, cellText, compareCells } from "./cell.tsx";

export const dataTableBlock = z.object({
  rows: z.array(z.array(cell)),
  caption: z.string(),
  page_size: z.number().default(5),
  row_header_column_index: z.number().default(0),
});
type DataTableBlock = z.infer<typeof dataTableBlock>;

interface Sorting {
  column: number;
  descending: boolean;
}

/** Sorted by a click on a header (up, down, as sent), paged by `page_size`; numbers stand to the right. */
export function DataTable({ of: block }: { of: DataTableBlock }) {
  const [sorting, setSorting] = useState<Sorting>();
  const [page, setPage] = useState(0);
  const [head = [], ...rows] = block.rows;
  const sorted = useMemo(() => sortRows(block.rows.slice(1), sorting), [block.rows, sorting]);
  const numeric = head.map(
    (_, index) => rows.length > 0 && rows.every((row) => row[index]?.type === "raw_number"),
  );
  const first = page * block.page_size;
  const align = (index: number) => (numeric[index] ? "align-right" : "align-left");
  const sortBy = (column: number) => {
    setPage(0);
    setSorting(nextSorting(sorting, column));
  };
  return (
    <div class="data-table">
      <div class="table-scroll" tabIndex={0} role="region" aria-label={block.caption}>
        <table>
          <caption>{block.caption}</caption>
          <thead>
            <tr>
              {head.map((content, index) => (
                <HeadCell
                  key={index}
                  content={content}
                  index={index}
                  align={align(index)}
                  sorting={sorting}
                  sortBy={sortBy}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(first, first + block.page_size).map((row, index) => (
              <tr key={index}>
                {row.map((content, place) => {
                  const Tag = place === block.row_header_column_index ? "th" : "td";
                  const scope = Tag === "th" ? { scope: "row" as const } : {};
                  return (
                    <Tag key={place} class={align(place)} {...scope}>
                      <CellContent of={content} />
                    </Tag>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pages first={first} size={block.page_size} total={rows.length} go={setPage} page={page} />
    </div>
  );
}

function nextSorting(now: Sorting | undefined, column: number): Sorting | undefined {
  if (now?.column !== column) return { column, descending: false };
  return now.descending ? undefined : { column, descending: true };
}

function sortRows(rows: readonly Cell[][], sorting: Sorting | undefined): readonly Cell[][] {
  if (sorting === undefined) return rows;
  const sorted = rows.toSorted((a, b) => compareCells(a[sorting.column], b[sorting.column]));
  return sorting.descending ? sorted.toReversed() : sorted;
}

interface HeadCellProps {
  content: Cell;
  index: number;
  align: string;
  sorting: Sorting | undefined;
  sortBy: (column: number) => void;
}

function HeadCell({ content, index, align, sorting, sortBy }: HeadCellProps) {
  const active = sorting?.column === index;
  const direction = active ? (sorting.descending ? "descending" : "ascending") : "none";
  const arrow = active ? (sorting.descending ? "↓" : "↑") : "↕";
  return (
    <th scope="col" class={align} aria-sort={direction}>
      <button type="button" onClick={() => sortBy(index)}>
        {cellText(content)}
        <span class={active ? "sort-mark sort-active" : "sort-mark"} aria-hidden="true">
          {arrow}
        </span>
      </button>
    </th>
  );
}

interface PagesProps {
  first: number;
  size: number;
  total: number;
  page: number;
  go: (page: number) => void;
}

function Pages({ first, size, total, page, go }: PagesProps) {
  if (total <= size) return null;
  const last = Math.min(total, first + size);
  return (
    <div class="pages" role="group" aria-label="Pages">
      <span aria-live="polite">
        {first + 1}–{last} of {total}
      </span>
      <button type="button" aria-label="Previous rows" disabled={first === 0} onClick={() => go(page - 1)}>
        ‹
      </button>
      <button type="button" aria-label="Next rows" disabled={last >= total} onClick={() => go(page + 1)}>
        ›
      </button>
    </div>
  );
}
