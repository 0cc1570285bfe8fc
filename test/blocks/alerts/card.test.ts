import { describe, expect, test } from "vitest";
import {
  alarmCard,
  blindNotice,
  digest,
  laterNotice,
  pausedNotice,
  sightNotice,
} from "../../../src/blocks/alerts/index.ts";
import type { Message } from "../../../src/blocks/message.ts";
import type { Rule } from "../../../src/watch/rule.ts";
import { mentionsIn } from "../change/slack.ts";
import { read } from "../support/samples.ts";
import { definition, item, MINUTE, NOW, out, reader, rule, trend, view } from "./samples.ts";

/** What can be pressed or chosen, in order. */
function pressable({ blocks }: Message): string[] {
  return blocks.flatMap((block) =>
    block.type !== "actions"
      ? []
      : block.elements.flatMap((element) => {
          if (element.type === "button") return [element.text.text];
          return element.type === "static_select" ? [`${element.placeholder?.text} ▾`] : [];
        }),
  );
}

/** What stands under the card. */
function footerOf(message: Message): string {
  return read(message.blocks).at(-1) ?? "";
}

describe("the first line is the answer", () => {
  test.each([
    [[item("CAP-RED")], "Low stock: CAP-RED at toronto-south, 3 left (below 5) · caps"],
    [[item("CAP-BLU", out)], "Out of stock: CAP-BLU at toronto-south · caps"],
    [[item("CAP-RED"), item("CAP-GRN")], "Low stock: 2 of 40 watched items · caps"],
    [[item("CAP-RED"), item("CAP-BLU", out)], "Low stock: 2 of 40 watched items, 1 out · caps"],
    [[item("A", out), item("B", out)], "Low stock: 2 of 40 watched items, all out · caps"],
    [
      [item("A"), item("B"), item("C", { state: "unknown" })],
      "Low stock: 2 of 40 watched items, 1 not known · caps",
    ],
    [[item("A", { state: "unknown" })], "Not known: 1 item that ran low · caps"],
  ])("%#", (items, text) => {
    const card = alarmCard(view(items), reader);
    expect(card.text).toBe(text);
    expect(read(card.blocks)[0]).toBe(`*${text}*`);
  });

  test("virtual stock is called so", () => {
    const source: Rule["source"] = { kind: "pool", groups: ["web"], skus: [] };
    const pool = { ...rule, definition: { ...definition, source } };
    const card = alarmCard(view([item("A"), item("B")], { rule: pool }), reader);
    expect(card.text).toBe("Low virtual stock: 2 of 40 watched items · caps");
    expect(read(card.blocks)).toEqual(expect.arrayContaining(["Pool group", "Virtual"]));
    expect(pressable(card)).not.toContain("Adjust count… ▾");
  });

  test("while nothing can be seen, that is it, and never that it recovered", () => {
    const blind = { since: NOW - 20 * MINUTE, why: "unavailable" };
    const card = alarmCard(view([item("A"), item("B")], { blind }), reader);
    expect(card.text).toBe("Cannot see stock for caps since Sun 22 Nov 2026 10:05: Omni is not answering.");
    expect(read(card.blocks)[1]).toBe(
      "The 2 items below were not well when they were last seen · in alarm since Sun 22 Nov 2026 09:40",
    );
    expect(alarmCard(view([item("A")], { blind: { ...blind, why: "odd" } }), reader).text).toContain(
      "Omni gives no answer.",
    );
  });
});

