import type { AlarmRecord } from "../database/alert-alarms.ts";
import { itemsOf } from "../database/alert-items.ts";
import { readingsOf } from "../database/alert-readings.ts";
import type { Queries } from "../database/tables.ts";
import type { AlarmView } from "../watch/alarm.ts";
import { isBlind } from "../watch/decide/look.ts";
import { type Item, worstFirst } from "../watch/item.ts";
import { toAlarm } from "./state.ts";
import type { WatchedRule } from "./watched-rule.ts";

/** As many items as a card shows, and of so many of them the last readings: it draws the few that moved. */
const SHOWN = 20;
const TRENDS = 10;
const READINGS = 20;

/** An alarm as its card shows it, from what the database holds now. */
export async function viewOf(db: Queries, rule: WatchedRule, alarm: AlarmRecord): Promise<AlarmView> {
  return viewWith(db, rule, alarm, alarm.closedAt === undefined ? await worstOf(db, rule.id) : []);
}

/** The same from its items, the worst first, for whoever has read them. */
export async function viewWith(
  db: Queries,
  rule: WatchedRule,
  alarm: AlarmRecord,
  items: readonly Item[],
): Promise<AlarmView> {
  const { status } = rule;
  return {
    rule: { id: rule.id, name: rule.name, definition: rule.rule },
    alarm: toAlarm(alarm),
    items: items.slice(0, SHOWN),
    counts: { ...countsOf(items), watched: status.watched, ever: alarm.ever },
    trends: await readingsOf(db, rule.id, { items: items.slice(0, TRENDS), most: READINGS }),
    checkedAt: status.checkedAt,
    nextDue: rule.nextDue,
    paused: rule.paused,
    blind: isBlind(status) && status.blind ? { since: status.blind.since, why: status.blind.why } : undefined,
  };
}

/** All that is in alarm or unknown, the worst first. */
export async function worstOf(db: Queries, rule: string): Promise<Item[]> {
  return (await itemsOf(db, rule)).toSorted(worstFirst);
}

/** How many items are in each state. */
export function countsOf(items: readonly Item[]): Pick<AlarmView["counts"], Item["state"]> {
  const counts = { low: 0, out: 0, unknown: 0 };
  for (const { state } of items) counts[state] += 1;
  return counts;
}
