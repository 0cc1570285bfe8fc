import type { Schedule } from "../rule.ts";
import { timeOfDay } from "./time-of-day.ts";
import { DAY, firstMoment, HOUR, nextOnTheClock, onTheClock } from "./zone.ts";

const MINUTE = HOUR / 60;
/** The first of January 1970 was a Thursday; Sunday is 0. */
const FIRST_WEEKDAY = 4;
const RUNS_COMPARED = 8;

/**
 * When a rule is looked at next, strictly later than `after`. All times are milliseconds since 1970.
 * - `every` means the multiples of its minutes since 1970, so that rules that ask the same ask it at the same time;
 * - `hourly` each moment at which the clocks of the zone show a full hour;
 * - `daily` and `weekdays` once on each such day of the zone: a time that a change of clocks skips is the moment of the
 *   change, and of a time that comes twice it is the first.
 */
export function nextDue(schedule: Schedule, zone: string, after: number): number {
  if (schedule.kind === "every") return nextMultiple(schedule.minutes * MINUTE, after);
  if (schedule.kind === "hourly")
    return nextOnTheClock(zone, after, toFullHour, (clock) => clock % HOUR === 0);
  return nextDaily(schedule.at, zone, after, schedule.kind === "daily" ? () => true : isWeekday);
}

/** The shortest time between two of the next eight runs: within it a run must have ended. */
export function intervalOf(schedule: Schedule, zone: string, after: number): number {
  let shortest = Number.POSITIVE_INFINITY;
  let run = nextDue(schedule, zone, after);
  for (let compared = 1; compared < RUNS_COMPARED; compared += 1) {
    const next = nextDue(schedule, zone, run);
    shortest = Math.min(shortest, next - run);
    run = next;
  }
  return shortest;
}

/** Tomorrow at a time of day, by the calendar and the clocks of a zone. */
export function tomorrowAt(time: string, zone: string, at: number): number {
  const today = Math.floor(onTheClock(zone, at) / DAY);
  return firstMoment(zone, (today + 1) * DAY + timeOfDay(time));
}

function toFullHour(clock: number): number {
  return nextMultiple(HOUR, clock) - clock;
}

function nextMultiple(of: number, after: number): number {
  return (Math.floor(after / of) + 1) * of;
}

function nextDaily(time: string, zone: string, after: number, isMeant: (day: number) => boolean): number {
  let day = Math.floor(onTheClock(zone, after) / DAY);
  for (;;) {
    const due = firstMoment(zone, day * DAY + timeOfDay(time));
    if (due > after && isMeant(day) && exists(day, zone)) return due;
    day += 1;
  }
}

/** Islands that cross the date line leave out a day. */
function exists(day: number, zone: string): boolean {
  return firstMoment(zone, day * DAY) < firstMoment(zone, (day + 1) * DAY);
}

function isWeekday(day: number): boolean {
  const weekday = (day + FIRST_WEEKDAY) % 7;
  return weekday !== 0 && weekday !== 6;
}
