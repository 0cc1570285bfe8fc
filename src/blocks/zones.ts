const DAY = 86_400_000;
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FAR = Date.UTC(3000, 0);
/** Days are remembered up to so many a zone. */
const DAYS = 5_000;

/** A moment by the clock and the calendar of a place. */
export interface ZonedParts {
  readonly weekday: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

/** What is known of a zone. `offsets` are milliseconds by day since 1970; NaN for a day on which clocks are changed. */
interface Zone {
  readonly formatter: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

/**
 * The parts of a moment in a zone; in UTC where there is no such zone. Asking `Intl` costs more than the rest of a
 * card's line, so it is asked once a day of each zone: how far clocks are from UTC there.
 */
export function partsIn(name: string, ms: number): ZonedParts {
  const zone = zoneOf(name);
  const offset = offsetAt(zone, ms);
  return Number.isNaN(offset) ? asked(zone.formatter, ms) : counted(new Date(ms + offset));
}

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const made = { formatter: formatterOf(name), offsets: new Map<number, number>() };
  zones.set(name, made);
  return made;
}

/** NaN where it has to be asked for the moment itself: then, and in years that no order is from. */
function offsetAt({ formatter, offsets }: Zone, ms: number): number {
  if (ms < 0 || ms >= FAR) return Number.NaN;
  const day = Math.floor(ms / DAY);
  const known = offsets.get(day);
  if (known !== undefined) return known;
  const [first, last] = [offsetBy(formatter, day * DAY), offsetBy(formatter, day * DAY + DAY - 1)];
  if (offsets.size >= DAYS) offsets.clear();
  const offset = first === last ? first : Number.NaN;
  offsets.set(day, offset);
  return offset;
}

function offsetBy(formatter: Intl.DateTimeFormat, ms: number): number {
  const { day, month, year, hour, minute, second } = asked(formatter, ms);
  const [y = 0, d = 0, h = 0, m = 0, s = 0] = [year, day, hour, minute, second].map(Number);
  return Date.UTC(y, MONTHS.indexOf(month), d, h, m, s) - Math.floor(ms / 1000) * 1000;
}

function counted(at: Date): ZonedParts {
  return {
    weekday: WEEKDAYS[at.getUTCDay()] ?? "",
    day: String(at.getUTCDate()),
    month: MONTHS[at.getUTCMonth()] ?? "",
    year: String(at.getUTCFullYear()),
    hour: twoDigits(at.getUTCHours()),
    minute: twoDigits(at.getUTCMinutes()),
    second: twoDigits(at.getUTCSeconds()),
  };
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function asked(formatter: Intl.DateTimeFormat, ms: number): ZonedParts {
  const parts = formatter.formatToParts(ms);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? "";
  return {
    weekday: part("weekday"),
    day: part("day"),
    month: part("month"),
    year: part("year"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const options = {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  } as const;
  try {
    return new Intl.DateTimeFormat("en", { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat("en", { ...options, timeZone: "UTC" });
  }
}
