import { oneOf } from "../english.ts";
import type { Allowed, Limits } from "./types.ts";

/** Whose agreement a deed needs. */
export function approvalSentences({ approvals, approvers }: Allowed, name: (id: string) => string): string[] {
  if (approvals === 0) return [];
  const others = approvals === 1 ? "One other person" : `${approvals} other people`;
  const ids = approvers === undefined ? [] : [...approvers.people, ...approvers.userGroups].map(name);
  const among = ids.length > 0 ? ` of ${oneOf(ids)}` : "";
  return [`${others}${among} who may do it too must agree first.`];
}

/** How far a deed may go. */
export function limitSentences({ maxUnits, maxOrderTotal, locations }: Limits): string[] {
  const sentences: string[] = [];
  if (maxUnits !== undefined) sentences.push(`A change may be of ${maxUnits} ${plural(maxUnits)} at most.`);
  if (maxOrderTotal !== undefined) sentences.push(`The order's total may be ${maxOrderTotal} at most.`);
  if (locations !== undefined) sentences.push(`Only at ${oneOf(locations)}.`);
  return sentences;
}

function plural(units: number): string {
  return units === 1 ? "unit" : "units";
}
