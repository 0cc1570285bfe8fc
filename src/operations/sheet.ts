import { z } from "zod";

/** A person, by Slack's id and by name where that is known. */
const Person = z.object({ person: z.string(), name: z.string().optional() });
const Cell = z.union([z.string(), z.number(), z.null(), Person]);

/**
 * A table free of any layout: what pages, CSV files and long answers are made of. The first column names the
 * row. A cell is text, a number, a person, or null where the value is not known (never a zero).
 */
export const Sheet = z.object({
  /** What the table holds, as a caption: "Stock of TEE-RED-M by location". */
  caption: z.string(),
  /** Stands under every page: "on-hand (physical)", "virtual, may differ from on-hand". */
  note: z.string().optional(),
  /** `fileOnly`: a message has no room for it, the file has. */
  columns: z
    .array(z.object({ label: z.string(), number: z.boolean().optional(), fileOnly: z.boolean().optional() }))
    .min(1),
  rows: z.array(z.array(Cell)),
  /** The last line, where adding up makes sense. */
  total: z.array(Cell).optional(),
});
export type Sheet = z.infer<typeof Sheet>;
