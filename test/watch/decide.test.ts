import { describe, expect, test } from "vitest";
import { heldUntil } from "../../src/watch/decide/held-until.ts";
import { kinds, later, MINUTE, NIGHT, NOON, play } from "./scene.ts";

describe("an alarm", () => {
  test("opens once, is edited, and closes when all are well", () => {
    const rule = play();
    expect(kinds(later(rule, 0, "A9 B9"))).toEqual([]);
    expect(kinds(later(rule, 15, "A3 B9"))).toEqual(["opened"]);
    expect(kinds(later(rule, 15, "A3 B9"))).toEqual([]);
    expect(kinds(later(rule, 15, "A2 B9"))).toEqual(["card"]);
    expect(kinds(later(rule, 15, "A0 B9"))).toEqual(["card"]);
    expect(kinds(later(rule, 15, "A8 B9"))).toEqual(["recovered"]);
    expect(rule.state.alarm).toMatchObject({
      openedAt: NOON + 15 * MINUTE,
      closedAt: rule.at,
      closedBy: "recovery",
    });
    expect(kinds(later(rule, 15, "A9 B9"))).toEqual([]);
    expect(kinds(later(rule, 15, "A1 B9"))).toEqual(["opened"]);
  });

  test("tells what ran low later, the worst first, and not what it told", () => {
    const rule = play({ tellLater: false });
    later(rule, 0, "A3");
    expect(later(rule, 15, "A3 B4 C0 D2")).toEqual([
      { kind: "card" },
      {
        kind: "later",
        toChannel: false,
        items: {
          low: 2,
          out: 1,
          worst: [
            { sku: "C", place: "p", state: "out", count: 0 },
            { sku: "D", place: "p", state: "low", count: 2 },
            { sku: "B", place: "p", state: "low", count: 4 },
          ],
        },
      },
    ]);
  });

  test("of a burst names the worst twenty, and counts all", () => {
    const rule = play();
    later(rule, 0, "A3");
    const burst = Array.from({ length: 30 }, (_, at) => ({ sku: `S${at}`, place: "p", count: at % 5 }));
    const news = rule.run(burst).find(({ kind }) => kind === "later");
    expect(news).toMatchObject({ items: { low: 24, out: 6 } });
    expect(news?.kind === "later" && news.items.worst.length).toBe(20);
  });

  test("stays open while something is out of sight, which opens none", () => {
    const rule = play({ source: { kind: "stock", locations: ["p"], skus: ["A", "B"] } });
    expect(kinds(later(rule, 0, "A9"))).toEqual([]);
    expect(rule.state).toMatchObject({ alarm: undefined, items: [{ sku: "B", state: "unknown" }] });
    later(rule, 15, "A3 B9");
    expect(kinds(later(rule, 15, "B9"))).toEqual(["card"]);
    expect(rule.state.alarm?.closedAt).toBeUndefined();
    expect(kinds(later(rule, 15, "A9 B9"))).toEqual(["recovered"]);
  });

  test("is edited at least once an hour, so that its times are not long past", () => {
    const rule = play();
    later(rule, 0, "A3");
    expect(kinds(later(rule, 45, "A3"))).toEqual([]);
    expect(kinds(later(rule, 15, "A3"))).toEqual(["card"]);
    expect(kinds(later(rule, 15, "A3"))).toEqual([]);
  });
});

describe("out of sight", () => {
  test("is told after two runs in a row, once, and that it is over", () => {
    const rule = play();
    later(rule, 0, "A3");
    expect(kinds(later(rule, 15, "blind"))).toEqual(["card"]);
    const since = rule.at;
    expect(later(rule, 15, "blind")).toEqual([{ kind: "card" }, { kind: "blind", since, why: "timeout" }]);
    expect(rule.state.status.blind).toEqual({ since, why: "timeout", told: true });
    expect(kinds(later(rule, 15, "blind"))).toEqual([]);
    expect(later(rule, 15, "A3")).toEqual([
      { kind: "card" },
      { kind: "sight", since, until: rule.at, times: 1, unanswered: [] },
    ]);
    expect(rule.state.status).toMatchObject({ failures: 0, checkedAt: rule.at, watched: 1 });
  });

  test("one failure is not told, nor two with a look between them", () => {
    const rule = play();
    later(rule, 0, "A9");
    expect([later(rule, 15, "blind"), later(rule, 15, "A9"), later(rule, 15, "blind")].flat()).toEqual([]);
  });

  test("a run that saw some places ends it, and names what it did not see", () => {
    const rule = play({ source: { kind: "stock", locations: ["p", "q"], skus: [] } });
    later(rule, 0, "A9");
    later(rule, 15, "blind");
    later(rule, 15, "blind");
    expect(later(rule, 15, "A9 B8", ["q"])).toMatchObject([{ kind: "sight", unanswered: ["q"] }]);
    expect(rule.state.status).toMatchObject({ failures: 0, unanswered: ["q"], watched: 1 });
    later(rule, 15, "A9 B8");
    expect(rule.state.status).toMatchObject({ unanswered: [], watched: 2 });
  });
});

