import { plural } from "./text.ts";
import { partsIn } from "./zones.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const HAS_ZONE = /(?:Z|[+-]\d\d:?\d\d)$/i;
/** The last moment that a Date can hold. */
const LAST = 8.64e15;

/** Milliseconds of an ISO 8601 text from the OMS, which means UTC where it names no zone. Undefined where it is no date. */
export function parseUtc(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(HAS_ZONE.test(text) || !text.includes("T") ? text : `${text}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** A date from the OMS for a file, which has no reader: "2026-11-20 14:30", in UTC; what is no date stays as it is. */
export function utcText(text: string | undefined): string {
  const time = parseUtc(text);
  return time === undefined ? (text ?? "") : new Date(time).toISOString().slice(0, 16).replace("T", " ");
}

type Shape = "day" | "moment" | "clock";

const TOKENS: Readonly<Record<Shape, string>> = {
  day: "{date_short_pretty}",
  moment: "{date_short_pretty} {time}",
  clock: "{time_secs}",
};

/**
 * A moment that Slack shows in each reader's own zone and habit; the fallback is in `zone`. For mrkdwn only.
 * @see https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function slackDate(ms: number, zone: string, shape: Shape = "moment"): string {
  return `<!date^${Math.floor(ms / SECOND)}^${TOKENS[shape]}|${inZone(ms, zone, shape)}>`;
}

/** A moment in words of a zone: "Fri 20 Nov 2026", "Fri 20 Nov 2026 09:30", "14:02:11". */
export function inZone(ms: number, zone: string, shape: Shape): string {
  if (!(Math.abs(ms) <= LAST)) return "an unknown time";
  const { weekday, day, month, year, hour, minute, second } = partsIn(zone, ms);
  const date = `${weekday} ${day} ${month} ${year}`;
  if (shape === "day") return date;
  const clock = `${hour}:${minute}`;
  return shape === "clock" ? `${clock}:${second}` : `${date} ${clock}`;
}

/** A length of time by its largest unit, rounded down: "2 days", "3 hours", "1 minute", "0 seconds". */
export function duration(ms: number): string {
  const length = Math.abs(ms);
  if (length >= DAY) return plural(Math.floor(length / DAY), "day");
  if (length >= HOUR) return plural(Math.floor(length / HOUR), "hour");
  if (length >= MINUTE) return plural(Math.floor(length / MINUTE), "minute");
  return plural(Math.floor(length / SECOND), "second");
}

/** "2 days ago", "in 3 hours", "just now". */
export function ago(ms: number, now: number): string {
  if (Math.abs(now - ms) < MINUTE) return "just now";
  return ms <= now ? `${duration(now - ms)} ago` : `in ${duration(ms - now)}`;
}
