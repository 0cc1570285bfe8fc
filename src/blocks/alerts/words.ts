import type { Source } from "../../watch/rule.ts";
import { who } from "../change/words.ts";
import { listing, outside, type Said, say } from "../conversation/say.ts";

/** Longest name of a rule, a SKU or a place in a sentence. */
const NAME = 60;

/** A name from outside in a sentence. */
export function named(name: string): Said {
  return outside(name, NAME);
}

/** So many places are named in a sentence. */
const MOST_PLACES = 8;

/** "did not answer last time: queen-west"; undefined where all did. */
export function noAnswer(when: string, places: readonly string[]): Said | undefined {
  return places.length === 0 ? undefined : say`${when}: ${listing(places.map(named), "and", MOST_PLACES)}`;
}

/** What a place is called, as a column. */
export function placeLabel({ kind }: Source): string {
  return kind === "stock" ? "Location" : "Pool group";
}

/** What the counts are, as a column. */
export function unitsLabel({ kind }: Source): string {
  return kind === "stock" ? "On hand" : "Virtual";
}

/** "on-hand", or "virtual, may differ from on-hand" */
export function countsNote({ kind }: Source): string {
  return kind === "stock" ? "on-hand (physical)" : "virtual, may differ from on-hand";
}

/** "Low stock", "Low virtual stock" */
export function lowStock({ kind }: Source): string {
  return kind === "stock" ? "Low stock" : "Low virtual stock";
}

/** "at toronto-south", "in web-canada" */
export function atPlace({ kind }: Source, place: string): Said {
  return kind === "stock" ? say`at ${named(place)}` : say`in ${named(place)}`;
}

/** "paused by @person since 09:40: the channel was archived" */
export function pausedSince(
  { by, because }: { readonly by?: string | undefined; readonly because?: string | undefined },
  since: Said,
): Said {
  const whom = by === undefined ? say`` : say` by ${who(by)}`;
  const why = because === undefined ? say`` : say`: ${outside(because, 150)}`;
  return say`paused${whom} since ${since}${why}`;
}

/** Said where Slack's answer to the first try was lost. */
export function mayRepeat(repeated: boolean | undefined): Said | undefined {
  return repeated === true ? say`may be repeated: Slack did not say whether it was posted` : undefined;
}