describe("the card", () => {
  test("shows the items, each with since when", () => {
    const items = [
      item("CAP-BLU", out),
      item("CAP-RED"),
      item("TEE", { state: "unknown", was: "low", count: 4, seenAt: NOW - 40 * MINUTE }),
      item("OLD", { since: NOW - 1_500 * MINUTE }),
      item("NEW", { state: "unknown", was: "unknown", count: null, seenAt: undefined }),
    ];
    expect(read(alarmCard(view(items), reader).plain ?? [])).toEqual(
      expect.arrayContaining([
        "CAP-BLU  toronto-south          0  out since 10:10",
        "CAP-RED  toronto-south          3  low since 09:40",
        "TEE      toronto-south  not known  not known; low with 4 at 09:45",
        "OLD      toronto-south          3  low since Sat 21 Nov 2026 09:25",
        "NEW      toronto-south  not known  not known",
      ]),
    );
  });

  test("shows the worst twenty of ten thousand, and how many more there are", () => {
    const items = Array.from({ length: 25 }, (_, index) => item(`SKU-${index}`));
    const counts = { low: 9_000, out: 1_000, unknown: 0, watched: 20_000, ever: 10_000 };
    const card = alarmCard(view(items, { counts }), reader);
    expect(card.text).toBe("Low stock: 10,000 of 20,000 watched items, 1,000 out · caps");
    const texts = read(card.blocks);
    expect(texts).toContain("SKU-19");
    expect(texts).not.toContain("SKU-20");
    expect(texts).toContain("The worst 20 are shown, and 9,980 more are in the CSV.");
  });

  test("has a button for what anyone here may do next", () => {
    const card = alarmCard(view([item("A"), item("B")]), reader);
    expect(pressable(card)).toEqual([
      "Claim",
      "Snooze ▾",
      "Stock elsewhere ▾",
      "Adjust count… ▾",
      "Mute SKUs…",
      "CSV",
      "Open rule…",
    ]);
    expect(pressable(alarmCard(view([item("A")]), reader))).toContain("Adjust count…");
    const claimed = { by: "U0PRIYA", at: NOW };
    const snoozed = { by: "U0ANA", at: NOW, until: "change" } as const;
    expect(pressable(alarmCard(view([item("A")], { alarm: { claimed, snoozed } }), reader))).toEqual(
      expect.arrayContaining(["Unclaim", "Wake"]),
    );
    expect(pressable(alarmCard(view([item("A")]), { ...reader, may: new Set(["alert.list"]) }))).toEqual([
      "CSV",
    ]);
  });

  test("says who has it, until when it is silent, and when it is looked", () => {
    const claimed = { by: "U0PRIYA", at: NOW - 33 * MINUTE };
    const snoozed = { by: "U0ANA", at: NOW, until: NOW + 60 * MINUTE };
    const card = alarmCard(view([item("A")], { alarm: { claimed, snoozed } }), { ...reader, repeated: true });
    expect(footerOf(card)).toBe(
      "claimed by <@U0PRIYA> Sun 22 Nov 2026 09:52 · snoozed by <@U0ANA> until Sun 22 Nov 2026 11:25 · checked Sun 22 Nov 2026 10:24 · next Sun 22 Nov 2026 10:39 · low below 5, out at 0, well again from 8 · on-hand (physical) · times in the table are of America/Toronto · may be repeated: Slack did not say whether it was posted",
    );
  });

  test("mentions a group only where it is told to", () => {
    expect(mentionsIn(alarmCard(view([item("A")]), reader).blocks)).toEqual([]);
    const card = alarmCard(view([item("A")]), reader, { mention: "S0LEADS" });
    expect(mentionsIn(card.blocks)).toEqual(["S0LEADS"]);
  });

  test("that all recovered says how long it lasted, and has no buttons", () => {
    const closed = { closedAt: NOW + 85 * MINUTE, closedBy: "recovery" } as const;
    const counts = { low: 0, out: 0, unknown: 0, watched: 40, ever: 3 };
    const card = alarmCard(view([], { counts, alarm: closed }), reader);
    expect(card.text).toBe("Recovered: caps, all 3 items are back at 8 or more after 2 hours.");
    expect(pressable(card)).toEqual([]);
    const one = alarmCard(view([], { counts: { ...counts, ever: 1 }, alarm: closed }), reader);
    expect(one.text).toBe("Recovered: caps, the item is back at 8 or more after 2 hours.");
    const none = alarmCard(view([], { counts: { ...counts, ever: 0 }, alarm: closed }), reader);
    expect(none.text).toBe("Recovered: caps, nothing is low any more after 2 hours.");
    const edited = alarmCard(view([], { counts, alarm: { ...closed, closedBy: "edit" } }), reader);
    expect(edited.text).toBe("Not watched any more: caps was changed, 2 hours after something ran low.");
  });
});

function chartOf({ blocks }: Message) {
  return blocks.find((block) => block.type === "data_visualization")?.chart;
}

