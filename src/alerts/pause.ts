import { findAlarm } from "../database/alert-alarms.ts";
import { lockRule, setRuleState } from "../database/alert-rule-changes.ts";
import { appendNews } from "../database/outbox-append.ts";
import type { Queries } from "../database/tables.ts";
import type { AlertsDesk } from "./desk.ts";
import { cardNews, pausedNews } from "./news.ts";

/** How the app pauses a rule: why, in a sentence, and whether its channel can still be told. */
export interface PauseHow {
  readonly because: string;
  readonly isThere: boolean;
}

/** The app pauses a rule by itself: its card says so where it can, and whoever made it is told in person. */
export async function pauseByItself(
  transaction: Queries,
  rule: string,
  { because, isThere }: PauseHow,
  at: number,
): Promise<void> {
  const locked = await lockRule(transaction, rule);
  if (locked?.state !== "active") return;
  await setRuleState(transaction, rule, { state: "paused", why: { at, because } }, at);
  const { name, channel, creator } = locked;
  const alarm = await findAlarm(transaction, { openOf: rule });
  await appendNews(
    transaction,
    [
      ...(alarm?.shown === true && isThere ? [cardNews(locked, alarm.id)] : []),
      pausedNews({ about: "paused", name, channel, because, creator }),
    ],
    at,
  );
}

/** The same in a transaction of its own, told at once. */
export async function pauseRule(desk: AlertsDesk, rule: string, how: PauseHow): Promise<void> {
  await desk.database.db
    .transaction()
    .execute((transaction) => pauseByItself(transaction, rule, how, desk.now()));
  desk.wake();
}
