import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Schedule } from "../../src/watch/rule.ts";
import { intervalOf, nextDue, tomorrowAt } from "../../src/watch/schedule/next-due.ts";
import { isQuiet, quietEnd } from "../../src/watch/schedule/quiet.ts";
import { scheduleWords } from "../../src/watch/schedule/words.ts";
import { isZone } from "../../src/watch/schedule/zone.ts";
import { firstOfEachDay, quarters, wallOf } from "./wall.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const daily = (at: string): Schedule => ({ kind: "daily", at });
const weekdays = (at: string): Schedule => ({ kind: "weekdays", at });

function words(schedule: Schedule): string {
  return scheduleWords(schedule, "Europe/Berlin");
}

function tomorrow(zone: string, at: string): string {
  return new Date(tomorrowAt("09:00", zone, Date.parse(at))).toISOString();
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** The next due times after a moment, as the texts of their moments. */
function dues(schedule: Schedule, zone: string, after: string, count: number): string[] {
  const found: string[] = [];
  for (let at = Date.parse(after); found.length < count; ) {
    at = nextDue(schedule, zone, at);
    found.push(new Date(at).toISOString().slice(5, 16));
  }
  return found;
}

describe("a change of clocks", () => {
  test.each([
    [
      "a time that is skipped is the moment after",
      "America/Toronto",
      "02:30",
      "2026-03-07T12:00Z",
      ["03-08T07:00", "03-09T06:30"],
    ],
    [
      "one that comes twice is the first",
      "America/Toronto",
      "01:30",
      "2026-10-31T12:00Z",
      ["11-01T05:30", "11-02T06:30"],
    ],
    [
      "others stay on the clock, in spring",
      "Europe/Berlin",
      "09:00",
      "2026-03-28T00:00Z",
      ["03-28T08:00", "03-29T07:00", "03-30T07:00"],
    ],
    [
      "and in autumn",
      "Europe/Berlin",
      "09:00",
      "2026-10-24T00:00Z",
      ["10-24T07:00", "10-25T08:00", "10-26T08:00"],
    ],
    [
      "half an hour is skipped",
      "Australia/Lord_Howe",
      "02:15",
      "2026-10-02T12:00Z",
      ["10-02T15:45", "10-03T15:30", "10-04T15:15"],
    ],
    [
      "half an hour comes twice",
      "Australia/Lord_Howe",
      "01:45",
      "2026-04-03T12:00Z",
      ["04-03T14:45", "04-04T14:45", "04-05T15:15"],
    ],
    ["there is none", "Asia/Kolkata", "09:00", "2026-03-28T00:00Z", ["03-28T03:30", "03-29T03:30"]],
    [
      "the last hour of a day is skipped",
      "America/Nuuk",
      "23:30",
      "2026-03-28T12:00Z",
      ["03-29T01:00", "03-30T00:30"],
    ],
    ["a day is skipped", "Pacific/Apia", "09:00", "2011-12-29T00:00Z", ["12-29T19:00", "12-30T19:00"]],
  ])("%s: %s at %s", (_, zone, time, after, expected) => {
    expect(dues(daily(time), zone, after, expected.length)).toEqual(expected);
  });

  test("every full hour that the clocks show, those that come twice both times", () => {
    const hourly: Schedule = { kind: "hourly" };
    expect(dues(hourly, "Europe/Berlin", "2026-10-24T23:10Z", 3)).toEqual([
      "10-25T00:00",
      "10-25T01:00",
      "10-25T02:00",
    ]);
    expect(dues(hourly, "Asia/Kolkata", "2026-10-24T23:10Z", 2)).toEqual(["10-24T23:30", "10-25T00:30"]);
    const [, ...spring] = dues(hourly, "Australia/Lord_Howe", "2026-10-03T13:10Z", 4);
    expect(spring).toEqual(["10-03T14:30", "10-03T16:00", "10-03T17:00"]);
    const [, ...autumn] = dues(hourly, "Australia/Lord_Howe", "2026-04-04T13:10Z", 3);
    expect(autumn).toEqual(["04-04T15:30", "04-04T16:30"]);
  });
});

test("weekdays are those of the rule's own zone", () => {
  // Friday evening in Toronto is Saturday in UTC.
  expect(dues(weekdays("21:00"), "America/Toronto", "2026-11-27T12:00Z", 2)).toEqual([
    "11-28T02:00",
    "12-01T02:00",
  ]);
  expect(dues(weekdays("09:00"), "Asia/Kolkata", "2026-11-27T12:00Z", 1)).toEqual(["11-30T03:30"]);
});

test("every so many minutes is the same moment for everybody, wherever they began", () => {
  const at = Date.parse("2026-11-28T10:07:30Z");
  expect(new Date(nextDue({ kind: "every", minutes: 15 }, "Asia/Kolkata", at)).toISOString()).toBe(
    "2026-11-28T10:15:00.000Z",
  );
  expect(nextDue({ kind: "every", minutes: 15 }, "UTC", at + 450_000)).toBe(at + 450_000 + 15 * 60_000);
});

test("the shortest time between two runs, over a weekend and a change of clocks", () => {
  const friday = Date.parse("2026-03-27T12:00Z");
  expect(intervalOf({ kind: "every", minutes: 7 }, "UTC", friday)).toBe(7 * 60_000);
  expect(intervalOf({ kind: "hourly" }, "Europe/Berlin", friday)).toBe(HOUR);
  expect(intervalOf(weekdays("09:00"), "Europe/Berlin", friday)).toBe(DAY);
  expect(intervalOf(daily("09:00"), "Europe/Berlin", friday)).toBe(23 * HOUR);
});

test("tomorrow is the next day of the calendar there", () => {
  expect(tomorrow("America/Toronto", "2026-11-28T03:00Z")).toBe("2026-11-28T14:00:00.000Z");
  expect(tomorrow("America/Toronto", "2026-11-28T06:00Z")).toBe("2026-11-29T14:00:00.000Z");
  expect(tomorrow("Europe/Berlin", "2026-03-28T12:00Z")).toBe("2026-03-29T07:00:00.000Z");
});

test("a schedule in words", () => {
  expect(words({ kind: "every", minutes: 15 })).toBe("every 15 minutes");
  expect(words({ kind: "every", minutes: 1 })).toBe("every minute");
  expect(words({ kind: "every", minutes: 60 })).toBe("every hour");
  expect(words({ kind: "every", minutes: 720 })).toBe("every 12 hours");
  expect(words({ kind: "hourly" })).toBe("at every full hour");
  expect(words(daily("09:00"))).toBe("daily at 09:00, Europe/Berlin");
  expect(words(weekdays("17:30"))).toBe("weekdays at 17:30, Europe/Berlin");
});

test("a zone is one by name, which an offset is not", () => {
  for (const zone of ["Europe/Berlin", "Asia/Kolkata", "UTC", "America/Argentina/Ushuaia"])
    expect(isZone(zone)).toBe(true);
  for (const zone of ["", "+05:00", "05:00", "Berlin", "Europe/Atlantis", "Europe/Berlin "])
    expect(isZone(zone)).toBe(false);
  expect(() => nextDue(daily("09:00"), "Europe/Atlantis", 0)).toThrow(
    "There is no time zone Europe/Atlantis.",
  );
});

/** Zones, each near a change of its clocks. */
const CHANGES = [
  ["America/Toronto", "2026-03-08T07:00Z"],
  ["America/Toronto", "2026-11-01T06:00Z"],
  ["Europe/Berlin", "2026-03-29T01:00Z"],
  ["Europe/Berlin", "2026-10-25T01:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T15:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T15:30Z"],
  ["Asia/Kolkata", "2026-10-03T15:30Z"],
  ["America/Nuuk", "2026-03-29T01:00Z"],
  ["America/Nuuk", "2026-10-25T01:00Z"],
  ["Asia/Beirut", "2026-03-28T22:00Z"],
  ["Asia/Beirut", "2026-10-24T21:00Z"],
  ["Africa/Cairo", "2026-10-29T21:00Z"],
] as const;
const moment = fc
  .record({
    change: fc.constantFrom(...CHANGES),
    away: fc.oneof(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -300, max: 300 })),
    ms: fc.constantFrom(0, 0, 1, 60_000, 449_000, 899_999),
  })
  .map(({ change: [zone, at], away, ms }) => ({ zone, at: Date.parse(at) + away * 15 * 60_000 + ms }));
