import { z } from "zod";

/**
 * A table free of any layout: what pages, CSV files and long answers are made of. The first column names the
 * row. A cell is text, a number, or null where the value is not known (never a zero).
 */
export const Sheet = z.object({
  /** What the table holds, as a caption: "Stock of TEE-RED-M by location". */
  caption: z.string(),
  /** Stands under every page: "on-hand (physical)", "virtual, may differ from on-hand". */
  note: z.string().optional(),
  columns: z.array(z.object({ label: z.string(), number: z.boolean().optional() })).min(1),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  /** The last line, where adding up makes sense. */
  total: z.array(z.union([z.string(), z.number(), z.null()])).optional(),
});
export type Sheet = z.infer<typeof Sheet>;
