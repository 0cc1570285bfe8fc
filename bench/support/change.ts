import { z } from "zod";

/** Where every change of the bench is made, and how it is called in what is sent. */
export const PLACE = { channel: "C0FULFIL", location: "bench" } as const;
/** What is found on hand of every SKU before anything was changed. */
export const ON_HAND = 100;

/** What the program that changes is told: so many different changes, so many at once. */
export const Changes = z.object({
  /** The port of our app. */
  app: z.number(),
  count: z.number(),
  atOnce: z.number(),
});
export type Changes = z.infer<typeof Changes>;

/** Milliseconds from the form that was sent to the form and the card that say done, and what Slack was called meanwhile. */
export const Changed = z.object({
  times: z.array(z.number()),
  /** Why changes came to no end, or to another. */
  failed: z.array(z.string()),
  slackCalls: z.number(),
});
export type Changed = z.infer<typeof Changed>;

/** The calls of one change as the app made them, to be made again by nobody but `fetch`. */
export const Bare = z.object({
  omni: z.number(),
  slack: z.number(),
  count: z.number(),
  atOnce: z.number(),
});
export const BareTimes = z.object({ times: z.array(z.number()) });

/** What the stand-in Omni was asked since it was asked for this the last time. */
export const Counted = z.object({
  calls: z.number(),
  writes: z.number(),
  /** SKUs that were written more than once, ever. */
  twice: z.number(),
});
export type Counted = z.infer<typeof Counted>;

/** Does so many things, so many at once; each is told which one it is. */
export async function inTurns(
  count: number,
  atOnce: number,
  work: (at: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
