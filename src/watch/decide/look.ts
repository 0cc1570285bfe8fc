import type { Evaluated } from "../evaluate/evaluated.ts";
import type { Outage, Status } from "./status.ts";

/** Runs in a row that see nothing until it is told. */
const BLIND_AFTER = 2;

/** What a run says of how well can be seen: the status after it, and the blindness that it ended, if it did. */
export function looked(status: Status, run: Evaluated | undefined, at: number): Looked {
  if (run === undefined) return { status, outage: undefined };
  const { blind, ...rest } = status;
  if (run.sight.kind === "blind") {
    const since = { since: blind?.since ?? at, why: run.sight.why, told: blind?.told ?? false };
    return { status: { ...rest, failures: status.failures + 1, blind: since }, outage: undefined };
  }
  const isWhole = run.sight.kind === "whole";
  const after = {
    ...rest,
    failures: 0,
    checkedAt: at,
    watched: isWhole ? run.watched : status.watched,
    unanswered: run.sight.kind === "partial" ? [...run.sight.unanswered] : [],
  };
  const isOver = blind !== undefined && isBlind(status);
  return { status: after, outage: isOver ? { since: blind.since, until: at, times: 1 } : undefined };
}

export interface Looked {
  readonly status: Status;
  readonly outage: Outage | undefined;
}

/** Whether a rule is to be called blind: one failure alone is not told. */
export function isBlind({ failures }: Status): boolean {
  return failures >= BLIND_AFTER;
}

/** Two times without sight as one. */
export function bothOutages(one: Outage | undefined, other: Outage | undefined): Outage | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return { since: one.since, until: other.until, times: one.times + other.times };
}
