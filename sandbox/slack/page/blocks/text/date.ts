/** For whom a date is written: an IANA zone, a locale, and what is now in milliseconds. */
export interface Reader {
  zone: string;
  locale: string;
  now: number;
}

const token = /\{(\w+)\}/g;
const day = 86_400_000;

/**
 * Writes a date by Slack's own tokens, in the reader's zone. Unknown tokens stay as they are, as in Slack.
 *
 * @param timestamp in seconds
 * @see https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function formatDate(timestamp: number, format: string, reader: Reader): string {
  const at = timestamp * 1000;
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return format;
  return format.replace(token, (whole, name: string) => writeToken(name, at, reader) ?? whole);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Each made once: it takes longer than a hundred dates to write, and a channel asks for thousands. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

function writeToken(name: string, at: number, reader: Reader): string | undefined {
  const write = (options: Intl.DateTimeFormatOptions) =>
    dateFormat(reader.locale, { timeZone: reader.zone, ...options }).format(at);
  if (name.endsWith("_pretty")) {
    const near = nearDay(at, reader);
    return near ?? writeToken(name === "day_divider_pretty" ? "date_long" : name.slice(0, -7), at, reader);
  }
  switch (name) {
    case "date_num":
      return dayKey(at, reader.zone);
    case "date_slash":
      return write({ year: "numeric", month: "2-digit", day: "2-digit" });
    case "date":
      return write({ year: "numeric", month: "long", day: "numeric" });
    case "date_short":
      return write({ year: "numeric", month: "short", day: "numeric" });
    case "date_long":
      return write({ weekday: "long", year: "numeric", month: "long", day: "numeric" });
    case "time":
      return write({ hour: "numeric", minute: "2-digit" });
    case "time_secs":
      return write({ hour: "numeric", minute: "2-digit", second: "2-digit" });
    case "ago":
      return ago(at, reader);
    default:
      return undefined;
  }
}

/** The calendar day of a moment in a zone, as 2026-11-23. */
export function dayKey(at: number, zone: string): string {
  return dateFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
}

function nearDay(at: number, reader: Reader): string | undefined {
  const key = dayKey(at, reader.zone);
  const away = [-1, 0, 1].find((days) => dayKey(reader.now + days * day, reader.zone) === key);
  if (away === undefined) return undefined;
  return new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" }).format(away, "day");
}

function ago(at: number, reader: Reader): string {
  const seconds = Math.round((at - reader.now) / 1000);
  const units = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ] as const;
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (["second", 1] as const);
  return new Intl.RelativeTimeFormat(reader.locale).format(Math.trunc(seconds / size), unit);
}
