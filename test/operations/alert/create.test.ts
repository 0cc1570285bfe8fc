import { describe, expect, test } from "vitest";
import { openDesk } from "../writes/support.ts";
import { createMemoryAlerts } from "../../support/alerts.ts";
import { done, foreseen, managing, onlyRule, reading, said, wrongs } from "./support.ts";

const NOW = Date.parse("2026-11-22T14:00:00.000Z");

describe("words make a rule", () => {
  test.each([
    [
      "alert create stock TEE-RED-M at toronto-south below 5 recover 8 every 15m",
      {
        source: { kind: "stock", locations: ["toronto-south"], skus: ["TEE-RED-M"] },
        levels: { below: 5, out: 0, recover: 8 },
        schedule: { kind: "every", minutes: 15 },
        zone: "America/Toronto",
        mode: "change",
        tellLater: false,
        muted: [],
      },
    ],
    [
      "alert create stock below 5 every 2h",
      {
        source: { kind: "stock", locations: [], skus: [] },
        levels: { below: 5, out: 0, recover: 5 },
        schedule: { kind: "every", minutes: 120 },
      },
    ],
    [
      "alert create pool web-canada sku TEE-RED-M CAP-BLU below 10 out 2 daily at 9:00 in europe/berlin digest",
      {
        source: { kind: "pool", groups: ["web-canada"], skus: ["TEE-RED-M", "CAP-BLU"] },
        levels: { below: 10, out: 2, recover: 10 },
        schedule: { kind: "daily", at: "09:00" },
        zone: "Europe/Berlin",
        mode: "digest",
      },
    ],
    [
      'alert create stock at "Default Location" below 3 weekdays at 07:30 quiet 22:00–07:00',
      {
        source: { kind: "stock", locations: ["Default Location"], skus: [] },
        schedule: { kind: "weekdays", at: "07:30" },
        quiet: { from: "22:00", to: "07:00" },
      },
    ],
    ["alert create stock below 3 hourly", { schedule: { kind: "hourly" } }],
    ["alert create stock below 3", { schedule: { kind: "every", minutes: 15 } }],
  ])("%s", async (words, definition) => {
    const { context } = await openDesk();
    expect(await done(context, words)).toMatchObject({ kind: "alert-done", deed: "created" });
    expect(await onlyRule(context)).toMatchObject({
      channel: "C0STOCK",
      created: { by: "U0ANA", at: NOW },
      definition,
    });
  });

  test("a name of what is watched, unlike those that there are", async () => {
    const { context } = await openDesk();
    const words = "alert create stock TEE-RED-M at toronto-south below 5";
    await done(context, words);
    await done(context, words);
    await done(context, "alert create pool web-canada below 5");
    await done(context, "alert create stock below 5");
    await done(context, "alert create stock A B C D E at toronto-south below 5");
    expect((await context.alerts.list("C0STOCK")).map(({ name }) => name)).toEqual([
      "5 SKUs at toronto-south",
      "all stock",
      "TEE-RED-M at toronto-south",
      "TEE-RED-M at toronto-south 2",
      "web-canada",
    ]);
  });
});

