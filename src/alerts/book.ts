import { changeAlarm, findAlarm } from "../database/alert-alarms.ts";
import {
  deleteRule,
  editRule,
  lockAnyRule,
  lockRule,
  type Remember,
  setRuleState,
} from "../database/alert-rule-changes.ts";
import { itemsOf } from "../database/alert-items.ts";
import { createRule, findRule, type RuleRecord } from "../database/alert-rules.ts";
import { appendNews } from "../database/outbox-append.ts";
import type { Queries } from "../database/tables.ts";
import type {
  AlertBook,
  AnyRule,
  Kept,
  KeptRule,
  NewRule,
  RuleChange,
  UnreadableRule,
} from "../operations/alert/book.ts";
import { afterEdit } from "../watch/decide/after-edit.ts";
import { NEW_STATUS } from "../watch/decide/status.ts";
import { nextDue } from "../watch/schedule/next-due.ts";
import type { AlertsDesk } from "./desk.ts";
import { foresee } from "./foresee.ts";
import { cardNews, type Deleted, deletedNews, newsOfRule } from "./news.ts";
import { runNow } from "./run-now.ts";
import { keepState, stateOf } from "./state.ts";
import { countsOf } from "./view.ts";
import { findWatched, listUnreadable, listWatched, readRule, type WatchedRule } from "./watched-rule.ts";

/** The rules of all channels, as operations work with them; whatever is done to one is remembered with it. */
export function createBook(desk: AlertsDesk, remember: Remember): AlertBook {
  const { db } = desk.database;
  const inOne = <Result>(work: (transaction: Queries) => Promise<Result>) =>
    db
      .transaction()
      .execute(work)
      .finally(() => desk.wake());
  const keeping = (work: (transaction: Queries) => Promise<Kept>) =>
    inOne(async (transaction) => {
      const done = await work(transaction);
      if (done.kept) await remember(transaction, done.rule.id);
      return done;
    });
  return {
    list: async (channel) => {
      const rules = await listWatched(db, { channel }, desk.unreadable);
      return Promise.all(rules.map((rule) => keptRule(db, rule)));
    },
    unreadable: (channel) => listUnreadable(db, channel, desk.unreadable),
    find: async (channel, name) => orNone(db, await findWatched(db, { channel, name }, desk.unreadable)),
    get: async (id) => orNone(db, await findWatched(db, { id }, desk.unreadable)),
    create: (rule) => keeping((transaction) => create(transaction, rule, desk.now())),
    change: (change) => keeping((transaction) => edit(transaction, change, desk.now())),
    pause: (id, by) => keeping((transaction) => pause(transaction, id, by, desk.now())),
    resume: (id, by) => keeping((transaction) => resume(transaction, id, by, desk.now())),
    remove: (id, by) =>
      inOne(async (transaction) => {
        const isRemoved = await remove(transaction, id, by, desk.now());
        if (isRemoved) await remember(transaction, id);
        return isRemoved;
      }),
    runNow: (id) => runNow(desk, id, remember),
    foresee: (rule, call) => foresee(desk, rule, call),
  };
}

async function orNone(
  db: Queries,
  found: WatchedRule | UnreadableRule | undefined,
): Promise<AnyRule | undefined> {
  return found === undefined || "unreadable" in found ? found : keptRule(db, found);
}

async function kept(db: Queries, record: RuleRecord): Promise<Kept> {
  return { kept: true, rule: await keptRule(db, readRule(record)) };
}

async function keptRule(db: Queries, record: WatchedRule): Promise<KeptRule> {
  const { id, channel, name, version, creator, changedBy, createdAt, updatedAt, paused, lastRun } = record;
  const alarm = await findAlarm(db, { openOf: id });
  const counts = countsOf(await itemsOf(db, id));
  const { rule, status } = record;
  return {
    id,
    channel,
    name,
    version,
    definition: rule,
    created: { by: creator, at: createdAt },
    changed: { by: changedBy, at: updatedAt },
    paused: paused && { by: paused.by, at: paused.at, because: paused.because },
    nextDue: record.nextDue,
    lastRun: lastRun && {
      at: lastRun.at,
      ms: lastRun.ms,
      calls: lastRun.calls,
      seen: lastRun.outcome === "blind" ? undefined : lastRun.items,
      unanswered: lastRun.outcome === "partial" ? status.unanswered : [],
    },
    alarm: alarm && { id: alarm.id, since: alarm.openedAt, ...counts },
    unknown: counts.unknown,
  };
}