describe("quiet hours", () => {
  test("hold back what is told until they end, and then tell it in one digest, with the card", () => {
    const rule = play({ quiet: NIGHT });
    later(rule, 0, "A3 B9 C9");
    expect(kinds(later(rule, 11 * 60, "A9 B9 C9"))).toEqual(["recovered"]);
    const since = rule.at;
    expect(later(rule, 15, "A9 B4 C3")).toEqual([]);
    expect(later(rule, 15, "A9 B9 C3")).toEqual([]);
    const end = Date.parse("2026-01-06T06:00Z");
    expect(heldUntil(rule.rule, rule.state, rule.at)).toBe(end);
    rule.at = end;
    const ranLow = { low: 1, out: 0, worst: [{ sku: "C", place: "p", state: "low", count: 3 }] };
    const recovered = [
      { sku: "A", place: "p" },
      { sku: "B", place: "p" },
    ];
    expect(rule.release()).toEqual([
      { kind: "digest", meanwhile: { since, recovered, more: 0, ranLow } },
      { kind: "opened" },
    ]);
    expect(rule.state.items).toMatchObject([{ sku: "C", told: true }]);
    expect(heldUntil(rule.rule, rule.state, rule.at)).toBeUndefined();
    expect(later(rule, 15, "A9 B9 C3")).toEqual([]);
  });

  test("hold back that nothing could be seen, whether it is over or not", () => {
    const rule = play({ quiet: NIGHT });
    later(rule, 0, "A9");
    later(rule, 11 * 60, "blind");
    const first = rule.at;
    expect(later(rule, 15, "blind")).toEqual([]);
    later(rule, 15, "A9");
    later(rule, 15, "blind");
    const second = rule.at;
    expect(later(rule, 15, "blind")).toEqual([]);
    rule.at = Date.parse("2026-01-06T06:00Z");
    expect(rule.release()).toMatchObject([
      {
        kind: "digest",
        meanwhile: {
          outage: { since: first, until: second - 15 * MINUTE, times: 1 },
          blind: { since: second },
        },
      },
    ]);
    expect(kinds(later(rule, 15, "blind"))).toEqual([]);
    expect(kinds(later(rule, 15, "A9"))).toEqual(["sight"]);
  });

  test("in which nothing happened end without a word", () => {
    const rule = play({ quiet: NIGHT });
    later(rule, 0, "A3");
    later(rule, 11 * 60, "A3");
    expect(heldUntil(rule.rule, rule.state, rule.at)).toBeUndefined();
    expect(kinds(later(rule, 10 * 60, "A3"))).toEqual(["card"]);
  });
});

test("digest mode tells at each run all that is in alarm, nothing when nothing is, and gives no card", () => {
  const rule = play({ mode: "digest" });
  expect(later(rule, 0, "A9")).toEqual([]);
  expect(later(rule, 15, "A3")).toEqual([{ kind: "digest" }]);
  expect(later(rule, 15, "A3")).toEqual([{ kind: "digest" }]);
  expect(later(rule, 15, "blind")).toEqual([]);
  expect(kinds(later(rule, 15, "blind"))).toEqual(["blind"]);
  expect(kinds(later(rule, 15, "A3"))).toEqual(["sight", "digest"]);
  expect(later(rule, 15, "A9")).toEqual([]);
});

describe("an edit", () => {
  test("of the levels judges anew by the last counts, without news", () => {
    const rule = play();
    later(rule, 0, "A3 B1 C4");
    expect(rule.edit({ levels: { below: 3, out: 1, recover: 4 } })).toEqual([{ kind: "card" }]);
    expect(rule.state.items.map(({ sku, state, told }) => [sku, state, told])).toEqual([
      ["A", "low", true],
      ["B", "out", true],
    ]);
    expect(later(rule, 15, "A3 B1 C3")).toEqual([]);
  });

  test("that leaves nothing closes the alarm, which is no recovery", () => {
    const rule = play();
    later(rule, 0, "A3");
    expect(rule.edit({ muted: ["A"] })).toEqual([{ kind: "card" }]);
    expect(rule.state).toMatchObject({ items: [], alarm: { closedAt: NOON, closedBy: "edit" } });
    // How many there are without it is not known before the next run.
    expect(rule.state.status.watched).toBeUndefined();
    expect(later(rule, 15, "A3")).toEqual([]);
    rule.edit({ muted: [] });
    expect(kinds(later(rule, 15, "A3"))).toEqual(["opened"]);
  });

  test("from on-hand to virtual stock leaves nothing, though places have the same name", () => {
    const rule = play();
    later(rule, 0, "A3");
    rule.edit({ source: { kind: "pool", groups: ["p"], skus: [] } });
    expect(rule.state).toMatchObject({ items: [], alarm: { closedBy: "edit" }, status: { unanswered: [] } });
    expect(rule.state.status.watched).toBeUndefined();
  });

  test("of the mode lets the card live on, or gives one", () => {
    const rule = play();
    later(rule, 0, "A3");
    rule.edit({ mode: "digest" });
    expect(kinds(later(rule, 15, "A2"))).toEqual(["card", "digest"]);
    const other = play({ mode: "digest" });
    later(other, 0, "A3");
    other.edit({ mode: "change" });
    expect(kinds(later(other, 15, "A3"))).toEqual(["opened"]);
  });
});
