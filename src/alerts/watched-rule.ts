import type { RuleRecord } from "../database/alert-rules.ts";
import { asError, type Log } from "../log.ts";
import { Status } from "../watch/decide/status.ts";
import { Rule } from "../watch/rule.ts";
import { onTheClock } from "../watch/schedule/zone.ts";

/** A rule as it is kept, with what it says and what it knows read. */
export interface WatchedRule extends Omit<RuleRecord, "definition" | "status"> {
  readonly rule: Rule;
  readonly status: Status;
}

/** @throws ZodError where the row holds what no version of the app wrote */
export function readRule({ definition, status, ...record }: RuleRecord): WatchedRule {
  return { ...record, rule: Rule.parse(definition), status: Status.parse(status) };
}

/** Those of many rules that can be read and told the time of; one that cannot keeps none of the others waiting. */
export function readRules(records: readonly RuleRecord[], log: Pick<Log, "error">): WatchedRule[] {
  return records.flatMap((record) => {
    try {
      const watched = readRule(record);
      // Machines know different zones: in one that is not known here, nothing could be reckoned.
      onTheClock(watched.rule.zone, 0);
      return [watched];
    } catch (error) {
      log.error({ err: asError(error), rule: record.id }, "a rule of alerts cannot be read");
      return [];
    }
  });
}
