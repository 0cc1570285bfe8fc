import type { CallOptions } from "../../omni/index.ts";
import type { Rule } from "../../watch/rule.ts";

/** A rule as it is kept. It belongs to the channel that it tells. Times are milliseconds since 1970. */
export interface KeptRule {
  readonly id: string;
  readonly channel: string;
  /** Unique in its channel, whatever the case of its letters. */
  readonly name: string;
  readonly definition: Rule;
  /** Counted up by every change of it, by whomever. */
  readonly version: number;
  readonly created: Deed;
  /** The last time that it was edited, paused, resumed or muted; the same as `created` where it never was. */
  readonly changed: Deed;
  readonly paused: Paused | undefined;
  /** Undefined where it is paused. */
  readonly nextDue: number | undefined;
  readonly lastRun: LastRun | undefined;
  /** What is in alarm; undefined where nothing is known to be low or out. */
  readonly alarm: OpenAlarm | undefined;
  /** How many items it has no count of. Alone they are no alarm. */
  readonly unknown: number;
}

/** A rule that this version of the app cannot read: it is damaged, or of a newer one. It can only be deleted. */
export interface UnreadableRule extends Pick<KeptRule, "id" | "channel" | "name"> {
  readonly unreadable: true;
  /** Another one with each change of it. */
  readonly version: string;
}

/** A rule, whether or not it can be read. */
export type AnyRule = KeptRule | UnreadableRule;

/** Who did something, and when. */
export interface Deed {
  readonly by: string;
  readonly at: number;
}

/** Since when a rule is not looked at. `by` is undefined where the app did it, `because` then says why, in a sentence. */
export interface Paused {
  readonly by: string | undefined;
  readonly at: number;
  readonly because: string | undefined;
}

/** How the last run went. */
export interface LastRun {
  readonly at: number;
  readonly ms: number;
  readonly calls: number;
  /** Counts that were read; undefined where nothing could be seen. */
  readonly seen: number | undefined;
  /** The places that did not answer in it, where others did. */
  readonly unanswered: readonly string[];
}

/** What is in alarm now. */
export interface OpenAlarm {
  readonly id: string;
  readonly since: number;
  readonly low: number;
  readonly out: number;
  readonly unknown: number;
}

/** A rule that is to be kept. */
export interface NewRule {
  readonly channel: string;
  readonly name: string;
  readonly definition: Rule;
  readonly by: string;
}

/** What a rule is to be from now on; it is changed only if it still is of this version. */
export interface RuleChange {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly definition: Rule;
  readonly by: string;
}

/** Whether a rule was kept: `name-taken` by another one of its channel, `moved` is changed meanwhile, `gone` deleted. */
export type Kept =
  | { readonly kept: true; readonly rule: KeptRule }
  | { readonly kept: false; readonly because: "name-taken" | "moved" | "gone" };

/** What asking a rule now came to. */
export type RanNow =
  | {
      readonly kind: "ran";
      readonly seen: number;
      readonly low: number;
      readonly out: number;
      readonly unknown: number;
      /** The places that did not answer. */
      readonly unanswered: readonly string[];
      readonly calls: number;
      readonly ms: number;
    }
  /** Omni did not let it see; the kind of failure. */
  | { readonly kind: "blind"; readonly why: string }
  /** It goes on, here or elsewhere, and tells the channel what there is to tell. */
  | { readonly kind: "under-way" }
  | { readonly kind: "gone" };

/** One count as Omni gave it. */
export interface Counted {
  readonly sku: string;
  readonly place: string;
  readonly count: number;
}

/** What a rule would find now, and what a run costs. */
export interface Foresight {
  /** Counts that were read. */
  readonly seen: number;
  readonly low: number;
  readonly out: number;
  /** Named SKUs at named places that Omni has no count of; at most a few. */
  readonly missing: readonly { readonly sku: string; readonly place: string }[];
  /** Places (locations or pool groups) that answered with nothing, or are not known. */
  readonly empty: readonly string[];
  /** The fewest first, of those that are low or out; at most a few. */
  readonly worst: readonly Counted[];
  /** Whether everything was read; where not, the counts are "at least". */
  readonly whole: boolean;
  /** Why it was not read whole, where Omni failed: the kind of failure. */
  readonly failure: string | undefined;
  readonly cost: RunCost;
}

/** The arithmetic of one run. */
export interface RunCost {
  readonly calls: number;
  /** Calls in a second that Omni lets through, as far as it is known. */
  readonly perSecond: number;
  readonly seconds: number;
  /** The shortest `every` in which a run is finished before the next is due, minutes. */
  readonly shortest: number;
  /** Whether all was read, or all is reckoned from the part that was, or it is at least what was read so far. */
  readonly known: "whole" | "reckoned" | "at least";
}

/** The rules of all channels, and what can be foreseen of one. Names are found whatever the case of their letters. */
export interface AlertBook {
  /** By name; without those that cannot be read. */
  readonly list: (channel: string) => Promise<readonly KeptRule[]>;
  /** The others, by name. */
  readonly unreadable: (channel: string) => Promise<readonly UnreadableRule[]>;
  readonly find: (channel: string, name: string) => Promise<AnyRule | undefined>;
  readonly get: (id: string) => Promise<AnyRule | undefined>;
  readonly create: (rule: NewRule) => Promise<Kept>;
  readonly change: (change: RuleChange) => Promise<Kept>;
  /** Pausing what is paused, and resuming what is not, changes nothing; `gone` where there is none. */
  readonly pause: (id: string, by: string) => Promise<Kept>;
  readonly resume: (id: string, by: string) => Promise<Kept>;
  /** False where it was gone already. An open alarm's card says that its rule was deleted. */
  readonly remove: (id: string, by: string) => Promise<boolean>;
  readonly runNow: (id: string, by: string) => Promise<RanNow>;
  /** Reads as far as the time limit of the call lets it, and at least says what a run costs. */
  readonly foresee: (rule: Rule, call: CallOptions) => Promise<Foresight>;
}
