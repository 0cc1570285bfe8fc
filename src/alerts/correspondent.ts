import { type AlertReader, deletedCard, pausedNotice } from "../blocks/alerts/index.ts";
import { changeAlarm, findAlarm } from "../database/alert-alarms.ts";
import { appendNews } from "../database/outbox-append.ts";
import { type NewsRecord, newsWaiting } from "../database/outbox.ts";
import type { Queries } from "../database/tables.ts";
import { rightsGiven } from "../policy/index.ts";
import type { Posted } from "../slack/delivery.ts";
import { pauseRefusedRules } from "./channel.ts";
import type { AlertsDesk } from "./desk.ts";
import { draw } from "./draw.ts";
import { deletedNews, Told } from "./news.ts";
import type { Correspondent, Refusal, Rendered } from "./outbox/outbox.ts";
import { pauseAllByItself } from "./pause.ts";
import { permissionOf } from "./permitted.ts";
import { findWatched, type WatchedRule } from "./watched-rule.ts";

/** Slack cannot say now who would read it; it is told later. */
class NotKnownWhoReads extends Error {
  override readonly name = "NotKnownWhoReads";
}

/** Of its rule this version can make nothing; it is told later. */
class RuleUnreadable extends Error {
  override readonly name = "RuleUnreadable";
}

/** As long as replicas of two versions run side by side. */
const LEFT_MS = 600_000;

/** Draws what is told of alerts, keeps where a card stands, and pauses the rules of a channel that refuses for good. */
export function createCorrespondent(desk: AlertsDesk): Correspondent {
  return {
    render: (news) => render(desk, news),
    posted: async (transaction, news, at) => {
      const told = Told.parse(news.data);
      if (told.about === "rule" && told.news.kind === "opened" && told.alarm !== undefined)
        await keepCard(transaction, { alarm: told.alarm, channel: news.channel, card: at }, desk.now());
    },
    refused: (transaction, news, why) => refused(desk, transaction, news, why),
  };
}

/**
 * Keeps where the card of an alarm stands. Where its rule was deleted while the card was on its way, what waits to say
 * so does not know the card: it is said anew.
 */
async function keepCard(
  transaction: Queries,
  { alarm, channel, card }: { readonly alarm: string; readonly channel: string; readonly card: Posted },
  now: number,
): Promise<void> {
  if ((await changeAlarm(transaction, alarm, { card })) !== undefined) return;
  const waiting = (await newsWaiting(transaction, channel)).map(({ data }) => Told.safeParse(data).data);
  const deleted = waiting.find((told) => told?.about === "deleted" && told.alarm === alarm);
  if (deleted?.about === "deleted")
    await appendNews(transaction, [deletedNews(channel, { ...deleted, card })], now);
}

async function render(
  desk: AlertsDesk,
  { subject, data, repeated, createdAt }: NewsRecord,
): Promise<Rendered | undefined> {
  const told = Told.parse(data);
  if (told.about === "paused")
    return { kind: "post", to: { channel: told.creator }, message: pausedNotice(told) };
  if (told.about === "deleted")
    return told.card && { kind: "edit", at: told.card, message: deletedCard(told.name, told.by) };
  const { db } = desk.database;
  const rule = await findWatched(db, { id: told.rule }, desk.unreadable);
  if (rule === undefined) return undefined;
  if ("unreadable" in rule) return leftToNewer(createdAt, desk.now());
  const permission = await permissionOf(desk, rule.channel, rule.rule);
  if (permission.kind === "unknown") throw new NotKnownWhoReads(`who reads in ${rule.channel} is not known`);
  if (permission.kind === "refused") {
    await pauseRefusedRules(desk, rule, { because: permission.because, isThere: false });
    return undefined;
  }
  const alarm = told.alarm === undefined ? undefined : await findAlarm(db, { id: told.alarm });
  const { news, list } = told;
  return draw(db, { rule, alarm, news, list, subject, reader: await readerOf(desk, rule, repeated) });
}

/** What cannot be read here may be drawn by a newer replica, if there is one; then it holds up the channel no longer. */
function leftToNewer(since: number, now: number): undefined {
  if (now - since < LEFT_MS) throw new RuleUnreadable("the rule cannot be read here");
}

/** Everyone in the channel reads it: what somebody there may do next is offered, and asked again when it is pressed. */
async function readerOf(
  { policy, channels, operations, now }: AlertsDesk,
  { channel, rule }: WatchedRule,
  repeated: boolean,
): Promise<AlertReader> {
  const { place } = await channels.find(channel);
  const given = new Set(rightsGiven(policy.current(), place));
  const offered = operations.filter(({ right }) => right !== undefined && given.has(right));
  return { may: new Set(offered.map(({ id }) => id)), zone: rule.zone, now: now(), repeated };
}

/** A channel that refuses for good pauses its rules; a message alone that is refused is let go. */
async function refused(
  { now, log }: AlertsDesk,
  transaction: Queries,
  news: readonly NewsRecord[],
  { reason, by }: Refusal,
): Promise<void> {
  log.error({ reason, by, news: news.length }, "Slack refuses what was to be told of alerts");
  if (by === "message") return;
  const because = BECAUSE[reason] ?? `Slack takes no messages for the channel (${reason}).`;
  for (const channel of new Set(news.map(({ channel }) => channel)))
    await pauseAllByItself(transaction, channel, { because, isThere: false }, now());
}

const BECAUSE: Readonly<Record<string, string>> = {
  not_in_channel: "I am not in the channel any more.",
  channel_not_found: "I am not in the channel any more, or it is gone.",
  is_archived: "The channel was archived.",
  restricted_action: "I may not post in the channel.",
};
