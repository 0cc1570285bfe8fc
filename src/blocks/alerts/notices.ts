import type { Blindness } from "../../watch/alarm.ts";
import type { Item } from "../../watch/item.ts";
import type { Rule } from "../../watch/rule.ts";
import { moment, say, sentences } from "../conversation/say.ts";
import { tell } from "../conversation/tell.ts";
import { bold, context, section } from "../elements.ts";
import { compose, type Message } from "../message.ts";
import { count, plural } from "../text.ts";
import { duration } from "../time.ts";
import { blindBecause } from "./blind.ts";
import { itemsTable, MOST_ITEMS } from "./items.ts";
import type { AlertReader } from "./reader.ts";
import { atPlace, countsNote, named } from "./words.ts";

/** The rule that a notice is about. */
export interface AlertSubject {
  readonly name: string;
  readonly definition: Rule;
}

/** Items that ran low after the card was posted; `items` are the worst of `count`. */
export interface Later {
  readonly items: readonly Item[];
  readonly count: number;
}

/** In the card's thread: what ran low later. */
export function laterNotice(rule: AlertSubject, { items, count: all }: Later, reader: AlertReader): Message {
  const { source } = rule.definition;
  const [only] = items;
  const lead =
    all === 1 && only !== undefined
      ? say`Also ${only.state === "out" ? "out" : "low"}: ${named(only.sku)} ${atPlace(source, only.place)}, ${only.count ?? "count not known"} left · ${named(rule.name)}`
      : say`Also low: ${plural(all, "item")} more · ${named(rule.name)}`;
  return withTable(
    rule,
    { lead: lead.text, bolded: lead.mrkdwn, items: all === 1 ? [] : items, all },
    reader,
  );
}

/** Nothing could be seen for two runs; `open` items were in alarm when they were last seen. */
export function blindNotice(
  rule: AlertSubject,
  blind: Blindness,
  open: number,
  { zone, repeated }: AlertReader,
): Message {
  const last =
    open === 0
      ? say`All was well when it was last seen.`
      : open === 1
        ? say`The item in alarm was not well when it was last seen.`
        : say`The ${count(open)} items in alarm were not well when they were last seen.`;
  return tell({
    lead: say`Cannot see stock for ${named(rule.name)} since ${moment(blind.since, zone)}: ${blindBecause(blind.why)}.`,
    more: [sentences(last, say`I go on looking, and say when I see again.`)],
    fine: mayRepeat(repeated),
  });
}

/** It can be seen again. */
export function sightNotice(
  rule: AlertSubject,
  { since, at, open }: { readonly since: number; readonly at: number; readonly open: number },
  { repeated }: AlertReader,
): Message {
  const now =
    open === 0
      ? say`Nothing is low.`
      : say`${plural(open, "item is", "items are")} low or out; the card shows which.`;
  return tell({
    lead: sentences(say`I can see stock for ${named(rule.name)} again, after ${duration(at - since)}.`, now),
    fine: mayRepeat(repeated),
  });
}

/** What a digest tells: the worst of `low + out` items, and when they were counted. */
export interface Digest {
  readonly items: readonly Item[];
  readonly low: number;
  readonly out: number;
  readonly watched: number | undefined;
  readonly checkedAt: number;
  readonly nextDue: number | undefined;
}

/** Of a rule in digest mode: all that is in alarm at this run. */
export function digest(rule: AlertSubject, told: Digest, reader: AlertReader): Message {
  const { low, out, watched, items, checkedAt, nextDue } = told;
  const all = low + out;
  const among = watched === undefined ? say`` : say` of ${count(watched)} watched`;
  const empty = out === 0 ? say`` : say`, ${out === all ? "all" : count(out)} out`;
  const lead = say`Low now: ${count(all)}${among} ${(watched ?? all) === 1 ? "item" : "items"}${empty} · ${named(rule.name)}`;
  const when = sentences(
    say`Counted ${moment(checkedAt, reader.zone)}.`,
    nextDue === undefined ? undefined : say`Next ${moment(nextDue, reader.zone)}.`,
  );
  return withTable(rule, { lead: lead.text, bolded: lead.mrkdwn, items, all, fine: when.mrkdwn }, reader);
}

/** What changed in quiet hours: the worst of `became` items that ran low, and how many recovered. */
export interface QuietNews {
  readonly items: readonly Item[];
  readonly became: number;
  readonly recovered: number;
  readonly from: number;
  readonly to: number;
}

/** When quiet hours end: one message with what changed meanwhile. */
export function quietDigest(rule: AlertSubject, news: QuietNews, reader: AlertReader): Message {
  const { became, recovered, items, from, to } = news;
  const parts = [
    became === 0 ? undefined : `${plural(became, "item")} ran low`,
    recovered === 0 ? undefined : `${count(recovered)} recovered`,
  ].filter((part) => part !== undefined);
  const lead = say`In quiet hours ${parts.join(", ") || "nothing changed"} · ${named(rule.name)}`;
  const when = say`${moment(from, reader.zone)} to ${moment(to, reader.zone)}`;
  return withTable(
    rule,
    { lead: lead.text, bolded: lead.mrkdwn, items, all: became, fine: when.mrkdwn },
    reader,
  );
}

/** To whoever made the rule, in person: it was paused by the app, and why (a sentence). */
export function pausedNotice(
  rule: { readonly name: string; readonly channel: string; readonly isThere: boolean },
  because: string,
): Message {
  const channel = rule.isThere && /^[CG][A-Z0-9]+$/.test(rule.channel) ? rule.channel : undefined;
  const where = channel === undefined ? say`` : { text: " of a channel", mrkdwn: ` of <#${channel}>` };
  return tell({
    lead: say`Your alert ${named(rule.name)}${where} is paused: ${because}`,
    more: [say`Nothing is told until someone resumes it there.`],
  });
}

interface Tabled {
  readonly lead: string;
  readonly bolded: string;
  readonly items: readonly Item[];
  readonly all: number;
  readonly fine?: string;
}

function withTable(rule: AlertSubject, told: Tabled, { now, repeated }: AlertReader): Message {
  const { lead, bolded, items, all, fine } = told;
  const shown = Math.min(items.length, MOST_ITEMS);
  const rest = all > shown && shown > 0 ? `The worst ${shown} are shown, of ${count(all)}.` : undefined;
  const notes = [fine, countsNote(rule.definition.source), mayRepeat(repeated)?.mrkdwn];
  return compose(lead, [
    section([bold(bolded)]),
    itemsTable(rule.name, rule.definition, items, now),
    section([rest]),
    context(notes.filter((note) => note !== undefined).join(" · ")),
  ]);
}

function mayRepeat(repeated: boolean | undefined) {
  return repeated === true ? say`may be repeated: Slack did not say whether it was posted` : undefined;
}
