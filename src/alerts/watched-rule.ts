import type { RuleRecord } from "../database/alert-rules.ts";
import { asError, type Log } from "../log.ts";
import { Status } from "../watch/decide/status.ts";
import { Rule } from "../watch/rule.ts";

/** A rule as it is kept, with what it says and what it knows read. */
export interface WatchedRule extends Omit<RuleRecord, "definition" | "status"> {
  readonly rule: Rule;
  readonly status: Status;
}

/** @throws ZodError where the row holds what no version of the app wrote */
export function readRule({ definition, status, ...record }: RuleRecord): WatchedRule {
  return { ...record, rule: Rule.parse(definition), status: Status.parse(status) };
}

/** Those of many rules that can be read; one that cannot keeps none of the others waiting. */
export function readRules(records: readonly RuleRecord[], log: Pick<Log, "error">): WatchedRule[] {
  return records.flatMap((record) => {
    try {
      return [readRule(record)];
    } catch (error) {
      log.error({ err: asError(error), rule: record.id }, "a rule of alerts cannot be read");
      return [];
    }
  });
}
