import type { Button } from "@slack/types";
import type { AlarmView } from "../../watch/alarm.ts";
import type { Meanwhile } from "../../watch/decide/news.ts";
import { moment, type Said, say } from "../conversation/say.ts";
import { actions, bold, context, section } from "../elements.ts";
import { compose, type Message, type Part } from "../message.ts";
import { count, dotted, listed, plural } from "../text.ts";
import { blindBecause } from "./blind.ts";
import { digestCsv } from "./buttons.ts";
import { bunchTable, itemsTable, manyOf, restOf } from "./items.ts";
import { type AlertSubject, outOf, unseenWhile } from "./notices.ts";
import type { AlertReader } from "./reader.ts";
import { atPlace, countsNote, mayRepeat, named } from "./words.ts";

/** What a digest is made of: in digest mode how it stands, and after quiet hours what changed meanwhile. */
export interface Digested {
  /** Undefined where nothing is in alarm, or the rule has a card that shows it. */
  readonly standing: AlarmView | undefined;
  readonly meanwhile: Meanwhile | undefined;
  /** What all of its items are kept as, where there are more than it shows. */
  readonly list: string | undefined;
}

/** One message with all that is in alarm, with what changed while nothing might be told, or with both. */
export function digest(
  rule: AlertSubject,
  { standing, meanwhile, list }: Digested,
  reader: AlertReader,
): Message {
  const csv = digestCsv(list, reader);
  const first = standing === undefined ? changed(rule, meanwhile) : stands(rule, standing);
  const second = standing === undefined || meanwhile === undefined ? undefined : changed(rule, meanwhile);
  return compose(first.text, [
    section([bold(first.mrkdwn), second?.mrkdwn]),
    ...(standing === undefined
      ? meanwhileParts(rule, meanwhile, csv)
      : standingParts(rule, standing, csv, reader)),
    meanwhile === undefined ? undefined : section(details(rule, meanwhile, reader)),
    actions([csv]),
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

function standingParts(
  rule: AlertSubject,
  view: AlarmView,
  csv: Button | undefined,
  { now }: AlertReader,
): Part[] {
  return [itemsTable(rule, view.items, now), section([restOf(manyOf(view), { csv: csv !== undefined })])];
}

function meanwhileParts(
  rule: AlertSubject,
  meanwhile: Meanwhile | undefined,
  csv: Button | undefined,
): Part[] {
  if (meanwhile === undefined) return [];
  const { low, out, worst } = meanwhile.ranLow;
  const many = { shown: worst.length, all: low + out };
  return [bunchTable(rule, meanwhile.ranLow), section([restOf(many, { csv: csv !== undefined })])];
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
