import type { Alarm } from "../alarm.ts";
import type { Crossing, Item } from "../item.ts";
import { isInAlarm } from "./news.ts";

/** An alarm that is not closed, or none. */
export function openOne(alarm: Alarm | undefined): Alarm | undefined {
  return alarm?.closedAt === undefined ? alarm : undefined;
}

/** A new alarm, which nobody was shown yet. */
function newAlarm(id: string, at: number): Alarm {
  const none = { closedAt: undefined, closedBy: undefined, claimed: undefined, snoozed: undefined };
  return { id, openedAt: at, shown: false, ...none };
}

/**
 * The alarm after its items changed. What is low or out opens one; anything, unknown too, keeps it open; it closes
 * when nothing is left. `recovered` says whether what was left last was seen to be well.
 */
export function alarmAfter(
  open: Alarm | undefined,
  items: readonly Item[],
  recovered: boolean,
  { at, id }: { readonly at: number; readonly id: string },
): Alarm | undefined {
  if (open === undefined) return items.some(isInAlarm) ? newAlarm(id, at) : undefined;
  if (items.length > 0) return open;
  return { ...open, closedAt: at, closedBy: recovered ? "recovery" : "edit", snoozed: undefined };
}

/** The alarm without a snooze that is over: its time has come, or something changed where it lasts until then. */
export function awake(
  alarm: Alarm | undefined,
  crossings: readonly Crossing[],
  at: number,
): Alarm | undefined {
  if (alarm?.snoozed === undefined) return alarm;
  const { until } = alarm.snoozed;
  const isOver = until === "change" ? crossings.some(isChange) : until <= at;
  return isOver ? { ...alarm, snoozed: undefined } : alarm;
}

/** To be out of sight, and to come back as it was, is no change. */
function isChange({ was, to }: Crossing): boolean {
  return to !== "unknown" && to !== was;
}
