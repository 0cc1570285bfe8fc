import {
  alarmCard,
  type AlertReader,
  blindNotice,
  digest,
  laterNotice,
  sightNotice,
} from "../blocks/alerts/index.ts";
import type { Message } from "../blocks/message.ts";
import type { AlarmRecord } from "../database/alert-alarms.ts";
import { itemsOf } from "../database/alert-items.ts";
import type { Queries } from "../database/tables.ts";
import type { News } from "../watch/decide/news.ts";
import type { Rendered } from "./outbox/outbox.ts";
import { countsOf, viewOf } from "./view.ts";
import type { WatchedRule } from "./watched-rule.ts";

/** What news are drawn from. */
export interface Drawing {
  readonly rule: WatchedRule;
  /** The alarm they are about, as it stands now. */
  readonly alarm: AlarmRecord | undefined;
  readonly news: News;
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
  const isStanding = rule.rule.mode === "digest" && alarm !== undefined && alarm.closedAt === undefined;
  const standing = isStanding ? await viewOf(db, rule, alarm) : undefined;
  return post(to, digest(subject, { standing, meanwhile: news.meanwhile }, reader));
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
