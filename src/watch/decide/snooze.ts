import { tomorrowAt } from "../schedule/next-due.ts";

const HOUR = 60 * 60_000;
const MORNING = "09:00";

/** How long an alarm can be snoozed. */
export const SNOOZES = ["1h", "4h", "tomorrow", "change"] as const;
export type SnoozeChoice = (typeof SNOOZES)[number];

/** When a snooze ends; tomorrow means 09:00 of the next day of the calendar in this zone. */
export function snoozeUntil(choice: SnoozeChoice, zone: string, at: number): number | "change" {
  if (choice === "change") return choice;
  if (choice === "tomorrow") return tomorrowAt(MORNING, zone, at);
  return at + (choice === "1h" ? HOUR : 4 * HOUR);
}
