import type { ChangeRecord, ChangeState } from "../../ledger/change-record.ts";
import type { BatchRow } from "./batch.ts";

/** What each of several changes will be, while something is still to be said in the form. */
export const AS_SAID_BELOW = "as said below";
export const NOT_READ = "Omni could not be asked how it is now.";
export const NOT_ENOUGH = "It needs more approvals by now.";
export const NOT_DONE = "Something went wrong here before it was sent.";
export const NOBODY_ASKED = "Too few of those who can decide could be asked.";
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
  return { label, state: record.state, sentence: SENTENCES[record.state](record) ?? "" };
}

/** One that was refused before it became a change. */
export function refusedRow(label: string, why: string): BatchRow {
  return { label, state: "refused", sentence: why };
}

/** One that was named and confirmed, and not kept before the app ended. */
export function lostRow(label: string): BatchRow {
  return { label, state: "stopped", sentence: "The app ended before it was kept. Nothing was sent." };
}

type Words = (record: ChangeRecord) => string | undefined;

const asItIs: Words = ({ kept }) => kept?.preview.now;
const whyItEnded: Words = ({ ending }) => ending?.reason;
const traced: Words = ({ outcome }) =>
  outcome?.traceId === undefined ? undefined : `Trace ${outcome.traceId}.`;

const SENTENCES: Readonly<Record<ChangeState, Words>> = {
  confirmed: asItIs,
  waiting: asItIs,
  sending: asItIs,
  done: ({ outcome, wording }) => outcome?.found ?? `${wording.done}.`,
  sent: (record) => joined(record.outcome?.found, traced(record)),
  failed: (record) => joined(itsWords(record), traced(record)),
  unknown: (record) => joined(record.outcome?.found, "It is settled on a card of its own.", traced(record)),
  "settled-done": whyItEnded,
  "settled-not-done": whyItEnded,
  refused: whyItEnded,
  void: (record) => joined("It changed meanwhile.", record.ending?.reason),
  declined: ({ decisions }) => decisions.findLast(({ agreed }) => !agreed)?.reason,
  expired: whyItEnded,
  withdrawn: whyItEnded,
  stopped: whyItEnded,
};

function itsWords({ outcome, wording }: ChangeRecord): string {
  return outcome?.words === undefined ? `${wording.notDone}.` : `Omni says “${outcome.words}”.`;
}

/** Sentences one after the other; what says nothing leaves no gap. */
function joined(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined && sentence !== "").join(" ");
}
