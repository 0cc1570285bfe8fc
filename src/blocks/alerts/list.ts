import type { Button, KnownBlock } from "@slack/types";
import type { KeptRule, LastRun } from "../../operations/alert/book.ts";
import { levelsOf, watchedOf, whenOf } from "../../operations/alert/describe.ts";
import type { AlertsResult } from "../../operations/alert/results.ts";
import type { Answer } from "../../operations/results.ts";
import { at, loud } from "../change/words.ts";
import { code, joinSaid, lines, outside, type Said, say, sentences } from "../conversation/say.ts";
import { tell } from "../conversation/tell.ts";
import { actions, askButton, formButton, section } from "../elements.ts";
import type { Message, ViewContext } from "../message.ts";
import { count, plural } from "../text.ts";
import { unreadableBlocks, whyUnreadable } from "./unreadable.ts";
import { named, noAnswer, pausedSince } from "./words.ts";

/** So many that cannot be read stand with a button. */
const MOST_UNREADABLE = 5;
/** So many stand with their buttons; of the others their names. */
const MOST_RULES = 15;

/** The rules of a channel: how each stands, when it runs, and what can be done with it. */
export function renderAlerts(answer: Answer<AlertsResult>, view: ViewContext): Message {
  const { rules, unreadable } = answer.result;
  if (rules === undefined) return tell({ lead: ELSEWHERE, more: [TYPE_THERE] });
  const broken = whyUnreadable(unreadable);
  if (rules.length === 0 && broken === undefined)
    return tell({
      lead: say`There is no alert in this channel yet.`,
      more: [say`Make one: ${code("/omni alert create stock TEE-RED-M below 5 every 15m")}`],
      buttons: [createButton(view)],
    });
  const shown = rules.slice(0, MOST_RULES);
  const rest = rules.slice(MOST_RULES).map(({ name }) => named(name));
  return tell({
    lead: leadOf(rules, unreadable.length),
    more: broken === undefined ? [] : [broken],
    blocks: [
      ...unreadable.slice(0, MOST_UNREADABLE).flatMap((name) => unreadableBlocks(name, view)),
      ...shown.flatMap((rule) => ruleBlocks(rule, answer, view)),
    ],
    buttons: [createButton(view)],
    fine:
      rest.length === 0
        ? undefined
        : say`And ${count(rest.length)} more: ${joinSaid(rest.slice(0, 20), ", ")}`,
  });
}

const ELSEWHERE = say`Alerts belong to the channel that they tell, and this is none.`;
const TYPE_THERE = say`Type ${code("/omni alert list")} in the channel that you want to know about.`;

function createButton(view: ViewContext): Button | undefined {
  return formButton(view, "Create an alert…", "alert.create", {});
}

function leadOf(rules: readonly KeptRule[], unreadable: number): Said {
  const alarmed = rules.filter(({ alarm }) => alarm !== undefined).length;
  const paused = rules.filter((rule) => rule.paused !== undefined).length;
  const parts = [
    alarmed === 0 ? undefined : `${count(alarmed)} in alarm`,
    paused === 0 ? undefined : `${count(paused)} paused`,
    unreadable === 0 ? undefined : `${count(unreadable)} cannot be read`,
  ].filter((part) => part !== undefined);
  const how = parts.length === 0 ? "" : `: ${parts.join(", ")}`;
  return say`${plural(rules.length + unreadable, "alert")} in this channel${how}.`;
}

function ruleBlocks(rule: KeptRule, answer: Answer, view: ViewContext): KnownBlock[] {
  const { name, definition } = rule;
  const told = lines(
    say`${loud(named(name))} · ${stateOf(rule, view)}`,
    outside(`${watchedOf(definition)}; ${levelsOf(definition)}`, 250),
    runsOf(rule, view),
    unansweredOf(rule),
  );
  const about = { alert: [name] };
  const ask = (label: string, operation: string) =>
    askButton(
      view,
      label,
      { operation, values: about },
      { from: answer.question, accessible: `${label}: ${name}` },
    );
  const buttons = actions([
    ask("Run now", "alert.run"),
    ask("Preview", "alert.preview"),
    formButton(view, "Edit…", "alert.edit", about, { accessible: `Edit: ${name}` }),
    rule.paused === undefined ? ask("Pause", "alert.pause") : ask("Resume", "alert.resume"),
    formButton(view, "Delete…", "alert.delete", about, { accessible: `Delete: ${name}` }),
  ]);
  return [section([told.mrkdwn]), buttons].filter((block) => block !== undefined);
}

/** "all well", "2 low, 1 out since 09:40", "paused by @person since 09:40" */
function stateOf(
  { paused, alarm, lastRun, unknown }: KeptRule,
  view: Pick<ViewContext, "zone" | "now">,
): Said {
  if (paused !== undefined) return pausedSince(paused, at(paused.at, view));
  if (alarm === undefined) return lastRun === undefined ? say`not run yet` : withoutAlarm(lastRun, unknown);
  const parts = [
    alarm.low === 0 ? undefined : `${count(alarm.low)} low`,
    alarm.out === 0 ? undefined : `${count(alarm.out)} out`,
    alarm.unknown === 0 ? undefined : `${count(alarm.unknown)} not known`,
  ].filter((part) => part !== undefined);
  return say`${parts.join(", ") || "in alarm"} since ${at(alarm.since, view)}`;
}

/** That nothing is in alarm says that all is well only where all was seen. */
function withoutAlarm({ seen, unanswered }: LastRun, unknown: number): Said {
  if (seen === undefined || seen === 0) return say`not known`;
  const missing = unknown === 0 ? say`` : say`, ${count(unknown)} not known`;
  return unknown + unanswered.length === 0 ? say`all well` : say`all well where it could see${missing}`;
}

function runsOf({ definition, lastRun, nextDue, paused }: KeptRule, view: ViewContext): Said {
  const last =
    lastRun === undefined
      ? undefined
      : lastRun.seen === undefined
        ? say`last ${at(lastRun.at, view)}, could not see`
        : say`last ${at(lastRun.at, view)}, ${plural(lastRun.seen, "count")} in ${plural(lastRun.calls, "call")}`;
  const next = nextDue === undefined || paused !== undefined ? undefined : say`next ${at(nextDue, view)}`;
  return joinSaid([say`${whenOf(definition)}`, next, last], " · ");
}

/** "did not answer last time: queen-west" */
export function unansweredOf({ lastRun }: KeptRule): Said | undefined {
  return noAnswer("did not answer last time", lastRun?.unanswered ?? []);
}

/** Where a rule is told of by itself: what it watches, and when it runs. */
export function ruleSentences({ definition }: KeptRule): Said {
  return sentences(
    outside(`Watches ${watchedOf(definition)}; ${levelsOf(definition)}.`, 400),
    say`Runs ${whenOf(definition)}.`,
  );
}
