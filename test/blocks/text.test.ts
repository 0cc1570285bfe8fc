import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { initials, maskSought, placeOf } from "../../src/blocks/mask.ts";
import { money } from "../../src/english.ts";
import { clamp, clampMrkdwn, listed, plural, shown, spaced } from "../../src/blocks/text.ts";
import { ago, duration, inZone, parseUtc, slackDate, utcText } from "../../src/blocks/time.ts";

describe("text", () => {
  test("is cut with an ellipsis, never through a character", () => {
    expect(clamp("abcdef", 6)).toBe("abcdef");
    expect(clamp("abcdef", 5)).toBe("abcd…");
    expect(clamp("abc😀def", 5)).toBe("abc…");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 30 }), (text, most) => {
        expect(clamp(text, most).length).toBeLessThanOrEqual(most);
        expect(clamp(text, most).isWellFormed()).toBe(true);
      }),
    );
  });

  test("with markup is never cut through an entity or a date", () => {
    expect(clampMrkdwn("ab&amp;cd", 7)).toBe("ab…");
    expect(clampMrkdwn("ab <!date^1^{time}|x> cd", 12)).toBe("ab…");
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("&", "<", "a", " ") }),
        fc.integer({ min: 1, max: 30 }),
        (text, most) => {
          const cut = shown(text, most);
          expect(cut.length).toBeLessThanOrEqual(2 * most);
          expect(cut).toMatch(/^(?:[^&<]|&amp;|&lt;|&gt;)*$/);
        },
      ),
    );
  });

  test("with markup is never cut inside code, and what is bold stays bold", () => {
    expect(clampMrkdwn("Try `/omni order 1001`, or more.", 16)).toBe("Try…");
    expect(clampMrkdwn("Try `a`, or `/omni help` and more.", 20)).toBe("Try `a`, or…");
    expect(clampMrkdwn("```\nSKU  On hand\n```\nand more", 12)).toBe("…");
    expect(clampMrkdwn("*a headline that goes on*", 12)).toBe("*a headlin…*");
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("`/omni help`", "*bold*", "&amp;", "<!date^1^{time}|x>", "word"), {
          maxLength: 12,
        }),
        fc.integer({ min: 3, max: 80 }),
        (words, most) => {
          const cut = clampMrkdwn(words.join(" "), most);
          expect(cut.length).toBeLessThanOrEqual(most);
          expect(cut).toMatch(/^(?:`[^`]*`|\*[^*`]*\*|&amp;|<[^<>]*>|[^*`&<])*$/);
        },
      ),
    );
  });

  test("counts and lists as people do", () => {
    expect([plural(0, "unit"), plural(1, "unit"), plural(10_000, "unit")]).toEqual([
      "0 units",
      "1 unit",
      "10,000 units",
    ]);
    expect(listed([])).toBe("");
    expect(listed(["a"])).toBe("a");
    expect(listed(["a", "b"])).toBe("a and b");
    expect(listed(["a", "b", "c"])).toBe("a, b and c");
    expect(listed(["a", "b", "c", "d"], 3)).toBe("a, b and 2 more");
    expect([spaced("NotInvoiced"), spaced("SKU-9"), spaced("Paid")]).toEqual([
      "not invoiced",
      "SKU-9",
      "paid",
    ]);
  });
});

describe("money", () => {
  test.each([
    [58.5, "CAD", "CA$58.50"],
    [1200, "JPY", "¥1,200"],
    [-3, "USD", "-$3.00"],
    [5, "XYZ", "XYZ 5.00"],
    [5, "Points", "5 Points"],
    [58.5, undefined, "58.50"],
  ])("%d %s is %s", (amount, currency, shownAs) => {
    expect(money(amount, currency)).toBe(shownAs);
  });
});

/** "Sun 8 Mar 2026 01:59", the slow way. */
function byIntl(ms: number, timeZone: string): string {
  const day = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
  const date = new Intl.DateTimeFormat("en", { timeZone, ...day }).formatToParts(ms);
  const part = (type: string): string => date.find((each) => each.type === type)?.value ?? "";
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const time = new Intl.DateTimeFormat("en", { timeZone, ...clock }).format(ms);
  return `${part("weekday")} ${part("day")} ${part("month")} ${part("year")} ${time}`;
}

describe("times", () => {
  const toronto = "America/Toronto";
  test("are in the reader's zone on both sides of a change of the clocks", () => {
    expect(inZone(Date.parse("2026-03-08T06:59:00Z"), toronto, "moment")).toBe("Sun 8 Mar 2026 01:59");
    expect(inZone(Date.parse("2026-03-08T07:00:00Z"), toronto, "moment")).toBe("Sun 8 Mar 2026 03:00");
    expect(inZone(Date.parse("2026-11-01T05:30:00Z"), toronto, "clock")).toBe("01:30:00");
    expect(inZone(Date.parse("2026-11-01T06:30:00Z"), toronto, "clock")).toBe("01:30:00");
    expect(inZone(Date.parse("2026-11-20T23:30:00Z"), "Pacific/Auckland", "day")).toBe("Sat 21 Nov 2026");
    expect(inZone(Date.parse("2026-11-20T00:05:00Z"), "UTC", "clock")).toBe("00:05:00");
    expect(inZone(0, "Nowhere/Else", "clock")).toBe("00:00:00");
  });

  test("are what Intl says of any moment in any zone", () => {
    const moment = fc.date({ min: new Date("1960-01-01"), max: new Date("3010-01-01"), noInvalidDate: true });
    const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    fc.assert(
      fc.property(moment, zone, fc.integer({ min: -36, max: 36 }), (at, timeZone, hours) => {
        const near = at.getTime() + hours * 3_600_000;
        for (const ms of [at.getTime(), near])
          expect(inZone(ms, timeZone, "moment")).toBe(byIntl(ms, timeZone));
      }),
      { numRuns: 300 },
    );
    // Every hour of the days on which clocks change, and of those around.
    for (const [day, timeZone] of [
      ["2026-03-08", toronto],
      ["2026-11-01", toronto],
      ["2026-04-05", "Australia/Lord_Howe"],
    ] as const)
      for (let hour = -30; hour < 60; hour += 1) {
        const ms = Date.parse(day) + hour * 3_600_000 + 59_000;
        expect(inZone(ms, timeZone, "moment")).toBe(byIntl(ms, timeZone));
      }
  });

  test("are Slack's own dates where Slack reads them", () => {
    expect(slackDate(Date.parse("2026-11-20T14:30:00.900Z"), toronto)).toBe(
      "<!date^1795185000^{date_short_pretty} {time}|Fri 20 Nov 2026 09:30>",
    );
  });

  test("never throw and never end Slack's date early", () => {
    fc.assert(
      fc.property(fc.double(), fc.constantFrom("UTC", "Asia/Kolkata", "x|>y"), (ms, zone) => {
        expect(inZone(ms, zone, "moment")).toMatch(/^[\w :]+$/);
      }),
      {
        examples: [
          [8.64e15, "UTC"],
          [-8.64e15, "Asia/Kolkata"],
          [8.64e15 - 1, "Asia/Kolkata"],
        ],
      },
    );
  });

  test("from Omni are UTC where they name no zone", () => {
    expect(parseUtc("2026-11-20T14:30:00")).toBe(parseUtc("2026-11-20T14:30:00Z"));
    expect(parseUtc("2026-11-20")).toBe(parseUtc("2026-11-20T00:00:00Z"));
    expect(parseUtc("2026-11-20T14:30:00+02:00")).toBe(parseUtc("2026-11-20T12:30:00Z"));
    expect([parseUtc("soon"), parseUtc(undefined), utcText("soon")]).toEqual([undefined, undefined, "soon"]);
    expect(utcText("2026-11-20T14:30:00.000Z")).toBe("2026-11-20 14:30");
  });

  test("that have passed are said in words", () => {
    const hour = 3_600_000;
    expect([duration(0), duration(61_000), duration(hour), duration(49 * hour)]).toEqual([
      "0 seconds",
      "1 minute",
      "1 hour",
      "2 days",
    ]);
    expect([ago(0, 49 * hour), ago(hour, 0), ago(0, 1)]).toEqual(["2 days ago", "in 1 hour", "just now"]);
  });
});

describe("personal data", () => {
  test("is initials and a place", () => {
    expect(initials("Zoe", "Quill")).toBe("Z. Q.");
    expect(initials("élodie", undefined)).toBe("É.");
    expect(initials("*Bob", "  ", "4")).toBe("B.");
    expect(initials(undefined, "")).toBeUndefined();
    expect(placeOf({ City: "Guelph", State: "", CountryCode: "CA" })).toBe("Guelph, CA");
    expect(placeOf({})).toBeUndefined();
  });

  test.each([
    ["e-mail zoe@example.com, status Paid", "e-mail z…@example.com, status Paid"],
    ["phone +1 (519) 555-0100, since 2026-11-01", "phone …, since 2026-11-01"],
    ["name Zoe Quill, status Paid", "name Z. Q., status Paid"],
    [
      "BillingCustomer.LastName = Quill and OrderStatus = Paid",
      "BillingCustomer.LastName = … and OrderStatus = Paid",
    ],
    ["status Paid, since 7 days ago", "status Paid, since 7 days ago"],
  ])("%j is shown as %j", (described, masked) => {
    expect(maskSought(described)).toBe(masked);
  });
});
