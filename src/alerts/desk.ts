import type { OnUnreadable } from "../database/alert-rules.ts";
import type { Database } from "../database/open-database.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Omni } from "../omni/index.ts";
import type { Operation } from "../operations/operation.ts";
import type { PolicySource } from "../policy/file.ts";
import type { Channels } from "../slack/channels.ts";

/** Rules, each as often as a run of it is done at the moment. */
export interface UnderWay {
  readonly begin: (rule: string) => void;
  readonly end: (rule: string) => void;
  readonly rules: () => readonly string[];
}

/** Nothing is under way. */
export function createUnderWay(): UnderWay {
  const runs = new Map<string, number>();
  const add = (rule: string, more: number) => {
    const left = (runs.get(rule) ?? 0) + more;
    if (left > 0) runs.set(rule, left);
    else runs.delete(rule);
  };
  return {
    begin: (rule) => add(rule, 1),
    end: (rule) => add(rule, -1),
    rules: () => [...runs.keys()],
  };
}

/** What the rules of alerts are run with, made once by the app. */
export interface AlertsDesk {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly omni: Omni;
  readonly policy: Pick<PolicySource, "current">;
  readonly channels: Pick<Channels, "find">;
  readonly operations: readonly Operation[];
  readonly log: Log;
  /** Told of every rule that this version cannot read, as often as it comes across it. */
  readonly unreadable: OnUnreadable;
  readonly metrics: Metrics;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** This process among all that share the database. */
  readonly owner: string;
  /** The rules whose runs this process does now. */
  readonly underWay: UnderWay;
  /** Stops every call when the app stops. */
  readonly stopping: AbortSignal;
  /** There is something to tell. */
  readonly wake: () => void;
}
