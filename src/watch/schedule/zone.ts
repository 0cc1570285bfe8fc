import { tzOffset } from "@date-fns/tz/tzOffset";

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Whether a name is one of the IANA time zones that this machine knows. A bare offset ("+05:00") is none: it has no summer. */
export function isZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/**
 * What the clocks of a zone show, as milliseconds since 1970 on the clock, not in time: divided by a day it counts the
 * days of the calendar there, and what is left is the time of day.
 */
export function onTheClock(zone: string, at: number): number {
  return at + offsetAt(zone, at);
}

/**
 * The first moment at which the clocks of a zone show so much or more (see `onTheClock`). Of a time that comes twice,
 * the first; of one that is skipped, the moment of the skip. Takes clocks to change at most once in a day.
 */
export function firstMoment(zone: string, clock: number): number {
  const [earliest, latest] = [clock - 15 * HOUR, clock + 13 * HOUR];
  const before = offsetAt(zone, earliest);
  const after = offsetAt(zone, latest);
  if (before === after) return clock - before;
  const change = changeOfClocks(zone, earliest, latest);
  return clock - before < change ? clock - before : Math.max(change, clock - after);
}

/**
 * The next moment, later than `after`, at which the clocks come to a state: `wait` says how long until then from what
 * they show, were they not changed meanwhile; `is` whether a change of clocks has itself brought it about.
 */
export function nextOnTheClock(
  zone: string,
  after: number,
  wait: (clock: number) => number,
  is: (clock: number) => boolean,
): number {
  const next = after + wait(onTheClock(zone, after));
  if (offsetAt(zone, next) === offsetAt(zone, after)) return next;
  const change = changeOfClocks(zone, after, next);
  return is(onTheClock(zone, change)) ? change : nextOnTheClock(zone, change, wait, is);
}

/** The moment between two, after the first, from which on the clocks differ from those of the first. */
function changeOfClocks(zone: string, from: number, to: number): number {
  const before = offsetAt(zone, from);
  let [same, other] = [from, to];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(zone, middle) === before) same = middle;
    else other = middle;
  }
  return other;
}

function offsetAt(zone: string, at: number): number {
  const minutes = tzOffset(zone, new Date(at));
  if (Number.isNaN(minutes)) throw new RangeError(`There is no time zone ${zone}.`);
  return Math.round(minutes * MINUTE);
}
