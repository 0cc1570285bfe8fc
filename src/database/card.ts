import { z } from "zod";

const Place = z.object({ channel: z.string(), ts: z.string() });

/**
 * The message that shows something, kept so that it can be edited. Where those who decide do not read it, each of
 * them was sent a copy in person. `repeated`: another one may stand there that nobody knows of; once it was pressed it
 * is one of its `twins`.
 */
export const Card = Place.extend({
  copies: z.array(Place.extend({ person: z.string() })).optional(),
  repeated: z.boolean().optional(),
  twins: z.array(Place).optional(),
});
export type Card = Readonly<z.infer<typeof Card>>;
/** What of it goes to those who decide, each in person. */
export type Copies = NonNullable<Card["copies"]>;

/** The same, shown at one more place. */
export function alsoAt(card: Card, { channel, ts }: z.infer<typeof Place>): Card {
  const { twins = [] } = card;
  const isKnown = [card, ...twins].some((each) => each.channel === channel && each.ts === ts);
  return isKnown ? card : { ...card, twins: [...twins, { channel, ts }] };
}
