import type { Alarm } from "../alarm.ts";
import { tomorrowAt } from "../schedule/next-due.ts";

const HOUR = 60 * 60_000;
const MORNING = "09:00";

/** How long an alarm can be snoozed. */
export const SNOOZES = ["1h", "4h", "tomorrow", "change"] as const;
export type SnoozeChoice = (typeof SNOOZES)[number];

/** When a snooze ends; tomorrow means 09:00 of the next day of the calendar in the rule's zone. */
export function snoozeUntil(choice: SnoozeChoice, zone: string, at: number): number | "change" {
  if (choice === "change") return choice;
  if (choice === "tomorrow") return tomorrowAt(MORNING, zone, at);
  return at + (choice === "1h" ? HOUR : 4 * HOUR);
}

/** The alarm as somebody's. Whose it is already keeps it since then; one that is closed stays as it is. */
export function claim(alarm: Alarm, by: string, at: number): Alarm {
  if (alarm.closedAt !== undefined || alarm.claimed?.by === by) return alarm;
  return { ...alarm, claimed: { by, at } };
}

/** The alarm of which nothing is told until then. One that is closed stays as it is. */
export function snooze(alarm: Alarm, by: string, until: number | "change", at: number): Alarm {
  return alarm.closedAt === undefined ? { ...alarm, snoozed: { by, at, until } } : alarm;
}
