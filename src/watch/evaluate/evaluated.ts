import type { Crossing, Item } from "../item.ts";

/**
 * How much of what a rule watches a run could see.
 * - `whole`: every place answered to its end. An item in alarm that is missing from that is unknown all the same.
 * - `partial`: some places did not answer. What was read counts; what was not is unknown. Such a run is not blind, for
 *   it saw something, so that it ends a row of failures; and it is not whole, so that `watched` says nothing of it.
 * - `blind`: nothing can be said of anything, and readings that came before the failure do not count.
 */
export type Sight =
  | { readonly kind: "whole" }
  | { readonly kind: "partial"; readonly unanswered: readonly string[] }
  | { readonly kind: "blind"; readonly why: string };

/** One count as Omni gave it. */
export interface Reading {
  readonly sku: string;
  readonly place: string;
  readonly count: number;
}

/** What one run makes of what a rule watches. */
export interface Evaluated {
  readonly sight: Sight;
  /** All that is in alarm or unknown now. */
  readonly items: readonly Item[];
  readonly crossings: readonly Crossing[];
  /** Whether anything that is in alarm or unknown, or was so before, has another state or another count than before. */
  readonly changed: boolean;
  /** How many items were read. Of one that is well and not named nothing is kept: given twice, it counts twice. */
  readonly watched: number;
  /** The counts of what is in alarm, for the history. */
  readonly readings: readonly Reading[];
}
