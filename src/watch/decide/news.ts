import { z } from "zod";
import { type Item, worstFirst } from "../item.ts";
import { Held, Outage } from "./status.ts";

const WORST = 20;

/** Some items that are low or out: how many of each, and the worst of them, the worst first. */
export const Bunch = z.object({
  low: z.int().min(0),
  out: z.int().min(0),
  worst: z.array(
    z.object({ sku: z.string(), place: z.string(), state: z.enum(["low", "out"]), count: z.number() }),
  ),
});
export type Bunch = Readonly<z.infer<typeof Bunch>>;

/** What changed while nothing might be told. `ranLow` are those that are low or out still. */
export const Meanwhile = Held.extend({
  ranLow: Bunch,
  blind: z.object({ since: z.number(), why: z.string() }).optional(),
});
export type Meanwhile = Readonly<z.infer<typeof Meanwhile>>;

/**
 * What is to be told of a rule. It says what happened; how things stand is read when it is delivered. Plain JSON.
 * - `opened`: all was well and something is not: a new card, with the mention.
 * - `card`: the card is edited in place, because it would show something else now, or stands for an hour.
 * - `recovered`: the card is edited for the last time: all are well again.
 * - `later`: more ran low, in the thread of the card.
 * - `blind`: two runs in a row saw nothing at all; `sight`: one saw something again, though not `unanswered`.
 * - `digest`: in digest mode all that is in alarm; after quiet hours what changed `meanwhile`; or both.
 */
export const News = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("opened") }),
  z.object({ kind: z.literal("card") }),
  z.object({ kind: z.literal("recovered") }),
  z.object({ kind: z.literal("later"), items: Bunch, toChannel: z.boolean() }),
  z.object({ kind: z.literal("blind"), since: z.number(), why: z.string() }),
  z.object({ kind: z.literal("sight"), ...Outage.shape, unanswered: z.array(z.string()) }),
  z.object({ kind: z.literal("digest"), meanwhile: Meanwhile.optional() }),
]);
export type News = Readonly<z.infer<typeof News>>;

/** An item that is low or out, so that it has a count. */
export function isInAlarm(
  item: Item,
): item is Item & { readonly state: "low" | "out"; readonly count: number } {
  return item.state !== "unknown" && item.count !== null;
}

/** Items as news tells them; those that are unknown are left out. */
export function bunchOf(items: readonly Item[]): Bunch {
  const inAlarm = items.filter(isInAlarm);
  const out = inAlarm.filter(({ state }) => state === "out").length;
  const worst = inAlarm.toSorted(worstFirst).slice(0, WORST);
  const lines = worst.map(({ sku, place, state, count }) => ({ sku, place, state, count }));
  return { low: inAlarm.length - out, out, worst: lines };
}
