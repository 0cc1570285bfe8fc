import type { Quiet } from "../rule.ts";
import { timeOfDay } from "./time-of-day.ts";
import { DAY, nextOnTheClock, onTheClock } from "./zone.ts";

/** Whether the clocks of the zone show a quiet time: from `from` on, until just before `to`. */
export function isQuiet(quiet: Quiet | undefined, zone: string, at: number): boolean {
  return quiet !== undefined && isIn(quiet, onTheClock(zone, at));
}

/** The first moment from `at` on that is not quiet, by the clocks of the zone; `at` itself where that is not. */
export function quietEnd(quiet: Quiet | undefined, zone: string, at: number): number {
  if (quiet === undefined || !isQuiet(quiet, zone, at)) return at;
  const end = timeOfDay(quiet.to);
  const wait = (clock: number) => DAY - ((clock - end) % DAY);
  return nextOnTheClock(zone, at, wait, (clock) => !isIn(quiet, clock));
}

function isIn(quiet: Quiet, clock: number): boolean {
  const [from, to] = [timeOfDay(quiet.from), timeOfDay(quiet.to)];
  const time = clock % DAY;
  return from < to ? from <= time && time < to : from <= time || time < to;
}
