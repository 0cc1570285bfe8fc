import { findRule, listRules, type OnUnreadable, type RuleRecord } from "../database/alert-rules.ts";
import type { Queries } from "../database/tables.ts";
import { asError, type Log } from "../log.ts";
import type { UnreadableRule } from "../operations/alert/book.ts";
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

/** Those of a channel that cannot, by name. */
export async function listUnreadable(
  db: Queries,
  channel: string,
  onUnreadable: OnUnreadable,
): Promise<UnreadableRule[]> {
  const { unread, note } = noting(onUnreadable);
  await listWatched(db, { channel }, note);
  return unread;
}

/** A rule by its id, or by its name in a channel, whether or not it can be read; undefined where there is none. */
export async function findWatched(
  db: Queries,
  by: Parameters<typeof findRule>[1],
  onUnreadable: OnUnreadable,
): Promise<WatchedRule | UnreadableRule | undefined> {
  const { unread, note } = noting(onUnreadable);
  const found = await findRule(db, by, note);
  const [watched] = readRules(found === undefined ? [] : [found], note);
  return unread[0] ?? watched;
}

/** Keeps of each rule that cannot be read what is known of it. */
function noting(onUnreadable: OnUnreadable) {
  const unread: UnreadableRule[] = [];
  const note: OnUnreadable = (rule, error) => {
    const { id, channel, name, version } = rule;
    unread.push({ unreadable: true, id, channel, name, version: String(version) });
    onUnreadable(rule, error);
  };
  return { unread, note };
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
