import type { Schedule } from "../rule.ts";

/** When a rule is looked at, for people: "every 15 minutes", "weekdays at 09:00, Europe/Berlin". */
export function scheduleWords(schedule: Schedule, zone: string): string {
  if (schedule.kind === "every") return everyWords(schedule.minutes);
  if (schedule.kind === "hourly") return "at every full hour";
  return `${schedule.kind} at ${schedule.at}, ${zone}`;
}

function everyWords(minutes: number): string {
  if (minutes % 60 !== 0) return minutes === 1 ? "every minute" : `every ${minutes} minutes`;
  return minutes === 60 ? "every hour" : `every ${minutes / 60} hours`;
}