describe("the trend of the worst", () => {
  test("is a chart with its numbers in text, and text alone in plain blocks", () => {
    const card = alarmCard(
      view([item("A"), item("B")], { trends: [trend("A", [9, 6, 3]), trend("B", [1, 2, 4])] }),
      reader,
    );
    expect(read(card.blocks)).toEqual(
      expect.arrayContaining(["A falling: 9 → 6 → 3", "B rising: 1 → 2 → 4"]),
    );
    const still = alarmCard(view([item("A")], { trends: [trend("A", [9, 3, 3])] }), reader);
    expect(read(still.blocks)).toContain("A fell: 9 → 3 → 3");
    const long = alarmCard(view([item("A")], { trends: [trend("A", [9, 8, 7, 6, 5, 4, 3, 2, 1])] }), reader);
    expect(read(long.blocks)).toContain("A falling: … → 8 → 7 → 6 → 5 → 4 → 3 → 2 → 1");
    expect(chartOf(card)).toMatchObject({
      type: "line",
      series: [
        {
          name: "A",
          data: [
            { label: "09:55", value: 9 },
            { label: "10:10", value: 6 },
            { label: "10:25", value: 3 },
          ],
        },
        { name: "B" },
      ],
      axis_config: { categories: ["09:55", "10:10", "10:25"] },
    });
    expect(card.plain?.some((block) => block.type.startsWith("data_"))).toBe(false);
  });

  test("makes no value up: who shares too few moments is in text alone", () => {
    const short = {
      ...trend("B", [5, 4]),
      readings: [
        { at: NOW - 7 * MINUTE, count: 5 },
        { at: NOW, count: 4 },
      ],
    };
    const card = alarmCard(view([item("A")], { trends: [trend("A", [9, 6, 3]), short] }), reader);
    expect(chartOf(card)?.series.map(({ name }) => name)).toEqual(["A"]);
    expect(read(card.blocks)).toContain("B falling: 5 → 4");
  });

  test("is of those that moved, and not there where none did", () => {
    const still = [trend("A", [3]), trend("B", [0, 0, 0])];
    const card = alarmCard(view([item("A")], { trends: still }), reader);
    expect(chartOf(card)).toBeUndefined();
    expect(read(card.blocks).join()).not.toContain("→");
    const one = alarmCard(view([item("A")], { trends: [...still, trend("C", [5, 2])] }), reader);
    expect(chartOf(one)?.series.map(({ name }) => name)).toEqual(["C"]);
  });

  test("tells names that begin alike, and moments that look alike, apart", () => {
    const long = "A-VERY-LONG-SKU-NUMBER-";
    const card = alarmCard(
      view([item("A")], {
        trends: [
          {
            ...trend(`${long}1`, [2, 1]),
            readings: [2, 1].map((count, index) => ({ at: NOW + index * 1_000, count })),
          },
          {
            ...trend(`${long}2`, [2, 1]),
            readings: [2, 1].map((count, index) => ({ at: NOW + index * 1_000, count })),
          },
        ],
      }),
      reader,
    );
    expect(chartOf(card)?.series.map(({ name }) => name)).toEqual([
      "A-VERY-LONG-SKU-NUM…",
      "A-VERY-LONG-SK… (2)",
    ]);
    expect(chartOf(card)?.axis_config.categories).toEqual(["10:25", "10:25 (2)"]);
  });
});

