import { z } from "zod";
import { isZone } from "../../watch/schedule/zone.ts";
import { nearest } from "../../words/nearly.ts";
import { type Quiet, TimeOfDay } from "../../watch/rule.ts";

const EVERY = /^(\d{1,3}) ?(m|min|minutes?|h|hours?)$/i;
const CLOCK = /^(\d{1,2}):(\d{2})$/;
const MOST_MINUTES = 720;

/** "15m", "2h": minutes; undefined where it is no such length. */
function readEvery(said: string): number | undefined {
  const [, count, unit] = EVERY.exec(said.trim()) ?? [];
  if (count === undefined || unit === undefined) return undefined;
  return Number(count) * (unit.toLowerCase().startsWith("h") ? 60 : 1);
}

/** How often, as it is typed: "15m", "2h". */
export function printEvery(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}

/** How often, from what was typed. */
export const everySlot = z.string().transform((said, context) => {
  const minutes = readEvery(said);
  if (minutes !== undefined && minutes >= 1 && minutes <= MOST_MINUTES) return minutes;
  const message =
    minutes === undefined
      ? `“${said}” is not how often. Say 15m or 2h.`
      : `It can be looked every 1m at the most often and every ${printEvery(MOST_MINUTES)} at the least; for less, say daily.`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** A time of day, from "9:00" or "09:00". */
export const clockSlot = z.string().transform((said, context) => {
  const time = readClock(said);
  if (time !== undefined) return time;
  context.addIssue({ code: "custom", message: `“${said}” is not a time of day. Say it like 09:00.` });
  return z.NEVER;
});

function readClock(said: string): string | undefined {
  const [, hour, minute] = CLOCK.exec(said.trim()) ?? [];
  return TimeOfDay.safeParse(`${hour?.padStart(2, "0")}:${minute}`).data;
}

/** Quiet hours, from "22:00-07:00". */
export const quietSlot = z.string().transform((said, context): Quiet => {
  const [first = "", second = "", ...more] = said.split(/[-−–—]/u);
  const [from, to] = [readClock(first), readClock(second)];
  if (from !== undefined && to !== undefined && from !== to && more.length === 0) return { from, to };
  const message =
    from !== undefined && from === to
      ? "Quiet hours begin and end at different times."
      : `“${said}” are no quiet hours. Say them like 22:00-07:00.`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** A time zone that exists, from its name in any case. */
export const zoneSlot = z.string().transform((said, context) => {
  const zone = readZone(said.trim());
  if (zone !== undefined) return zone;
  const near = nearZone(said.trim());
  const hint = near === undefined ? "Say it like America/Toronto." : `Did you mean ${near}?`;
  context.addIssue({ code: "custom", message: `There is no time zone called ${said}. ${hint}` });
  return z.NEVER;
});

/** As it is written, whatever the case in which it was typed. */
function readZone(said: string): string | undefined {
  if (!isZone(said)) return undefined;
  return Intl.supportedValuesOf("timeZone").find((zone) => zone.toLowerCase() === said.toLowerCase()) ?? said;
}

function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? "").replaceAll("_", " ");
}

/** A zone that is called nearly so, or whose city is. */
function nearZone(said: string): string | undefined {
  const zones = Intl.supportedValuesOf("timeZone");
  const [whole] = nearest(said, zones, { most: 1 });
  if (whole !== undefined) return whole;
  const [city] = nearest(said.replaceAll("_", " "), zones.map(cityOf), { most: 1 });
  return city === undefined ? undefined : zones.find((zone) => cityOf(zone) === city);
}
