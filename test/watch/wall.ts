/** What the clocks of zones show, read from Intl's texts: another way than the one that is tested. */
const QUARTER = 15 * 60_000;

export interface Wall {
  readonly date: string;
  readonly time: string;
  readonly weekday: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

export function wallOf(zone: string, at: number): Wall {
  const parts = formatOf(zone).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return {
    date: `${part("year")}-${part("month")}-${part("day")}`,
    time: `${part("hour")}:${part("minute")}`,
    weekday: part("weekday"),
  };
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(zone, made);
  return made;
}

/** The quarters of an hour from one moment on, until so many days later, with what the clocks show. */
export function* quarters(zone: string, from: number, days: number): Generator<{ at: number; wall: Wall }> {
  const first = Math.ceil(from / QUARTER) * QUARTER;
  for (let at = first; at <= from + days * 96 * QUARTER; at += QUARTER) yield { at, wall: wallOf(zone, at) };
}

/** Each day of the calendar, with the first quarter at which its clocks show a time or more; else the next day's first. */
export function firstOfEachDay(zone: string, from: number, days: number, time: string): [Wall, number][] {
  const found = new Map<string, [Wall, number]>();
  let last: Wall | undefined;
  for (const { at, wall } of quarters(zone, from, days)) {
    if (last !== undefined && last.date < wall.date && !found.has(last.date))
      found.set(last.date, [last, at]);
    if (wall.time >= time && !found.has(wall.date)) found.set(wall.date, [wall, at]);
    last = wall;
  }
  return [...found.values()];
}
