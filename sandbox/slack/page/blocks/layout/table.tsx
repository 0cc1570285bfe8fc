import { z } from "zod";
import { cell, CellContent } from "./cell.tsx";

const column = z.object({
  align: z.enum(["left", "center", "right"]).default("left"),
  is_wrapped: z.boolean().default(false),
});

export const tableBlock = z.object({
  rows: z.array(z.array(cell)),
  column_settings: z.array(column.nullable()).default([]),
});

export function Table({ of: block }: { of: z.infer<typeof tableBlock> }) {
  const [head = [], ...rows] = block.rows;
  const classes = (index: number) => {
    const settings = block.column_settings[index];
    return `align-${settings?.align ?? "left"}${settings?.is_wrapped === true ? " wrapped" : ""}`;
  };
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label="Table">
      <table>
        <thead>
          <tr>
            {head.map((content, index) => (
              <th key={index} scope="col" class={classes(index)}>
                <CellContent of={content} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((content, place) => (
                <td key={place} class={classes(place)}>
                  <CellContent of={content} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
