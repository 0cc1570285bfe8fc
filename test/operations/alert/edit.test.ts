import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Context } from "../../../src/operations/context.ts";
import { definition, heldIn } from "../../../src/operations/alert/slots.ts";
import { filledWith } from "../../../src/operations/edited.ts";
import { nameFor } from "../../../src/operations/alert/name.ts";
import { Rule } from "../../../src/watch/rule.ts";
import { openDesk } from "../writes/support.ts";
import { done, managing, manageOperation, onlyRule, reading } from "./support.ts";

const CREATE = "alert create stock TEE-RED-M at toronto-south below 5 recover 8 every 15m as caps";

async function withCaps(): Promise<Context> {
  const { context } = await openDesk();
  await done(context, CREATE);
  return context;
}

describe("an edit", () => {
  test("shows the rule as it is, and keeps what is not said otherwise", async () => {
    const context = await withCaps();
    const edit = await managing(context, "alert edit caps");
    expect(edit.now).toBe(
      "TEE-RED-M at toronto-south, on-hand; low below 5, out at 0, well again from 8; every 15 minutes.",
    );
    expect(edit.filled({ alert: ["caps"] })).toMatchObject({
      below: ["5"],
      recover: ["8"],
      schedule: ["every"],
      every: ["15m"],
      name: ["caps"],
    });
    await done(context, "alert edit caps", { below: ["4"], quiet: ["22:00-07:00"] });
    expect(await onlyRule(context)).toMatchObject({
      version: 2,
      name: "caps",
      definition: {
        levels: { below: 4, out: 0, recover: 8 },
        quiet: { from: "22:00", to: "07:00" },
        schedule: { kind: "every", minutes: 15 },
      },
    });
  });

  test("empties what was shown and is left out", async () => {
    const context = await withCaps();
    const edit = await managing(context, "alert edit caps");
    const { recover, ...left } = edit.filled({ alert: ["caps"] });
    expect(recover).toEqual(["8"]);
    await done(context, "alert edit caps", left);
    expect((await onlyRule(context)).definition.levels).toEqual({ below: 5, out: 0, recover: 5 });
  });

  test("takes a muted SKU out", async () => {
    const context = await withCaps();
    await done(context, "alert edit caps", { muted: ["CAP-BLU", "CAP-RED"] });
    const fields = (await managing(context, "alert edit caps")).fields({});
    expect(fields.map(({ name }) => name)).toContain("muted");
    await done(context, "alert edit caps", { muted: ["CAP-RED"] });
    expect((await onlyRule(context)).definition.muted).toEqual(["CAP-RED"]);
  });

  test("renames, but not to a name that is taken", async () => {
    const context = await withCaps();
    await done(context, "alert create stock below 3 as tees");
    await done(context, "alert edit caps", { name: ["hats"] });
    await expect(done(context, "alert edit tees", { name: ["Hats"] })).rejects.toThrow("called Hats");
    expect((await context.alerts.list("C0STOCK")).map(({ name }) => name)).toEqual(["hats", "tees"]);
  });

  test("of a rule that was changed meanwhile changes nothing", async () => {
    const context = await withCaps();
    const read = await reading(context, "alert edit caps", { below: ["3"] });
    await done(context, "alert edit caps", { below: ["4"] });
    expect(read.ok && (await read.run(context))).toEqual({ ok: false, moved: true, problems: [] });
    expect((await onlyRule(context)).definition.levels.below).toBe(4);
  });

  test("of one that was deleted says so", async () => {
    const context = await withCaps();
    const read = await reading(context, "alert edit caps", { below: ["3"] });
    await done(context, "alert delete caps");
    expect(read.ok && (await read.run(context))).toMatchObject({
      ok: false,
      problems: [{ sentence: "The alert caps was deleted meanwhile." }],
    });
  });
});

