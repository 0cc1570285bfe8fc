import type { Blindness } from "../../watch/alarm.ts";
import type { Bunch, News } from "../../watch/decide/news.ts";
import type { Outage } from "../../watch/decide/status.ts";
import type { Rule } from "../../watch/rule.ts";
import { loud } from "../change/words.ts";
import { channelName } from "../conversation/people.ts";
import { listing, moment, outside, type Said, say, sentences } from "../conversation/say.ts";
import { tell } from "../conversation/tell.ts";
import { bold, context, section } from "../elements.ts";
import { compose, type Message } from "../message.ts";
import { count, dotted, ended, listed, plural } from "../text.ts";
import { duration } from "../time.ts";
import { blindBecause } from "./blind.ts";
import { bunchTable, restOf } from "./items.ts";
import type { AlertReader } from "./reader.ts";
import { atPlace, countsNote, mayRepeat, named } from "./words.ts";

/** The rule that a notice is about. */
export interface AlertSubject {
  readonly name: string;
  readonly definition: Rule;
}

/** In the card's thread: what ran low later. */
export function laterNotice(rule: AlertSubject, bunch: Bunch, { repeated }: AlertReader): Message {
  const { source } = rule.definition;
  const all = bunch.low + bunch.out;
  const [first] = bunch.worst;
  const isOne = all === 1 && first !== undefined;
  const lead = isOne
    ? say`Also ${first.state}: ${named(first.sku)} ${atPlace(source, first.place)}, ${count(first.count)} left · ${named(rule.name)}`
    : say`Also low: ${plural(all, "item")} more${outOf(bunch)} · ${named(rule.name)}`;
  return compose(lead.text, [
    section([bold(lead.mrkdwn)]),
    isOne ? undefined : bunchTable(rule, bunch),
    section([isOne ? undefined : restOf({ shown: bunch.worst.length, all }, { csv: false })]),
    context(dotted(countsNote(source), mayRepeat(repeated)?.mrkdwn)),
  ]);
}

/** ", 2 of them out" */
export function outOf({ low, out }: Pick<Bunch, "low" | "out">): Said {
  if (out === 0) return say``;
  return low === 0 ? say`, all out` : say`, ${count(out)} of them out`;
}

/** Nothing could be seen for two runs in a row; so many items were in alarm when they were last seen. */
export function blindNotice(
  rule: AlertSubject,
  { since, why }: Blindness,
  open: number,
  { zone, repeated }: AlertReader,
): Message {
  const last =
    open === 0
      ? say`Nothing was low when it was last seen.`
      : say`${plural(open, "item was", "items were")} low when last seen.`;
  return tell({
    lead: loud(
      say`Cannot see stock for ${named(rule.name)} since ${moment(since, zone)}: ${blindBecause(why)}.`,
    ),
    more: [sentences(last, say`I go on looking, and say when I can see again.`)],
    fine: mayRepeat(repeated),
  });
}

/** It can be seen again, though perhaps not everywhere; so many items are low or out now. */
export function sightNotice(
  rule: AlertSubject,
  { unanswered, ...outage }: Extract<News, { kind: "sight" }>,
  open: number,
  { zone, repeated }: AlertReader,
): Message {
  const now =
    open === 0
      ? say`Nothing that was seen is low.`
      : say`${plural(open, "item is", "items are")} low or out.`;
  const still = unanswered.length === 0 ? [] : [joinedNames("Still no answer from", unanswered)];
  return tell({
    lead: loud(say`I can see stock for ${named(rule.name)} again${afterOne(outage)}.`),
    more: [sentences(...unseenTimes(outage, zone), now, ...still)],
    fine: mayRepeat(repeated),
  });
}

/** How long it was blind; of several times that is nothing that can be said. */
function afterOne({ since, until, times }: Outage): Said {
  return times === 1 ? say`, after ${duration(until - since)}` : say``;
}

/** Of several times without sight: between when and when they were. */
function unseenTimes({ since, until, times }: Outage, zone: string): Said[] {
  if (times === 1) return [];
  return [
    say`It could not be seen ${count(times)} times between ${moment(since, zone)} and ${moment(until, zone)}.`,
  ];
}

/** When it could not be seen: once for so long, or several times. */
export function unseenWhile(outage: Outage, zone: string): Said {
  const [several] = unseenTimes(outage, zone);
  const { since, until } = outage;
  return several ?? say`From ${moment(since, zone)} on it could not be seen for ${duration(until - since)}.`;
}

function joinedNames(before: string, names: readonly string[]): Said {
  const said = names.map((name) => named(name));
  return {
    text: `${before} ${listed(said.map(({ text }) => text))}.`,
    mrkdwn: `${before} ${listed(said.map(({ mrkdwn }) => mrkdwn))}.`,
  };
}

/** Rules of one channel that the app paused: the first by name, how many there are, and why (a sentence). */
interface PausedRules {
  readonly names: readonly string[];
  readonly rules: number;
  readonly channel: string;
  readonly because: string;
}

/** To whoever made the rules, in person. */
export function pausedNotice({ names, rules, channel, because }: PausedRules): Message {
  const isOne = rules === 1;
  const rest = rules > names.length ? [say`${count(rules - names.length)} more`] : [];
  const which = listing([...names.map(named), ...rest], "and");
  const alerts = isOne ? say`Your alert ${which}` : say`Your ${count(rules)} alerts ${which}`;
  const are = isOne ? say`is paused` : say`are paused`;
  return tell({
    lead: say`${alerts} of ${channelName({ id: channel })} ${are}: ${outside(ended(because))}`,
    more: [say`Nothing is told until someone resumes ${isOne ? "it" : "them"} there.`],
  });
}
