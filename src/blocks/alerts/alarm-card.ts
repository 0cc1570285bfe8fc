import { levelsOf } from "../../operations/alert/describe.ts";
import type { AlarmView } from "../../watch/alarm.ts";
import type { Rule } from "../../watch/rule.ts";
import { everyoneIn, who } from "../change/words.ts";
import { joinSaid, moment, type Said, say } from "../conversation/say.ts";
import { bold, context, section } from "../elements.ts";
import { compose, type Message } from "../message.ts";
import { count, plural } from "../text.ts";
import { duration } from "../time.ts";
import { blindBecause } from "./blind.ts";
import { alarmButtons } from "./buttons.ts";
import { headline } from "./headline.ts";
import { itemsTable, manyOf, restOf } from "./items.ts";
import type { AlertReader } from "./reader.ts";
import { trendParts } from "./trend.ts";
import { countsNote, mayRepeat, named, pausedSince } from "./words.ts";

export interface CardHow {
  /** A Slack user group to mention; only where the card is new. */
  readonly mention?: string | undefined;
}

/** An alarm's card as it stands now: open, blind, or recovered. Whoever posts it first may have it mention a group. */
export function alarmCard(view: AlarmView, reader: AlertReader, { mention }: CardHow = {}): Message {
  if (view.alarm.closedAt !== undefined) return closed(view, view.alarm.closedAt, reader);
  const { rule, items } = view;
  const lead = leadOf(view, reader);
  const { definition } = rule;
  return compose(lead.text, [
    section([bold(lead.mrkdwn), notLookedAt(view, reader)?.mrkdwn, since(view, reader, mention).mrkdwn]),
    itemsTable(rule, items, reader.now),
    section([restOf(manyOf(view), { csv: true })]),
    ...trendParts(definition, view.trends),
    ...alarmButtons(view, reader),
    context(footer(view, reader).mrkdwn),
  ]);
}

/** While nothing can be seen, that is the answer. */
function leadOf(view: AlarmView, reader: AlertReader): Said {
  const { blind, rule } = view;
  if (blind === undefined) return headline(view);
  const at = moment(blind.since, reader.zone);
  return say`Cannot see stock for ${named(rule.name)} since ${at}: ${blindBecause(blind.why)}.`;
}

/** What is shown of a paused rule may be long untrue. */
function notLookedAt({ paused }: AlarmView, { zone }: AlertReader): Said | undefined {
  return paused && say`Not looked at: ${pausedSince(paused, moment(paused.at, zone))}`;
}

function since(
  { alarm, blind, counts }: AlarmView,
  { zone }: AlertReader,
  mention: string | undefined,
): Said {
  const many = counts.low + counts.out + counts.unknown;
  const seen =
    many === 1
      ? say`The item below was not well when it was last seen`
      : say`The ${count(many)} items below were not well when they were last seen`;
  const began = say`in alarm since ${moment(alarm.openedAt, zone)}`;
  const called = mention === undefined ? undefined : everyoneIn(mention);
  return joinSaid([called, blind === undefined ? undefined : seen, began], " · ");
}

function footer(
  { alarm, rule, items, checkedAt, nextDue }: AlarmView,
  { zone, repeated }: AlertReader,
): Said {
  const { claimed, snoozed } = alarm;
  const { definition } = rule;
  return joinSaid(
    [
      claimed && say`claimed by ${who(claimed.by)} ${moment(claimed.at, zone)}`,
      snoozed &&
        (snoozed.until === "change"
          ? say`snoozed by ${who(snoozed.by)} until it changes`
          : say`snoozed by ${who(snoozed.by)} until ${moment(snoozed.until, zone)}`),
      checkedAt === undefined ? undefined : say`checked ${moment(checkedAt, zone)}`,
      nextDue === undefined ? undefined : say`next ${moment(nextDue, zone)}`,
      say`${levelsOf(definition)}`,
      say`${countsNote(definition.source)}`,
      items.length === 0 ? undefined : say`times in the table are of ${definition.zone}`,
      mayRepeat(repeated),
    ],
    " · ",
  );
}

/** Where all that was in it was muted, and only what was out of sight came back, nothing of it is counted. */
function allBack(ever: number, { levels }: Rule): Said {
  if (ever === 0) return say`nothing is low any more`;
  const all = ever === 1 ? say`the item is` : say`all ${plural(ever, "item")} are`;
  return say`${all} back at ${levels.recover} or more`;
}

/** It is over: all are well again, or what was left is not watched any more. Nothing more is to be done. */
function closed({ rule, alarm, counts }: AlarmView, closedAt: number, reader: AlertReader): Message {
  const lasted = duration(closedAt - alarm.openedAt);
  const lead =
    alarm.closedBy === "edit"
      ? say`Not watched any more: ${named(rule.name)} was changed, ${lasted} after something ran low.`
      : say`Recovered: ${named(rule.name)}, ${allBack(counts.ever, rule.definition)} after ${lasted}.`;
  const when = say`${moment(alarm.openedAt, reader.zone)} to ${moment(closedAt, reader.zone)}`;
  const claimed = alarm.claimed && say`was claimed by ${who(alarm.claimed.by)}`;
  return compose(lead.text, [
    section([bold(lead.mrkdwn)]),
    context(joinSaid([when, claimed, say`${countsNote(rule.definition.source)}`], " · ").mrkdwn),
  ]);
}