describe("what is said wrongly stands at its field", () => {
  test.each([
    ["alert create stock", "below: The number below which it is low is missing."],
    [
      "alert create stock below few",
      "below: The number below which it is low is a whole number of units, 1 or more.",
    ],
    [
      "alert create stock below 0",
      "below: The number below which it is low is a whole number of units, 1 or more.",
    ],
    ["alert create stock below 5 recover 4", "recover: Recover must not be less than below."],
    ["alert create stock below 5 out 5", "out: Out must be less than below."],
    ["alert create stock below 5 every 15", "every: “15” is not how often. Say 15m or 2h."],
    [
      "alert create stock below 5 every 13h",
      "every: It can be looked every 1m at the most often and every 12h at the least; for less, say daily.",
    ],
    ["alert create stock below 5 daily at 9am", "time: “9am” is not a time of day. Say it like 09:00."],
    ["alert create stock below 5 daily at 24:00", "time: “24:00” is not a time of day. Say it like 09:00."],
    ["alert create stock below 5 hourly every 5m", "schedule: When it runs: say it once, not several times."],
    [
      "alert create stock below 5 in Toronto",
      "zone: There is no time zone called Toronto. Did you mean America/Toronto?",
    ],
    [
      "alert create stock below 5 in Nowhere/Land",
      "zone: There is no time zone called Nowhere/Land. Say it like America/Toronto.",
    ],
    [
      "alert create stock below 5 quiet 22:00",
      "quiet: “22:00” are no quiet hours. Say them like 22:00-07:00.",
    ],
    ["alert create stock below 5 quiet 07:00-07:00", "quiet: Quiet hours begin and end at different times."],
    [`alert create stock below 5 as ${"x".repeat(81)}`, "name: A name is 80 characters at the most."],
    ["alert create pool below 5", "group: A pool group is missing."],
  ])("%s", async (words, wrong) => {
    const { context } = await openDesk();
    const pool = words.startsWith("alert create pool") ? { source: ["pool"] } : {};
    expect(wrongs(await reading(context, words, pool))).toEqual([wrong]);
  });

  test("a name that is taken, in whatever case", async () => {
    const { context } = await openDesk();
    await done(context, "alert create stock below 5 as caps");
    await expect(done(context, "alert create stock below 5 as CAPS")).rejects.toThrow(
      "There is an alert called CAPS in this channel already. Choose another name.",
    );
  });
});

describe("a rule belongs to the channel that it tells", () => {
  test("so none is made in a direct message", async () => {
    const { context } = await openDesk();
    const direct = { ...context, place: { kind: "direct" } as const };
    await expect(managing(direct, "alert create stock below 5")).rejects.toThrow(
      "Alerts belong to the channel that they tell, and this is none. Type the same in the channel where people should be told.",
    );
  });

  test("nor where people read who may not see stock", async () => {
    const { context } = await openDesk();
    const asked: string[] = [];
    const outside = { ...context, mayTell: (right: string) => (asked.push(right), false) };
    await expect(managing(outside, "alert create stock below 5")).rejects.toThrow(
      "People of another organisation read this channel",
    );
    await expect(managing(outside, "alert create pool web-canada below 5")).rejects.toThrow(
      "People of another organisation",
    );
    expect(asked).toEqual(["stock.read", "pool.read"]);
  });
});