describe("a rule is found by its name", () => {
  test("in whatever case", async () => {
    const context = await withCaps();
    expect((await managing(context, "alert pause CAPS")).targets).toEqual([
      { kind: "alert", id: (await onlyRule(context)).id },
    ]);
  });

  test("or asked for again among those that there are, with the one that was meant", async () => {
    const context = await withCaps();
    expect(await manageOperation("alert.pause").look(context, { alert: ["cap"] })).toEqual({
      ok: false,
      problems: [
        { slot: "alert", sentence: "There is no alert called cap in this channel. Did you mean caps?" },
      ],
      meant: { alert: ["caps"] },
      fields: [
        { kind: "choice", name: "alert", label: "Alert", options: [{ value: "caps", label: "caps" }] },
      ],
    });
  });

  test("only in its own channel", async () => {
    const context = await withCaps();
    const elsewhere = { ...context, place: { kind: "channel", id: "C0CARE", sharedOutside: false } as const };
    await expect(managing(elsewhere, "alert edit caps")).rejects.toThrow(
      "There is no alert in this channel yet. Make one: /omni alert create stock",
    );
  });
});

describe("what is done at once", () => {
  test("pausing and resuming, twice", async () => {
    const context = await withCaps();
    expect(await done(context, "alert pause caps")).toMatchObject({ deed: "paused", already: false });
    expect(await done(context, "alert pause caps")).toMatchObject({ deed: "paused", already: true });
    expect(await done(context, "alert resume caps")).toMatchObject({ deed: "resumed", already: false });
    expect(await done(context, "alert resume caps")).toMatchObject({ deed: "resumed", already: true });
  });

  test("running", async () => {
    const context = await withCaps();
    expect(await done(context, "alert run caps")).toMatchObject({
      deed: "ran",
      ran: { kind: "ran", seen: 1, low: 0, out: 0 },
    });
  });

  test("deleting is confirmed with what it is", async () => {
    const context = await withCaps();
    expect(manageOperation("alert.delete").way).toBe("confirmed");
    expect((await managing(context, "alert delete caps")).now).toBe(
      "caps: TEE-RED-M at toronto-south, on-hand; low below 5, out at 0, well again from 8; every 15 minutes.",
    );
    expect(await done(context, "alert delete caps")).toMatchObject({ deed: "deleted" });
    expect(await context.alerts.list("C0STOCK")).toEqual([]);
  });
});

const names = fc.uniqueArray(
  fc
    .string({ minLength: 1, maxLength: 20 })
    .map((text) => text.trim())
    .filter((text) => text !== ""),
  { maxLength: 4 },
);
const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((n) => String(n).padStart(2, "0")).join(":"));
const levels = fc
  .tuple(fc.integer({ min: 1, max: 999 }), fc.nat(998), fc.nat(50))
  .map(([below, out, more]) => ({ below, out: Math.min(out, below - 1), recover: below + more }));
const rules = fc.record({
  source: fc.oneof(
    fc.record({ kind: fc.constant("stock"), locations: names, skus: names }),
    fc.record({ kind: fc.constant("pool"), groups: names.filter((some) => some.length > 0), skus: names }),
  ),
  levels,
  schedule: fc.oneof(
    fc.record({ kind: fc.constant("every"), minutes: fc.integer({ min: 1, max: 720 }) }),
    fc.constant({ kind: "hourly" }),
    fc.record({ kind: fc.constantFrom("daily", "weekdays"), at: clock }),
  ),
  zone: fc.constantFrom("America/Toronto", "Europe/Berlin", "UTC"),
  quiet: fc.option(
    fc
      .tuple(clock, clock)
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => ({ from, to })),
    { nil: undefined },
  ),
  mode: fc.constantFrom("change", "digest"),
  mention: fc.option(fc.constant("S0LEADS"), { nil: undefined }),
  tellLater: fc.boolean(),
  muted: names,
});

test("whatever a rule is, its form says just that rule", () => {
  fc.assert(
    fc.property(rules, (drawn) => {
      const rule = Rule.parse(drawn);
      expect(definition.parse(filledWith(heldIn(rule, "caps"), {}))).toEqual({ name: "caps", rule });
    }),
    { numRuns: 500 },
  );
});

test("a name made of it is short, and new", () => {
  fc.assert(
    fc.property(rules, fc.array(fc.string(), { maxLength: 3 }), (drawn, others) => {
      const rule = Rule.parse(drawn);
      const first = nameFor(rule, others);
      const second = nameFor(rule, [...others, first.toUpperCase()]);
      expect(second.toLowerCase()).not.toBe(first.toLowerCase());
      expect(first.length).toBeLessThanOrEqual(130);
    }),
  );
});
