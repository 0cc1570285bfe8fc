import type { Outlook } from "../manage.ts";
import type { Counted, KeptRule, RanNow } from "./book.ts";

/** The rules of a channel; undefined where it was asked outside of any. */
export interface AlertsResult {
  readonly kind: "alerts";
  readonly rules: readonly KeptRule[] | undefined;
  /** What those are called that cannot be read. */
  readonly unreadable: readonly string[];
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
export interface AlertDone {
  readonly kind: "alert-done";
  readonly deed: "created" | "edited" | "paused" | "resumed" | "deleted" | "ran";
  readonly rule: KeptRule;
  /** It was so before. */
  readonly already?: boolean;
  readonly ran?: RanNow;
}
