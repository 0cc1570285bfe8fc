import type { Rule } from "../rule.ts";
import { quietEnd } from "../schedule/quiet.ts";
import { isUntold } from "./hold.ts";
import { openOne } from "./life.ts";
import { isBlind } from "./look.ts";
import { isInAlarm } from "./news.ts";
import type { State } from "./state.ts";

/**
 * When what is held back may be told: a due time of its own, at which nothing need be looked at (`run: undefined`).
 * Undefined where nothing is held back, or nobody can say until when (a snooze that lasts until something changes).
 */
export function heldUntil(rule: Rule, { status, alarm, items }: State, at: number): number | undefined {
  const { held, blind } = status;
  const open = openOne(alarm);
  const isSightUntold = held?.outage !== undefined || (isBlind(status) && blind?.told === false);
  const isCardUntold = rule.mode === "change" && open?.shown === false && items.some(isInAlarm);
  const isUntoldOf = held !== undefined || items.some(isUntold) || isCardUntold;
  const times: number[] = [];
  if (isSightUntold) times.push(quietEnd(rule.quiet, rule.zone, at));
  const wake = open?.snoozed?.until ?? at;
  if (isUntoldOf && wake !== "change") times.push(quietEnd(rule.quiet, rule.zone, Math.max(at, wake)));
  return times.length === 0 ? undefined : Math.min(...times);
}
