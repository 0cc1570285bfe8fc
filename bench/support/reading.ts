import { z } from "zod";

/** What the program that reads rows is told in its environment, as JSON in BENCH_READING. */
export const Reading = z.object({
  /** Our client, or fetch and JSON.parse. */
  way: z.enum(["ours", "bare"]),
  /** Merge all rows into one list, or let go of each page. */
  keep: z.boolean(),
  /** The port of the stand-in Omni. */
  port: z.number(),
  rows: z.number(),
  pageSize: z.number(),
});
export type Reading = z.infer<typeof Reading>;

/** Time in milliseconds; memory in bytes. */
export const ReadRows = z.object({
  rows: z.number(),
  ms: z.number(),
  /** The most that was in use after a full collection, looked at every so many pages; less what was at the start. */
  live: z.number(),
  /** The most that the process ever held. */
  rss: z.number(),
});
export type ReadRows = z.infer<typeof ReadRows>;
