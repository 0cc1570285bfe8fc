import type { AlarmView } from "../../watch/alarm.ts";
import type { Meanwhile } from "../../watch/decide/news.ts";
import { moment, type Said, say } from "../conversation/say.ts";
import { bold, context, section } from "../elements.ts";
import { compose, type Message, type Part } from "../message.ts";
import { count, dotted, listed, plural } from "../text.ts";
import { blindBecause } from "./blind.ts";
import { bunchTable, itemsTable, MOST_ITEMS } from "./items.ts";
import { type AlertSubject, outOf, restOf, unseenWhile } from "./notices.ts";
import type { AlertReader } from "./reader.ts";
import { atPlace, countsNote, mayRepeat, named } from "./words.ts";

/** What a digest is made of: in digest mode how it stands, and after quiet hours what changed meanwhile. */
export interface Digested {
  /** Undefined where nothing is in alarm, or the rule has a card that shows it. */
  readonly standing: AlarmView | undefined;
  readonly meanwhile: Meanwhile | undefined;
}

/** One message with all that is in alarm, with what changed while nothing might be told, or with both. */
export function digest(rule: AlertSubject, { standing, meanwhile }: Digested, reader: AlertReader): Message {
  const first = standing === undefined ? changed(rule, meanwhile) : stands(rule, standing);
  const second = standing === undefined || meanwhile === undefined ? undefined : changed(rule, meanwhile);
  return compose(first.text, [
    section([bold(first.mrkdwn), second?.mrkdwn]),
    ...(standing === undefined ? meanwhileParts(rule, meanwhile) : standingParts(rule, standing, reader)),
    meanwhile === undefined ? undefined : section(details(rule, meanwhile, reader)),
    context(
      dotted(
        meanwhile === undefined ? undefined : `since ${moment(meanwhile.since, reader.zone).mrkdwn}`,
        standing?.checkedAt === undefined
          ? undefined
          : `counted ${moment(standing.checkedAt, reader.zone).mrkdwn}`,
        standing?.nextDue === undefined ? undefined : `next ${moment(standing.nextDue, reader.zone).mrkdwn}`,
        countsNote(rule.definition.source),
        standing === undefined || standing.items.length === 0
          ? undefined
          : say`times in the table are of ${rule.definition.zone}`.mrkdwn,
        mayRepeat(reader.repeated)?.mrkdwn,
      ),
    ),
  ]);
}

/** "Low now: 3 of 40 watched items, 1 of them out · caps" */
function stands(rule: AlertSubject, { counts }: AlarmView): Said {
  const { low, out, unknown, watched } = counts;
  const all = low + out;
  const among = watched === undefined ? say`` : say` of ${count(watched)} watched`;
  const blind = unknown === 0 ? say`` : say`, ${count(unknown)} not known`;
  return say`Low now: ${count(all)}${among} ${(watched ?? all) === 1 ? "item" : "items"}${outOf(counts)}${blind} · ${named(rule.name)}`;
}

/** "While nothing was told: 3 items ran low, 1 of them out, 2 recovered · caps" */
function changed(rule: AlertSubject, meanwhile: Meanwhile | undefined): Said {
  if (meanwhile === undefined) return say`Nothing changed · ${named(rule.name)}`;
  const { ranLow, recovered, more } = meanwhile;
  const [ran, back] = [ranLow.low + ranLow.out, recovered.length + more];
  const low = ran === 0 ? say`nothing ran low` : say`${plural(ran, "item")} ran low${outOf(ranLow)}`;
  const well = back === 0 ? say`` : say`, ${count(back)} recovered`;
  return say`While nothing was told: ${low}${well} · ${named(rule.name)}`;
}

function standingParts(rule: AlertSubject, view: AlarmView, { now }: AlertReader): Part[] {
  const all = view.counts.low + view.counts.out + view.counts.unknown;
  const shown = Math.min(view.items.length, MOST_ITEMS);
  const rest = all > shown && shown > 0 ? `The worst ${shown} are shown, of ${count(all)}.` : undefined;
  return [itemsTable(rule, view.items, now), section([rest])];
}

function meanwhileParts(rule: AlertSubject, meanwhile: Meanwhile | undefined): Part[] {
  if (meanwhile === undefined) return [];
  return [bunchTable(rule, meanwhile.ranLow), section([restOf(meanwhile.ranLow)])];
}

/** What recovered, and when it could not be seen. */
function details(rule: AlertSubject, meanwhile: Meanwhile, { zone }: AlertReader): (string | undefined)[] {
  const { recovered, more, outage, blind } = meanwhile;
  const { source } = rule.definition;
  const names = recovered.map(({ sku, place }) => say`${named(sku)} ${atPlace(source, place)}`.mrkdwn);
  const others = more === 0 ? [] : [`${count(more)} more`];
  return [
    names.length === 0
      ? undefined
      : `Recovered: ${listed([...names.slice(0, 8), ...rest(names, 8), ...others], 12)}.`,
    outage === undefined ? undefined : unseenWhile(outage, zone).mrkdwn,
    blind === undefined
      ? undefined
      : say`Since ${moment(blind.since, zone)} it cannot be seen: ${blindBecause(blind.why)}.`.mrkdwn,
  ];
}

function rest(names: readonly string[], most: number): string[] {
  return names.length > most ? [`${count(names.length - most)} more`] : [];
}
