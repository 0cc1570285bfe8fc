import { findAlarm } from "../database/alert-alarms.ts";
import { activeRulesOf, pauseActiveRule, type PausedRule } from "../database/alert-pauses.ts";
import { appendNews, type NewNews } from "../database/outbox-append.ts";
import type { Queries } from "../database/tables.ts";
import { cardNews, pausedNews } from "./news.ts";

/** How the app pauses rules: why, in a sentence, and whether their channel can still be told. */
export interface PauseHow {
  readonly because: string;
  readonly isThere: boolean;
}

/**
 * The app pauses rules of one channel by itself: their cards say so where they can, and whoever made them is told in
 * person, once for all of them. Those that are paused already, or gone, are let be.
 */
export async function pauseByItself(
  transaction: Queries,
  channel: string,
  rules: readonly string[],
  { because, isThere }: PauseHow,
  at: number,
): Promise<void> {
  const paused: PausedRule[] = [];
  // Whoever locks several rules takes them in this order, or two would wait for each other for ever.
  for (const id of rules.toSorted()) {
    const rule = await pauseActiveRule(transaction, id, { at, because });
    if (rule !== undefined) paused.push(rule);
  }
  const cards = isThere ? await cardsOf(transaction, channel, paused) : [];
  const notices = [...Map.groupBy(paused, ({ creator }) => creator)].map(([creator, theirs]) =>
    pausedNews({ names: theirs.map(({ name }) => name), channel, because, creator }),
  );
  await appendNews(transaction, [...cards, ...notices], at);
}

/** The same for every rule of a channel. */
export async function pauseAllByItself(
  transaction: Queries,
  channel: string,
  how: PauseHow,
  at: number,
): Promise<void> {
  await pauseByItself(transaction, channel, await activeRulesOf(transaction, channel), how, at);
}

async function cardsOf(
  transaction: Queries,
  channel: string,
  paused: readonly PausedRule[],
): Promise<NewNews[]> {
  const cards: NewNews[] = [];
  for (const { id } of paused) {
    const alarm = await findAlarm(transaction, { openOf: id });
    if (alarm?.shown === true) cards.push(cardNews({ id, channel }, alarm.id));
  }
  return cards;
}
