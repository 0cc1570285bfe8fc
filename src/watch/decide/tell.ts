import type { Alarm } from "../alarm.ts";
import type { Evaluated } from "../evaluate/evaluated.ts";
import type { Item } from "../item.ts";
import type { Rule } from "../rule.ts";
import { isUntold, meanwhileOf } from "./hold.ts";
import { openOne } from "./life.ts";
import { isBlind } from "./look.ts";
import { bunchOf, isInAlarm, type News } from "./news.ts";
import type { Decision, State } from "./state.ts";
import type { Outage, Status } from "./status.ts";

/** How a rule stands after a run, before anything of it is told. */
export interface Moment extends State {
  readonly rule: Rule;
  readonly run: Evaluated | undefined;
  /** The blindness that the run ended. */
  readonly outage: Outage | undefined;
}

/** What is posted of it, where it is not quiet. */
export function tellOf(moment: Moment): Decision {
  const digest = digestOf(moment);
  const isDigested = digest?.meanwhile !== undefined;
  const items = itemNews(moment, digest !== undefined);
  const isTold = digest !== undefined || items !== undefined;
  return {
    status: toldStatus(moment, isDigested),
    alarm: items?.kind === "opened" && moment.alarm ? { ...moment.alarm, shown: true } : moment.alarm,
    items: isTold ? moment.items.map(told) : moment.items,
    news: [...(isDigested ? [] : sightNews(moment)), digest, items].filter((news) => news !== undefined),
    ...(isDigested ? { digested: moment.items.filter(isUntold) } : {}),
  };
}

/** All that is in alarm, in digest mode when something was seen; and what was held back, once it is not any more. */
function digestOf({ rule, run, alarm, status, items }: Moment): (News & { kind: "digest" }) | undefined {
  if (isSnoozed(alarm)) return undefined;
  const meanwhile = meanwhileOf(status, items);
  const couldSee = run !== undefined && run.sight.kind !== "blind";
  const isDue = rule.mode === "digest" && couldSee && openOne(alarm) !== undefined;
  return isDue || meanwhile !== undefined ? { kind: "digest", meanwhile } : undefined;
}

/** The card of an alarm that has none yet, or what ran low later. */
function itemNews({ rule, alarm, items }: Moment, isDigested: boolean): News | undefined {
  const open = openOne(alarm);
  if (open === undefined || isSnoozed(open) || rule.mode === "digest") return undefined;
  if (!open.shown) return items.some(isInAlarm) ? { kind: "opened" } : undefined;
  const untold = items.filter(isUntold);
  if (isDigested || untold.length === 0) return undefined;
  return { kind: "later", items: bunchOf(untold), toChannel: rule.tellLater };
}

/** That it cannot be seen, or can again, where no digest says so. */
function sightNews({ status, outage }: Moment): News[] {
  const over = status.held === undefined ? outage : status.held.outage;
  const news: News[] = [];
  if (over !== undefined) news.push({ kind: "sight", ...over, unanswered: status.unanswered });
  if (isBlind(status) && status.blind?.told === false)
    news.push({ kind: "blind", since: status.blind.since, why: status.blind.why });
  return news;
}

/** What a snooze still holds back stays; the rest was told. */
function toldStatus({ status, alarm }: Moment, isDigested: boolean): Status {
  const { held, blind, ...rest } = status;
  const stays = isSnoozed(alarm) && !isDigested && held !== undefined;
  return {
    ...rest,
    blind: blind && isBlind(status) ? { ...blind, told: true } : blind,
    held: stays ? { ...held, outage: undefined } : undefined,
  };
}

function isSnoozed(alarm: Alarm | undefined): boolean {
  return openOne(alarm)?.snoozed !== undefined;
}

function told(item: Item): Item {
  return isUntold(item) ? { ...item, told: true } : item;
}
