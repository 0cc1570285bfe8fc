import { noteAlarmItems, takeAlarmItems } from "../database/alert-alarm-items.ts";
import { type AlarmRecord, changeAlarm, findAlarm, openAlarm } from "../database/alert-alarms.ts";
import { itemsOf, replaceItems } from "../database/alert-items.ts";
import { keepRuleStatus } from "../database/alert-rule-changes.ts";
import type { LastRun } from "../database/alert-rules.ts";
import type { Queries } from "../database/tables.ts";
import type { Alarm } from "../watch/alarm.ts";
import { heldUntil } from "../watch/decide/held-until.ts";
import type { State } from "../watch/decide/state.ts";
import { watchingOf } from "../watch/evaluate/watching.ts";
import type { WatchedRule } from "./watched-rule.ts";

/** All that is known of a rule. */
export async function stateOf(db: Queries, { id, status }: WatchedRule): Promise<State> {
  const alarm = await findAlarm(db, { openOf: id });
  return { status, alarm: alarm && toAlarm(alarm), items: await itemsOf(db, id) };
}

/** An alarm without what only its card needs. */
export function toAlarm({ id, openedAt, closedAt, closedBy, shown, claimed, snoozed }: AlarmRecord): Alarm {
  return { id, openedAt, closedAt, closedBy, shown, claimed, snoozed };
}

/** Keeps what is known of a rule from now on, in the transaction that locked it. */
export async function keepState(
  transaction: Queries,
  rule: WatchedRule,
  after: State,
  { at, lastRun }: { readonly at: number; readonly lastRun?: LastRun | undefined },
): Promise<void> {
  await replaceItems(transaction, rule.id, after.items);
  if (after.alarm !== undefined) await keepAlarm(transaction, rule, after.alarm);
  await keepRuleStatus(transaction, rule.id, {
    status: after.status,
    lastRun,
    nextDue: sooner(rule, heldUntil(rule.rule, after, at)),
  });
}

/** When what is held back may be told, where that is before the next run. */
function sooner({ state, nextDue }: WatchedRule, held: number | undefined): number | undefined {
  if (state !== "active" || held === undefined) return undefined;
  return nextDue === undefined || held < nextDue ? held : undefined;
}

async function keepAlarm(transaction: Queries, rule: WatchedRule, alarm: Alarm): Promise<void> {
  const { shown, claimed, snoozed, closedAt, closedBy } = alarm;
  const counted = closedAt === undefined ? {} : { ever: await everIn(transaction, rule) };
  const edit = { shown, claimed, snoozed, closedAt, closedBy, ...counted };
  if ((await changeAlarm(transaction, alarm.id, edit)) === undefined)
    await openAlarm(transaction, { id: alarm.id, rule: rule.id, openedAt: alarm.openedAt, shown, ever: 0 });
  if (closedAt === undefined) await noteAlarmItems(transaction, rule.id);
}

/** How many items were in an alarm. Of what is not watched any more nobody knows whether it is well again. */
async function everIn(transaction: Queries, { id, rule }: WatchedRule): Promise<number> {
  const { has } = watchingOf(rule);
  const items = await takeAlarmItems(transaction, id);
  return items.filter(({ sku, place }) => has(sku, place)).length;
}
