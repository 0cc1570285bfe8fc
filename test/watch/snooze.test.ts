import { describe, expect, test } from "vitest";
import { heldUntil } from "../../src/watch/decide/held-until.ts";
import { snoozeUntil } from "../../src/watch/decide/snooze.ts";
import { HOUR, kinds, later, NIGHT, NOON, play } from "./scene.ts";

describe("a snooze", () => {
  test("until a time holds back what runs low meanwhile, and not that it is well again", () => {
    const rule = play();
    later(rule, 0, "A3 B9 C9");
    rule.snooze(rule.at + HOUR);
    expect(kinds(later(rule, 15, "A3 B3 C3"))).toEqual(["card"]);
    expect(kinds(later(rule, 15, "A3 B9 C3"))).toEqual(["card"]);
    expect(heldUntil(rule.rule, rule.state, rule.at)).toBe(NOON + HOUR);
    rule.at = NOON + HOUR - 1;
    expect(rule.release()).toEqual([]);
    rule.at = NOON + HOUR;
    expect(rule.release()).toMatchObject([
      { kind: "card" },
      { kind: "later", items: { low: 1, worst: [{ sku: "C" }] } },
    ]);
    expect(rule.state.alarm?.snoozed).toBeUndefined();
  });

  test("until it changes ends when an item crosses a level, not when it is out of sight", () => {
    const rule = play();
    later(rule, 0, "A3 B9");
    rule.snooze("change");
    later(rule, 15, "A2 B9");
    later(rule, 15, "B9");
    later(rule, 15, "A4 B9");
    expect(rule.state.alarm?.snoozed).toBeDefined();
    expect(heldUntil(rule.rule, rule.state, rule.at)).toBeUndefined();
    expect(kinds(later(rule, 15, "A4 B4"))).toEqual(["card", "later"]);
    expect(rule.state.alarm?.snoozed).toBeUndefined();
  });

  test("that ends in quiet hours is told when these end; one that lasts longer, at its own end", () => {
    const rule = play({ quiet: NIGHT });
    later(rule, 0, "A3 B9");
    rule.snooze(NOON + 12 * HOUR);
    later(rule, 15, "A3 B3");
    expect(heldUntil(rule.rule, rule.state, rule.at)).toBe(NOON + 18 * HOUR);
    rule.snooze(NOON + HOUR);
    expect(heldUntil(rule.rule, rule.state, NOON + 11 * HOUR)).toBe(NOON + 18 * HOUR);
    rule.snooze(NOON + 20 * HOUR);
    later(rule, 11 * 60, "A3 B3");
    expect(heldUntil(rule.rule, rule.state, rule.at)).toBe(NOON + 20 * HOUR);
    rule.at = NOON + 18 * HOUR;
    expect(rule.release()).toEqual([]);
    rule.at = NOON + 20 * HOUR;
    expect(kinds(rule.release())).toEqual(["card", "digest"]);
  });

  test("does not hide that nothing can be seen", () => {
    const rule = play();
    later(rule, 0, "A3");
    rule.snooze("change");
    later(rule, 15, "blind");
    expect(kinds(later(rule, 15, "blind"))).toEqual(["card", "blind"]);
  });

  test("lasts so long: an hour, four, until 09:00 of the next day in a zone, or until it changes", () => {
    expect(snoozeUntil("1h", "UTC", NOON)).toBe(NOON + HOUR);
    expect(snoozeUntil("4h", "UTC", NOON)).toBe(NOON + 4 * HOUR);
    expect(snoozeUntil("tomorrow", "America/Toronto", NOON)).toBe(Date.parse("2026-01-06T14:00Z"));
    expect(snoozeUntil("change", "UTC", NOON)).toBe("change");
  });
});

test("a claim changes nothing of what is told", () => {
  const rule = play();
  later(rule, 0, "A3");
  rule.claim();
  expect(later(rule, 15, "A3")).toEqual([]);
  expect(kinds(later(rule, 15, "A2"))).toEqual(["card"]);
  expect(rule.state.alarm?.claimed).toEqual({ by: "U0ANA", at: NOON });
});