/** A new rule is due at the next time of its schedule. */
async function create(transaction: Queries, { by, ...rule }: NewRule, at: number): Promise<Kept> {
  const { schedule, zone } = rule.definition;
  const due = nextDue(schedule, zone, at);
  const made = { ...rule, creator: by, status: NEW_STATUS, nextDue: due };
  const created = await createRule(transaction, made, at);
  return created === undefined ? { kept: false, because: "name-taken" } : kept(transaction, created);
}

/** What is in alarm is judged anew by the rule as it is now; nothing of that is posted but the card. */
async function edit(
  transaction: Queries,
  { id, version, name, definition, by }: RuleChange,
  at: number,
): Promise<Kept> {
  const locked = await lockRule(transaction, id);
  if (locked === undefined) return { kept: false, because: "gone" };
  const before = readRule(locked);
  const state = await stateOf(transaction, before);
  const after = afterEdit(before.rule, definition, state, at);
  const due = locked.state === "active" ? nextDue(definition.schedule, definition.zone, at) : undefined;
  const edited = await editRule(
    transaction,
    { id, version, by, now: at },
    { name, definition, status: after.status, nextDue: due },
  );
  if (edited === "stale") return { kept: false, because: "moved" };
  if (edited === "taken") return { kept: false, because: "name-taken" };
  const rule = readRule(edited);
  await keepState(transaction, rule, after, { at });
  await appendNews(transaction, newsOfRule(rule, after.alarm, after.news), at);
  return kept(transaction, (await findRule(transaction, { id })) ?? edited);
}

async function pause(transaction: Queries, id: string, by: string, at: number): Promise<Kept> {
  const paused = await setRuleState(transaction, id, { state: "paused", why: { by, at } }, at);
  return afterState(transaction, id, paused, at);
}

async function resume(transaction: Queries, id: string, by: string, at: number): Promise<Kept> {
  const locked = await lockRule(transaction, id);
  if (locked === undefined) return { kept: false, because: "gone" };
  const { schedule, zone } = readRule(locked).rule;
  const due = nextDue(schedule, zone, at);
  const resumed = await setRuleState(transaction, id, { state: "active", nextDue: due, by }, at);
  return afterState(transaction, id, resumed, at);
}

/** What was so already stays as it is; else the card says when it is looked at next, or that it is not. */
async function afterState(
  transaction: Queries,
  id: string,
  changed: RuleRecord | undefined,
  at: number,
): Promise<Kept> {
  const now = changed ?? (await findRule(transaction, { id }));
  if (now === undefined) return { kept: false, because: "gone" };
  const alarm = changed && (await findAlarm(transaction, { openOf: id }));
  if (alarm?.shown === true) await appendNews(transaction, [cardNews(now, alarm.id)], at);
  return kept(transaction, now);
}

async function remove(transaction: Queries, id: string, by: string, at: number): Promise<boolean> {
  const locked = await lockAnyRule(transaction, id);
  if (locked === undefined) return false;
  const found = await findAlarm(transaction, { openOf: id });
  // From here on nobody else says where its card stands.
  const alarm = found && (await changeAlarm(transaction, found.id, { shown: found.shown }));
  await deleteRule(transaction, id);
  if (alarm?.shown === true) {
    const { id: opened, card } = alarm;
    const deleted: Deleted = { about: "deleted", name: locked.name, by, alarm: opened, card };
    await appendNews(transaction, [deletedNews(locked.channel, deleted)], at);
  }
  return true;
}
