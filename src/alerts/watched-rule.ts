import { findRule, listRules, type OnUnreadable, type RuleRecord } from "../database/alert-rules.ts";
import type { Queries } from "../database/tables.ts";
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

/** Tells the log of each rule that cannot be read once in this process, and again when it is another one. */
export function createUnreadable(log: Pick<Log, "error">): OnUnreadable {
  const known = new Map<string, string>();
  return ({ id, version }, error) => {
    const what = `${String(version)} ${error.message}`;
    if (known.get(id) === what) return;
    known.set(id, what);
    log.error({ err: error, rule: id }, "a rule of alerts cannot be read");
  };
}

/** The rules of a channel, or all of them, by name, that can be read. */
export async function listWatched(
  db: Queries,
  of: { readonly channel?: string | undefined },
  onUnreadable: OnUnreadable,
): Promise<WatchedRule[]> {
  return readRules(await listRules(db, of, onUnreadable), onUnreadable);
}

/** A rule by its id; undefined where there is none. */
export async function findWatched(
  db: Queries,
  id: string,
  onUnreadable: OnUnreadable,
): Promise<WatchedRule | "unreadable" | undefined> {
  let isUnreadable = false;
  const note: OnUnreadable = (rule, error) => {
    isUnreadable = true;
    onUnreadable(rule, error);
  };
  const found = await findRule(db, { id }, note);
  const [watched] = readRules(found === undefined ? [] : [found], note);
  return isUnreadable ? "unreadable" : watched;
}

/** Those of many rules that can be read and told the time of; one that cannot keeps none of the others waiting. */
export function readRules(records: readonly RuleRecord[], onUnreadable: OnUnreadable): WatchedRule[] {
  return records.flatMap((record) => {
    try {
      const watched = readRule(record);
      // Machines know different zones: in one that is not known here, nothing could be reckoned.
      onTheClock(watched.rule.zone, 0);
      return [watched];
    } catch (error) {
      onUnreadable(record, asError(error));
      return [];
    }
  });
}
