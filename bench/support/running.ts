import { z } from "zod";

/** What the program that runs a rule is told in its environment, as JSON in BENCH_RUNNING. */
export const Running = z.object({
  /** A run of a rule, or fetch and JSON.parse of the same pages. */
  way: z.enum(["ours", "bare"]),
  /** The port of the stand-in Omni. */
  port: z.number(),
  rows: z.number(),
  pageSize: z.number(),
  /** Fewer are low. */
  below: z.number(),
});
export type Running = z.infer<typeof Running>;

/** Milliseconds by the clock and of the processor; `over`: bytes of memory at the most over what was held before. */
export const RanRows = z.object({
  ms: z.number(),
  processorMs: z.number(),
  seen: z.number(),
  low: z.number(),
  over: z.number(),
});
export type RanRows = z.infer<typeof RanRows>;