const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  return `${twoDigits(Math.floor(quarter / 4))}:${twoDigits((quarter % 4) * 15)}`;
});

test("daily and on weekdays: once each day, at its time or the first moment after it", () => {
  const kind = fc.constantFrom("daily" as const, "weekdays" as const);
  fc.assert(
    fc.property(moment, time, kind, ({ zone, at }, time, kind) => {
      const days = firstOfEachDay(zone, at - 2 * DAY, 8, time).filter(
        ([{ weekday }]) => kind === "daily" || (weekday !== "Sat" && weekday !== "Sun"),
      );
      const model = days.map(([, due]) => due).find((due) => due > at);
      expect(nextDue({ kind, at: time }, zone, at)).toBe(model);
    }),
    { numRuns: 150 },
  );
});

test("hourly: the next full hour that the clocks show", () => {
  fc.assert(
    fc.property(moment, ({ zone, at }) => {
      const next = quarters(zone, at + 1, 1).find(({ wall }) => wall.time.endsWith(":00"));
      expect(nextDue({ kind: "hourly" }, zone, at)).toBe(next?.at);
    }),
    { numRuns: 300 },
  );
});

test("quiet is what the clocks say, and ends with the first moment that is not", () => {
  fc.assert(
    fc.property(moment, time, time, ({ zone, at }, from, to) => {
      fc.pre(from !== to);
      const isIn = (now: string) => (from < to ? from <= now && now < to : from <= now || now < to);
      const quiet = { from, to };
      expect(isQuiet(quiet, zone, at)).toBe(isIn(wallOf(zone, at).time));
      const end = isQuiet(quiet, zone, at)
        ? quarters(zone, at, 2).find(({ wall }) => !isIn(wall.time))?.at
        : at;
      expect(quietEnd(quiet, zone, at)).toBe(end);
    }),
    { numRuns: 300 },
  );
  expect(isQuiet(undefined, "UTC", 0)).toBe(false);
  expect(quietEnd(undefined, "UTC", 5)).toBe(5);
});
