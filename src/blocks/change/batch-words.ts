import type { ChangeRecord } from "../../ledger/change-record.ts";
import type { BatchRow } from "./batch.ts";

/** What each of several changes will be, while something is still to be said in the form. */
export const AS_SAID_BELOW = "as said below";
export const NOT_READ = "Omni could not be asked how it is now.";
export const NAMED_TWICE = "It was named twice.";

/** Why nothing is done to a thing while another change keeps others away from it. */
export function keptAwayBy({ state, wording }: ChangeRecord): string {
  return state === "unknown"
    ? `It is not known ${wording.whether}, and nothing else is done to it until that is settled.`
    : "Another change of it is under way.";
}

/** The same where it began between two people's words. */
export function keptAwayMeanwhile(by: ChangeRecord): string {
  return `It was asked for, and meanwhile: ${keptAwayBy(by)}`;
}

/** How more at once than one form takes is refused. */
export function tooMany(what: string, count: number, most: number): string {
  return `At most ${most} ${what}s at once; ${count} were named. Name fewer`;
}

/** One of several changes as its row tells it. */
export function batchRow(label: string, record: ChangeRecord): BatchRow {
  return { label, state: record.state, sentence: sentenceOf(record) };
}

/** One that was refused before it became a change. */
export function refusedRow(label: string, why: string): BatchRow {
  return { label, state: "refused", sentence: why };
}

/** One that was named and confirmed, and not kept before the app ended. */
export function lostRow(label: string): BatchRow {
  return { label, state: "stopped", sentence: "The app ended before it was kept. Nothing was sent." };
}

function sentenceOf({ state, outcome, kept, ending, decisions, wording }: ChangeRecord): string {
  const traced = outcome?.traceId === undefined ? undefined : `Trace ${outcome.traceId}.`;
  switch (state) {
    case "confirmed":
    case "waiting":
    case "sending":
      return kept?.preview.now ?? "";
    case "done":
      return outcome?.found ?? "";
    case "sent":
      return joined(outcome?.found, traced);
    case "failed":
      return joined(outcome?.words === undefined ? wording.notDone : `Omni says “${outcome.words}”.`, traced);
    case "unknown":
      return joined(outcome?.found, "It is settled on a card of its own.", traced);
    case "declined":
      return decisions.findLast(({ agreed }) => !agreed)?.reason ?? "";
    case "void":
      return joined("It changed meanwhile.", ending?.reason);
    default:
      return ending?.reason ?? "";
  }
}

function joined(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined && sentence !== "").join(" ");
}
