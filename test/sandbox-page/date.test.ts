import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDate } from "../../sandbox/slack/page/blocks/text/date.ts";
import { wallClock, wallTime } from "../../sandbox/slack/page/blocks/text/zone.ts";

const now = Date.UTC(2026, 10, 23, 14, 2, 11);
const toronto = { zone: "America/Toronto", locale: "en-US", now };
const auckland = { zone: "Pacific/Auckland", locale: "en-US", now };

describe("dates for a reader", () => {
  test("the same moment is another day elsewhere", () => {
    expect(formatDate(now / 1000, "{date_num} {time}", toronto)).toMatch(/^2026-11-23 9:02\sAM$/);
    expect(formatDate(now / 1000, "{date_num} {time}", auckland)).toMatch(/^2026-11-24 3:02\sAM$/);
  });

  test("near days have names, others their date, tokens nobody knows stay", () => {
    const day = 86_400;
    expect(formatDate(now / 1000, "{date_pretty}", toronto)).toBe("today");
    expect(formatDate(now / 1000 - day, "{date_short_pretty}", toronto)).toBe("yesterday");
    expect(formatDate(now / 1000 - 3 * day, "{date_short_pretty} {moon}", toronto)).toBe(
      "Nov 20, 2026 {moon}",
    );
  });

  test("any number and any text can be written", () => {
    const written = fc
      .sample(fc.tuple(fc.double(), fc.string()), 200)
      .map(([at, text]) => formatDate(at, text, toronto));
    expect(written).toHaveLength(200);
  });

  test("a moment shown on a clock is read back as that moment", () => {
    const minutes = fc.integer({ min: 0, max: 40_000_000 }).map((value) => value * 60);
    fc.assert(
      fc.property(minutes, fc.constantFrom("UTC", "America/Toronto", "Asia/Kolkata"), (at, zone) => {
        const shown = wallClock(at, zone);
        const read = wallTime(shown, zone);
        expect(read === null ? null : wallClock(read, zone)).toBe(shown);
      }),
    );
    expect(wallTime("", "UTC")).toBeNull();
  });
});
