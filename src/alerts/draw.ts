import {
  type AlertReader,
  alarmCard,
  blindNotice,
  digest,
  laterNotice,
  sightNotice,
} from "../blocks/alerts/index.ts";
import type { Message } from "../blocks/message.ts";
import type { AlarmRecord } from "../database/alert-alarms.ts";
import { itemsOf } from "../database/alert-items.ts";
import type { Queries } from "../database/tables.ts";
import type { AlarmView } from "../watch/alarm.ts";
import type { News } from "../watch/decide/news.ts";
import { keepDigestList } from "./digest-list.ts";
import type { Rendered } from "./outbox/outbox.ts";
import { countsOf, viewOf, viewWith, worstOf } from "./view.ts";
import type { WatchedRule } from "./watched-rule.ts";

/** What news are drawn from. */
export interface Drawing {
  readonly rule: WatchedRule;
  /** The alarm they are about, as it stands now. */
  readonly alarm: AlarmRecord | undefined;
  readonly news: News;
  /** What the list of a digest after quiet hours is kept as. */
  readonly list: string | undefined;
  /** The name of the message that is drawn. */
  readonly subject: string;
  readonly reader: AlertReader;
}

/** Draws news of a rule from how things stand now; undefined where there is nothing to tell any more. */
export async function draw(db: Queries, drawing: Drawing): Promise<Rendered | undefined> {
  const { rule, alarm, news, reader } = drawing;
  const { kind } = news;
  if (kind === "opened" || kind === "card" || kind === "recovered") return drawCard(db, drawing);
  const subject = { id: rule.id, name: rule.name, definition: rule.rule };
  const to = { channel: rule.channel };
  if (kind === "later") {
    const thread = alarm?.card === undefined ? {} : { thread: alarm.card.ts, broadcast: news.toChannel };
    return post({ ...to, ...thread }, laterNotice(subject, news.items, reader));
  }
  if (kind === "blind") return post(to, blindNotice(subject, news, await lastInAlarm(db, rule), reader));
  if (kind === "sight") return post(to, sightNotice(subject, news, await inAlarm(db, rule), reader));
  const standing = await standingOf(db, drawing);
  const list = standing === undefined ? drawing.list : standing.list;
  return post(to, digest(subject, { standing: standing?.view, meanwhile: news.meanwhile, list }, reader));
}

/** In digest mode how it stands now, with what the whole of it is kept as: each drawing tells what it lists. */
async function standingOf(
  db: Queries,
  { rule, alarm, subject, reader }: Drawing,
): Promise<{ readonly view: AlarmView; readonly list: string | undefined } | undefined> {
  if (rule.rule.mode !== "digest" || alarm === undefined || alarm.closedAt !== undefined) return undefined;
  const items = await worstOf(db, rule.id);
  const how = { items, at: reader.now, news: subject, mayStand: reader.repeated === true };
  return { view: await viewWith(db, rule, alarm, items), list: await keepDigestList(db, rule, how) };
}

/** A card that is new is posted, with the mention; later looks of it are edits of where it stands. */
async function drawCard(db: Queries, { rule, alarm, news, reader }: Drawing): Promise<Rendered | undefined> {
  if (alarm === undefined) return undefined;
  const view = await viewOf(db, rule, alarm);
  if (news.kind === "opened")
    return post({ channel: rule.channel }, alarmCard(view, reader, { mention: rule.rule.mention }));
  return alarm.card && { kind: "edit", at: alarm.card, message: alarmCard(view, reader) };
}

function post(to: Extract<Rendered, { kind: "post" }>["to"], message: Message): Rendered {
  return { kind: "post", to, message };
}

/** While nothing is seen all of them are unknown: those count that were low or out when they were last seen. */
async function lastInAlarm(db: Queries, { id }: WatchedRule): Promise<number> {
  return (await itemsOf(db, id)).filter(({ was }) => was !== "unknown").length;
}

async function inAlarm(db: Queries, { id }: WatchedRule): Promise<number> {
  const { low, out } = countsOf(await itemsOf(db, id));
  return low + out;
}
