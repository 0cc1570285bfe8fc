import { z } from "zod";

const Place = z.object({ channel: z.string(), ts: z.string() });

/**
 * The message that shows something, kept so that it can be edited. Where those who decide do not read it, each of
 * them was sent a copy in person.
 */
export const Card = Place.extend({ copies: z.array(Place.extend({ person: z.string() })).optional() });
export type Card = Readonly<z.infer<typeof Card>>;
/** What of it goes to those who decide, each in person. */
export type Copies = NonNullable<Card["copies"]>;
