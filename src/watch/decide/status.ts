import { z } from "zod";

const Pair = z.object({ sku: z.string(), place: z.string() });

/** When nothing could be seen, and can again: from the first such time to the last, how many times. */
export const Outage = z.object({ since: z.number(), until: z.number(), times: z.int().min(1) });
export type Outage = Readonly<z.infer<typeof Outage>>;

/** What happened while nothing might be told, as far as the items in alarm do not say it themselves. */
export const Held = z.object({
  /** When the first of it happened. */
  since: z.number(),
  /** What is well again. */
  recovered: z.array(Pair),
  /** How many more times something became well again, beyond those that are named. */
  more: z.int().min(0),
  outage: Outage.optional(),
});
export type Held = Readonly<z.infer<typeof Held>>;

/** What is remembered of a rule from one run to the next, besides its items and its alarm. Plain JSON. */
export const Status = z.object({
  /** Runs in a row that saw nothing at all. One that saw something, though not everything, ends the row. */
  failures: z.int().min(0),
  /** Since the first of these; told once there were two. */
  blind: z.object({ since: z.number(), why: z.string(), told: z.boolean() }).optional(),
  held: Held.optional(),
  /** When anything was last seen. */
  checkedAt: z.number().optional(),
  /** How many counts the last whole run read; none where there was none yet. */
  watched: z.int().optional(),
  /** The places that did not answer in the last run that saw anything. */
  unanswered: z.array(z.string()),
  /** When the card was last told or edited. */
  drawnAt: z.number().optional(),
});
export type Status = Readonly<z.infer<typeof Status>>;

/** Of a rule that never ran. */
export const NEW_STATUS: Status = { failures: 0, unanswered: [] };
