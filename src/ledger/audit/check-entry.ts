import { canonical } from "../fingerprint.ts";
import { type SealedEntry, seal, sealReason, toEntry } from "./entry.ts";
import type { Page } from "./page.ts";

/** What is wrong at one place of the audit, in a sentence. */
export interface AuditProblem {
  readonly seq: number;
  readonly what: string;
}

/** Where a walk over the chain is: the entry it saw last. */
export interface Step {
  readonly seq: number;
  readonly hash: string;
}

/** What is wrong with an entry of a page, seen from the entry before it. */
export function checkEntry(row: Page["rows"][number], page: Page, before: Step): AuditProblem[] {
  const { seq } = row;
  const what = [
    ...(seq === before.seq + 1 ? [] : [missing(before.seq + 1, seq - 1)]),
    ...(row.previous === before.hash
      ? []
      : [`Entry ${seq} does not follow the one before it: an entry was changed, removed or inserted there.`]),
    ...contents(toEntry(row), seq, page),
  ];
  return what.map((sentence) => ({ seq, what: sentence }));
}

function contents(entry: SealedEntry | undefined, seq: number, page: Page): string[] {
  if (entry === undefined || seal(entry) !== entry.hash) return [`Entry ${seq} was changed.`];
  const reason = page.reasons.get(seq);
  const named = entry.targets.map((target) => canonical(target));
  return [
    ...(reason !== undefined && sealReason(reason.salt, reason.reason) !== entry.reasonHash
      ? [`The reason beside entry ${seq} was ${entry.reasonHash === undefined ? "inserted" : "changed"}.`]
      : []),
    ...(!sameSet(named, page.targets.get(seq) ?? [])
      ? [`Entry ${seq} is not found by what it names: the list of its targets was changed.`]
      : []),
  ];
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.every((one) => others.includes(one)) && others.every((one) => some.includes(one));
}

/** "Entry 7 is missing.", "Entries 7 to 9 are missing." */
export function missing(first: number, last: number): string {
  if (first > last) return "Two entries have one place.";
  return first === last ? `Entry ${first} is missing.` : `Entries ${first} to ${last} are missing.`;
}