describe("what it will mean is said before", () => {
  test("what matches now, what a run costs, and how it tells", async () => {
    const { context, sandbox } = await openDesk();
    sandbox.state.stock.set("TEE-RED-M", "toronto-south", 3);
    const words =
      "alert create stock TEE-RED-M at toronto-south below 5 recover 8 every 15m quiet 22:00-07:00";
    expect(await foreseen(context, words)).toEqual({
      ok: true,
      outlook: {
        lines: [
          {
            label: "Watches",
            text: "TEE-RED-M at toronto-south, on-hand; low below 5, out at 0, well again from 8.",
          },
          {
            label: "Matches now",
            text: "1 low, of 1 counted. The fewest: TEE-RED-M at toronto-south has 3.",
          },
          { label: "A run", text: "1 call, about 1 second at 10 calls a second. Every 15 minutes." },
          {
            label: "Tells",
            text: "what changes, on one card; nothing from 22:00 to 07:00 (America/Toronto).",
          },
        ],
        warnings: [],
      },
    });
  });

  test("a location that Omni does not have, with the one that was meant", async () => {
    const { context } = await openDesk();
    expect(wrongs(await foreseen(context, "alert create stock at toronto-soth nowhere below 5"))).toEqual([
      "location: There is no location called toronto-soth. Did you mean toronto-south?",
      "location: There is no location called nowhere.",
    ]);
  });

  test("what Omni has no count of, and a pool group that shows nothing", async () => {
    const { context } = await openDesk();
    const stock = await foreseen(context, "alert create stock NO-SUCH at toronto-south below 5");
    expect(stock.ok && stock.outlook.warnings).toEqual([
      "Omni has no count of NO-SUCH at toronto-south. What is not counted is never told as low: check the spelling.",
      "Omni counts nothing at toronto-south.",
    ]);
    const pool = await foreseen(context, "alert create pool web-canda below 5");
    expect(pool.ok && pool.outlook.warnings).toEqual([
      "Omni shows nothing in web-canda. Its pool groups cannot be listed, so check the spelling.",
    ]);
  });

  test("of virtual stock, what is in a pool group and not at it", async () => {
    const { context, omni } = await openDesk();
    const memory = createMemoryAlerts(omni, () => NOW);
    const [worst, missing] = [
      [{ sku: "CAP-BLU", place: "web-canada", count: 2 }],
      [{ sku: "CAP-RED", place: "web-canada" }],
    ];
    memory.foreseen.next = { low: 1, out: 0, worst, missing };
    const pools = { ...context, alerts: memory.book };
    const seen = await foreseen(pools, "alert create pool web-canada sku CAP-BLU below 5");
    expect(seen.ok && seen.outlook.lines[1]?.text).toContain("The fewest: CAP-BLU in web-canada has 2.");
    expect(seen.ok && seen.outlook.warnings[0]).toContain("Omni has no count of CAP-RED in web-canada.");
  });

  test("a run that could not finish before the next is refused, with the arithmetic", async () => {
    const { context, omni } = await openDesk();
    const memory = createMemoryAlerts(omni, () => NOW);
    memory.foreseen.next = {
      cost: { calls: 1_200, perSecond: 4, seconds: 300, shortest: 6, known: "whole" },
    };
    const slow = { ...context, alerts: memory.book };
    expect(wrongs(await foreseen(slow, "alert create stock below 5 every 5m"))).toEqual([
      "every: A run takes 1,200 calls; at 4 calls a second that is about 5 minutes. It could not finish before the next one is due (every 5 minutes). The shortest is every 6 minutes; or watch fewer SKUs or places.",
    ]);
    expect((await foreseen(slow, "alert create stock below 5 every 6m")).ok).toBe(true);
    memory.foreseen.next = {
      cost: { calls: 1_200, perSecond: 4, seconds: 300, shortest: 6, known: "reckoned" },
    };
    expect(wrongs(await foreseen(slow, "alert create stock below 5 every 5m"))).toEqual([
      "every: A run takes about 1,200 calls; at 4 calls a second that is about 5 minutes. It could not finish before the next one is due (every 5 minutes). The shortest is about every 6 minutes; or watch fewer SKUs or places.",
    ]);
    memory.foreseen.next = {
      cost: { calls: 1_200, perSecond: 4, seconds: 301, shortest: 6, known: "at least" },
    };
    expect(wrongs(await foreseen(slow, "alert create stock below 5 every 5m"))).toEqual([
      "every: A run takes at least 1,200 calls; at 4 calls a second that is at least 5 minutes. It could not finish before the next one is due (every 5 minutes). It needs every 6 minutes or more; or watch fewer SKUs or places.",
    ]);
  });

  test("where it cannot be counted whole, “at least”", async () => {
    const { context, omni } = await openDesk();
    const memory = createMemoryAlerts(omni, () => NOW);
    const cost = { calls: 250, perSecond: 50, seconds: 5.4, shortest: 1, known: "at least" } as const;
    const counted = { whole: false, seen: 2_000, low: 40, out: 2 };
    memory.foreseen.next = { ...counted, worst: [], missing: [], empty: [], cost };
    const foreseeing = await foreseen({ ...context, alerts: memory.book }, "alert create stock below 5");
    if (!foreseeing.ok) throw new Error("refused");
    expect(foreseeing.outlook.lines[1]?.text).toBe("at least 40 low and 2 out, of at least 2,000 counted.");
    expect(foreseeing.outlook.lines[2]?.text).toMatch(
      /^at least 250 calls, at least 5 seconds at 50 calls a second\./,
    );
    expect(foreseeing.outlook.warnings).toEqual([
      "It is too much to count in a few seconds, so this is not the whole picture, and a run takes longer.",
    ]);
  });
});

test("at straight after daily or weekdays is the time, elsewhere the locations", () => {
  expect(said("alert create stock TEE at toronto-south daily at 09:00").values).toEqual({
    sku: ["TEE"],
    location: ["toronto-south"],
    daily: ["09:00"],
  });
  expect(said("alert create stock TEE daily at 09:00 at toronto-south").values).toEqual({
    sku: ["TEE"],
    location: ["toronto-south"],
    daily: ["09:00"],
  });
});
