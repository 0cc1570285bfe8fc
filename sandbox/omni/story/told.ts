import { z } from "zod";

/** One thing that happened in the story, in a sentence. */
export const Told = z.object({
  /** When, by the stand-in's clock. */
  time: z.iso.datetime(),
  kind: z.enum(["order", "payment", "routing", "shipping", "sale", "delivery"]),
  words: z.string(),
  /** The order it is about, if it is about one. */
  order: z.string().optional(),
});
export type Told = z.infer<typeof Told>;

/** What happened, without its time; undefined when there was nothing to do. */
export type Happened = Omit<Told, "time"> | undefined;

/** Where the story stands. */
export const StoryPlace = z.object({
  /** 1 is the first day; 0 before any. */
  day: z.int().nonnegative(),
  /** How many of the day's events have happened. */
  done: z.int().nonnegative(),
  /** When the next one is due, by the stand-in's clock; null when the day is over, or none has begun. */
  next: z.iso.datetime().nullable(),
  /** The latest of what happened, newest first. */
  told: z.array(Told),
});
export type StoryPlace = z.infer<typeof StoryPlace>;
