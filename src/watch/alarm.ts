import type { Item } from "./item.ts";
import type { Rule } from "./rule.ts";

/** From the first item that ran low until all are well again: one alarm, with one card. Milliseconds since 1970. */
export interface Alarm {
  readonly id: string;
  readonly openedAt: number;
  readonly closedAt: number | undefined;
  /** Why it is closed: all are well again, or what was left of it is not watched any more (nobody knows how it is). */
  readonly closedBy: "recovery" | "edit" | undefined;
  /** Whether it was given a card: not in digest mode, and not yet while quiet hours hold it back. */
  readonly shown: boolean;
  readonly claimed: { readonly by: string; readonly at: number } | undefined;
  readonly snoozed: Snooze | undefined;
}

/** Who wants no news of an alarm until a time, or until something of it changes. */
export interface Snooze {
  readonly by: string;
  readonly at: number;
  readonly until: number | "change";
}

/** Since when nothing can be seen, and why: the kind of failure. */
export interface Blindness {
  readonly since: number;
  readonly why: string;
}

/** The last counts of one item, oldest first. */
export interface Trend {
  readonly sku: string;
  readonly place: string;
  readonly readings: readonly { readonly at: number; readonly count: number }[];
}

/** An alarm as its card shows it. Milliseconds since 1970. */
export interface AlarmView {
  readonly rule: { readonly id: string; readonly name: string; readonly definition: Rule };
  readonly alarm: Alarm;
  /** The worst first, at most so many as a card shows; the counts say how many there are. */
  readonly items: readonly Item[];
  readonly counts: {
    readonly low: number;
    readonly out: number;
    readonly unknown: number;
    /** Items that the last run saw; undefined where none was whole. */
    readonly watched: number | undefined;
    /** Of a closed alarm: how many items were in it. */
    readonly ever: number;
  };
  readonly trends: readonly Trend[];
  readonly checkedAt: number | undefined;
  readonly nextDue: number | undefined;
  /** Since when its rule is not looked at. `by` is undefined where the app paused it, and `because` says why. */
  readonly paused:
    | { readonly by?: string | undefined; readonly at: number; readonly because?: string | undefined }
    | undefined;
  readonly blind: Blindness | undefined;
}