describe("notices", () => {
  const worst = [
    { sku: "CAP-GRN", place: "rideau", state: "out", count: 0 },
    { sku: "TEE", place: "rideau", state: "low", count: 2 },
  ] as const;

  test("what ran low later", () => {
    expect(laterNotice(rule, { low: 1, out: 0, worst: worst.slice(1) }, reader).text).toBe(
      "Also low: TEE at rideau, 2 left · caps",
    );
    const more = laterNotice(rule, { low: 90, out: 10, worst: [...worst] }, reader);
    expect(more.text).toBe("Also low: 100 items more, 10 of them out · caps");
    expect(read(more.blocks)).toContain("The worst 2 are shown, of 100.");
  });

  test("that it cannot be seen, and that it can again", () => {
    const blind = blindNotice(rule, { since: NOW, why: "timed-out" }, 3, reader);
    expect(blind.text).toBe(
      "Cannot see stock for caps since Sun 22 Nov 2026 10:25: Omni takes too long to answer.",
    );
    expect(read(blind.blocks)).toContain(
      "3 items were low when last seen. I go on looking, and say when I can see again.",
    );
    const sight = sightNotice(
      rule,
      { kind: "sight", since: NOW - 20 * MINUTE, until: NOW, times: 1, unanswered: ["rideau"] },
      1,
      reader,
    );
    expect(sight.text).toBe("I can see stock for caps again, after 20 minutes.");
    expect(read(sight.blocks)).toContain("1 item is low or out. Still no answer from rideau.");
    const twice = { since: NOW - 300 * MINUTE, until: NOW, times: 2, unanswered: [] };
    const again = sightNotice(rule, { kind: "sight", ...twice }, 0, reader);
    expect(again.text).toBe("I can see stock for caps again.");
    expect(read(again.blocks)).toContain(
      "It could not be seen 2 times between Sun 22 Nov 2026 05:25 and Sun 22 Nov 2026 10:25. Nothing that was seen is low.",
    );
  });

  test("a digest of how it stands, of what happened while nothing was told, and of both", () => {
    const standing = view([item("A"), item("B", out)]);
    const meanwhile = {
      since: NOW - 500 * MINUTE,
      recovered: [{ sku: "CAP-BLU", place: "queen-west" }],
      more: 2,
      ranLow: { low: 1, out: 1, worst: [...worst] },
      outage: { since: NOW - 300 * MINUTE, until: NOW - 280 * MINUTE, times: 1 },
    };
    expect(digest(rule, { standing, meanwhile: undefined, list: undefined }, reader).text).toBe(
      "Low now: 2 of 40 watched items, 1 of them out · caps",
    );
    const quiet = digest(rule, { standing: undefined, meanwhile, list: undefined }, reader);
    expect(quiet.text).toBe("While nothing was told: 2 items ran low, 1 of them out, 3 recovered · caps");
    expect(read(quiet.blocks)).toEqual(
      expect.arrayContaining([
        "Recovered: CAP-BLU at queen-west and 2 more.",
        "From Sun 22 Nov 2026 05:25 on it could not be seen for 20 minutes.",
      ]),
    );
    const twice = { ...meanwhile, outage: { ...meanwhile.outage, times: 2 } };
    expect(
      read(digest(rule, { standing: undefined, meanwhile: twice, list: undefined }, reader).blocks),
    ).toContain("It could not be seen 2 times between Sun 22 Nov 2026 05:25 and Sun 22 Nov 2026 05:45.");
    const both = digest(rule, { standing, meanwhile, list: undefined }, reader);
    expect(both.text).toMatch(/^Low now/);
    expect(read(both.blocks).at(-1)).toMatch(/times in the table are of America\/Toronto$/);
    expect(read(quiet.blocks).at(-1)).not.toContain("times in the table");
    expect(read(both.blocks)).toContain(
      "While nothing was told: 2 items ran low, 1 of them out, 3 recovered · caps",
    );
  });

  test("a digest of more than it shows offers all of it as CSV, to whoever may see alerts", () => {
    const many = view(Array.from({ length: 26 }, (_, n) => item(`S${n}`)));
    const given = { standing: many, meanwhile: undefined, list: "list-1" };
    const told = digest(rule, given, reader);
    expect(read(told.blocks)).toContain("The worst 20 are shown, and 6 more are in the CSV.");
    const button = { action_id: "csv.digest", value: JSON.stringify({ v: 1, d: "list-1" }) };
    expect(told.blocks).toContainEqual({ type: "actions", elements: [expect.objectContaining(button)] });
    const blind = digest(rule, given, { ...reader, may: new Set() });
    expect(read(blind.blocks)).toContain("The worst 20 are shown, of 26.");
    expect(JSON.stringify(blind.blocks)).not.toContain("csv");
    const ranLow = { low: 24, out: 2, worst: Array.from({ length: 20 }, () => worst[0]) };
    const meanwhile = { since: NOW, recovered: [], more: 0, ranLow };
    const quiet = digest(rule, { standing: undefined, meanwhile, list: "list-2" }, reader);
    expect(read(quiet.blocks)).toContain("The worst 20 are shown, and 6 more are in the CSV.");
  });

  test("that a rule was paused, to whoever made it", () => {
    const paused = { names: ["caps"], rules: 1, channel: "C0STOCK", because: "the channel is archived" };
    const notice = pausedNotice(paused);
    expect(read(notice.blocks)).toEqual([
      "Your alert caps of <#C0STOCK> is paused: the channel is archived.",
      "Nothing is told until someone resumes it there.",
    ]);
    const many = pausedNotice({ ...paused, names: ["a", "b", "c", "d", "e"], rules: 40 });
    expect(read(many.blocks)).toEqual([
      "Your 40 alerts a, b, c, d, e and 35 more of <#C0STOCK> are paused: the channel is archived.",
      "Nothing is told until someone resumes them there.",
    ]);
  });
});
