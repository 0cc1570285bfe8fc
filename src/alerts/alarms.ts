import { type AlarmRecord, changeAlarm, findAlarm } from "../database/alert-alarms.ts";
import { editRule, keepRuleStatus, lockRule, type Remember } from "../database/alert-rule-changes.ts";
import { appendNews } from "../database/outbox-append.ts";
import type { Queries } from "../database/tables.ts";
import type { Alarms, Pressed, StandingAlarm } from "../operations/alert/alarms.ts";
import { afterEdit } from "../watch/decide/after-edit.ts";
import { heldUntil } from "../watch/decide/held-until.ts";
import type { AlertsDesk } from "./desk.ts";
import { cardNews, newsOfRule } from "./news.ts";
import { keepState, stateOf } from "./state.ts";
import { viewOf, worstOf } from "./view.ts";
import { findWatched, readRule, type WatchedRule } from "./watched-rule.ts";

/**
 * What people do with an alarm from its card: each is decided in the database and remembered with what it changes, and
 * the card is drawn again.
 */
export function createAlarms(desk: AlertsDesk, remember: Remember): Alarms {
  const { database, now } = desk;
  const { db } = database;
  const inOne = async (work: (transaction: Queries) => Promise<Pressed>): Promise<Pressed> => {
    const pressed = await db.transaction().execute(async (transaction) => {
      const done = await work(transaction);
      if (done.kind === "done" && done.changed) await remember(transaction, done.alarm.view.rule.id);
      return done;
    });
    desk.wake();
    return pressed;
  };
  const press = (alarm: string, deed: Deed) =>
    inOne((transaction) => pressIn(transaction, alarm, deed, now()));
  return {
    find: async (id) => {
      const alarm = await findAlarm(db, { id });
      const rule = alarm && (await findWatched(db, { id: alarm.rule }, desk.unreadable));
      if (rule !== undefined && "unreadable" in rule) return rule;
      return alarm && rule && standing(db, rule, alarm);
    },
    claim: (id, by) =>
      press(id, ({ alarm, at }) => {
        const { claimed } = alarm;
        if (claimed === undefined) return { set: { claimed: { by, at } } };
        return claimed.by === by ? "same" : { taken: claimed };
      }),
    unclaim: (id) =>
      press(id, ({ alarm }) => (alarm.claimed === undefined ? "same" : { set: { claimed: undefined } })),
    snooze: (id, by, until) => press(id, ({ at }) => ({ set: { snoozed: { by, at, until } } })),
    wake: (id) =>
      press(id, ({ alarm }) => (alarm.snoozed === undefined ? "same" : { set: { snoozed: undefined } })),
    mute: (id, by, skus) => inOne((transaction) => mute(transaction, id, { by, skus }, now())),
    itemsOf: async (id) => {
      const alarm = await findAlarm(db, { id });
      return alarm === undefined || alarm.closedAt !== undefined ? [] : worstOf(db, alarm.rule);
    },
  };
}

interface Held {
  readonly rule: WatchedRule;
  readonly alarm: AlarmRecord;
  readonly at: number;
}

/** What becomes of an open alarm: something of it is set, it is so already, or somebody else has it. */
type Deed = (
  held: Held,
) =>
  | { readonly set: Pick<Partial<AlarmRecord>, "claimed" | "snoozed"> }
  | { readonly taken: NonNullable<AlarmRecord["claimed"]> }
  | "same";

async function pressIn(transaction: Queries, id: string, deed: Deed, at: number): Promise<Pressed> {
  const held = await hold(transaction, id, at);
  if (held === undefined) return { kind: "gone" };
  const { rule, alarm } = held;
  const now = await standing(transaction, rule, alarm);
  if (alarm.closedAt !== undefined) return { kind: "closed", alarm: now };
  const done = deed(held);
  if (done === "same") return { kind: "done", changed: false, alarm: now };
  if ("taken" in done) return { kind: "taken", ...done.taken, alarm: now };
  const changed = await changeAlarm(transaction, id, done.set);
  if ("snoozed" in done.set) await tellInTime(transaction, rule, at);
  await appendNews(transaction, [cardNews(rule, id)], at);
  return { kind: "done", changed: true, alarm: await standing(transaction, rule, changed ?? alarm) };
}

/** What a snooze holds back is told at its end, or now that it is over. */
async function tellInTime(transaction: Queries, rule: WatchedRule, at: number): Promise<void> {
  const held = heldUntil(rule.rule, await stateOf(transaction, rule), at);
  if (held === undefined || rule.state !== "active") return;
  if (rule.nextDue !== undefined && rule.nextDue <= held) return;
  await keepRuleStatus(transaction, rule.id, { status: rule.status, nextDue: held });
}

/** The rule is locked first, as by everyone who changes what is known of it. */
async function hold(transaction: Queries, id: string, at: number): Promise<Held | undefined> {
  const seen = await findAlarm(transaction, { id });
  const locked = seen && (await lockRule(transaction, seen.rule));
  const alarm = locked && (await findAlarm(transaction, { id }));
  return locked && alarm && { rule: readRule(locked), alarm, at };
}

async function standing(db: Queries, rule: WatchedRule, alarm: AlarmRecord): Promise<StandingAlarm> {
  return { view: await viewOf(db, rule, alarm), channel: rule.channel };
}

/** An edit of the rule like any other; what is muted leaves the alarm without a word. */
async function mute(
  transaction: Queries,
  id: string,
  { by, skus }: { readonly by: string; readonly skus: readonly string[] },
  at: number,
): Promise<Pressed> {
  const held = await hold(transaction, id, at);
  if (held === undefined) return { kind: "gone" };
  const { rule, alarm } = held;
  const muted = [...new Set([...rule.rule.muted, ...skus])];
  const changed = muted.length > rule.rule.muted.length;
  if (!changed) return { kind: "done", changed, alarm: await standing(transaction, rule, alarm) };
  const definition = { ...rule.rule, muted };
  const after = afterEdit(rule.rule, definition, await stateOf(transaction, rule), at);
  const { version, name, nextDue } = rule;
  const edit = { name, definition, status: after.status, nextDue };
  const edited = await editRule(transaction, { id: rule.id, version, by, now: at }, edit);
  if (edited === "stale" || edited === "taken") throw new Error("a rule that is locked was changed");
  await keepState(transaction, readRule(edited), after, { at });
  await appendNews(transaction, newsOfRule(rule, after.alarm, after.news), at);
  const now = (await findAlarm(transaction, { id })) ?? alarm;
  return { kind: "done", changed, alarm: await standing(transaction, readRule(edited), now) };
}
