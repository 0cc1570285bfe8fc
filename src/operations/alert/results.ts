import type { Outlook } from "../manage.ts";
import type { Counted, KeptRule, RanNow } from "./book.ts";

/** The rules of a channel; undefined where it was asked outside of any. */
export interface AlertsResult {
  readonly kind: "alerts";
  readonly rules: readonly KeptRule[] | undefined;
  /** What those are called that cannot be read. */
  readonly unreadable: readonly string[];
}

/** A rule that cannot be read, so that nothing can be said of it. */
export interface AlertUnreadableResult {
  readonly kind: "alert-unreadable";
  readonly name: string;
}

/** What a rule would find now. */
export interface AlertPreviewResult {
  readonly kind: "alert-preview";
  readonly rule: KeptRule;
  readonly outlook: Outlook;
  /** The fewest first, at most a few. */
  readonly worst: readonly Counted[];
}

/** What was done to a rule. */
export type AlertDone =
  | {
      readonly kind: "alert-done";
      readonly deed: "created" | "edited" | "paused" | "resumed" | "ran";
      readonly rule: KeptRule;
      /** It was so before. */
      readonly already?: boolean;
      readonly ran?: RanNow;
    }
  | { readonly kind: "alert-done"; readonly deed: "deleted"; readonly rule: Pick<KeptRule, "name"> };
