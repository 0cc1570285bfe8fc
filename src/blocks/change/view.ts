import type { ChangeRecord } from "../../ledger/change-record.ts";
import type { Undo } from "../../operations/change.ts";
import type { May, ViewContext } from "../message.ts";

/** For whom a recorded change is shown, and what is known beside the record. */
export interface ChangeView extends Pick<ViewContext, "may" | "zone" | "now"> {
  /** What forms may be opened where the message stands, where that is another place: `may` unless it is said. */
  readonly forms?: May | undefined;
  /** The way back, where there is one. */
  readonly undo?: Undo | undefined;
  /** What was done since, so that nothing is offered any more: the changes that its readers were told of. */
  readonly since?: readonly ChangeRecord[] | undefined;
  /** The message may stand there already: Slack did not say whether it was posted. */
  readonly repeated?: boolean | undefined;
  /** Read back later than the outcome, on request: a sentence, and when (milliseconds since 1970). */
  readonly readBack?: { readonly found: string; readonly at: number } | undefined;
}

/** Where nothing is known of the reader: nothing is offered, and times are in UTC. */
export function anyReader(record: Pick<ChangeRecord, "updatedAt">): ChangeView {
  return { may: new Set(), zone: "UTC", now: record.updatedAt };
}
