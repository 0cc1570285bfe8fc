import { z } from "zod";
import type { Location } from "../../omni/index.ts";
import { nearest } from "../../words/nearly.ts";

/** A name that Omni does not know, with those that it knows and that look alike. */
export const Unknown = z.object({ name: z.string(), near: z.array(z.string()) });
export type Unknown = z.infer<typeof Unknown>;

/** Those of the names that are not exactly the name of a location. */
export function unknownAmong(names: readonly string[], known: readonly Location[]): Unknown[] {
  const all = new Set(known.map(({ InternalName }) => InternalName));
  return names
    .filter((name) => !all.has(name))
    .map((name) => ({ name, near: nearest(name, all, { most: 1 }) }));
}

/** "There is no location called toronto-soth. Did you mean toronto-south?" */
export function notKnown(what: "location" | "store", { name, near }: Unknown): string {
  const [first] = near;
  const hint = first === undefined ? "" : ` Did you mean ${first}?`;
  return `There is no ${what} called ${name}.${hint}`;
}
