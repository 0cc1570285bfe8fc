import fc from "fast-check";
import { expect, test } from "vitest";
import {
  alarmCard,
  blindNotice,
  digest,
  laterNotice,
  pausedNotice,
  sightNotice,
} from "../../../src/blocks/alerts/index.ts";
import { muteForm } from "../../../src/blocks/alerts/mute-form.ts";
import { claimedBy, mutedNow, overSince } from "../../../src/blocks/alerts/pressed.ts";
import { manageForm } from "../../../src/blocks/manage/form.ts";
import { render } from "../../../src/blocks/render.ts";
import type { KeptRule } from "../../../src/operations/alert/book.ts";
import { ruleFields } from "../../../src/operations/alert/fields.ts";
import { heldIn } from "../../../src/operations/alert/slots.ts";
import type { Result } from "../../../src/operations/results.ts";
import type { AlarmView } from "../../../src/watch/alarm.ts";
import type { Bunch } from "../../../src/watch/decide/news.ts";
import type { Item } from "../../../src/watch/item.ts";
import { Rule } from "../../../src/watch/rule.ts";
import { faultsOf, faultsOfView } from "../change/slack.ts";
import { name } from "../support/arbitraries.ts";
import { answer, reader as anyReader } from "../support/samples.ts";
import { NOW, reader } from "./samples.ts";

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const words = name.filter((text) => text !== "");
const moment = fc.oneof(fc.integer({ min: NOW - 9e8, max: NOW + 9e8 }), fc.constantFrom(0, 4e12));
const units = fc.oneof(fc.nat(20), fc.nat(1e9));
const count = fc.oneof(fc.integer({ min: -3, max: 20 }), fc.integer());
const person = fc.constantFrom("U0PRIYA", "U0ANA");
const deed = fc.record({ by: person, at: moment });

const definition = fc
  .record({
    source: fc.oneof(
      fc.record({
        kind: fc.constant("stock"),
        locations: fc.array(words, { maxLength: 9 }),
        skus: fc.array(words),
      }),
      fc.record({
        kind: fc.constant("pool"),
        groups: fc.array(words, { minLength: 1 }),
        skus: fc.array(words),
      }),
    ),
    levels: fc.nat(1e6).map((below) => ({ below: below + 1, out: 0, recover: below + 2 })),
    schedule: fc.constantFrom({ kind: "every", minutes: 15 }, { kind: "daily", at: "09:00" }),
    zone: fc.constantFrom("America/Toronto", "Pacific/Auckland"),
    quiet: some(fc.constant({ from: "22:00", to: "07:00" })),
    mode: fc.constantFrom("change", "digest"),
    tellLater: fc.boolean(),
    muted: fc.array(words, { maxLength: 200 }),
  })
  .map((drawn) => Rule.parse(drawn));
const rule = fc.record({ id: fc.uuid(), name, definition });

const item: fc.Arbitrary<Item> = fc.record({
  sku: name,
  place: name,
  state: fc.constantFrom("low", "out", "unknown"),
  count: fc.option(count),
  was: fc.constantFrom("low", "out", "unknown"),
  since: moment,
  outSince: some(moment),
  seenAt: some(moment),
  told: fc.boolean(),
});
const items = fc.array(item, { maxLength: 30 });
const readings = fc.array(fc.record({ at: moment, count }), { maxLength: 40 });

const paused = some(fc.record({ by: some(person), at: moment, because: some(name) }));

const view: fc.Arbitrary<AlarmView> = fc.record({
  rule,
  alarm: fc.record({
    id: fc.uuid(),
    openedAt: moment,
    closedAt: some(moment),
    closedBy: fc.constantFrom("recovery", "edit", undefined),
    shown: fc.boolean(),
    claimed: some(deed),
    snoozed: some(
      fc.record({ by: person, at: moment, until: fc.oneof(moment, fc.constant("change" as const)) }),
    ),
  }),
  items,
  counts: fc.record({ low: units, out: units, unknown: units, watched: some(units), ever: units }),
  trends: fc.array(fc.record({ sku: name, place: name, readings }), { maxLength: 8 }),
  checkedAt: some(moment),
  nextDue: some(moment),
  paused,
  blind: some(fc.record({ since: moment, why: fc.oneof(fc.constant("timed-out"), name) })),
});

const bunch: fc.Arbitrary<Bunch> = fc.record({
  low: units,
  out: units,
  worst: fc.array(
    fc.record({ sku: name, place: name, state: fc.constantFrom("low" as const, "out" as const), count }),
    { maxLength: 20 },
  ),
});
const outage = fc.record({ since: moment, until: moment, times: fc.integer({ min: 1, max: 9 }) });
const meanwhile = fc.record({
  since: moment,
  recovered: fc.array(fc.record({ sku: name, place: name }), { maxLength: 40 }),
  more: units,
  outage: some(outage),
  ranLow: bunch,
  blind: some(fc.record({ since: moment, why: name })),
});

const names = fc.array(name, { maxLength: 30 });
const kept: fc.Arbitrary<KeptRule> = fc.record({
  id: fc.uuid(),
  channel: fc.constant("C0STOCK"),
  name,
  definition,
  version: fc.nat(),
  created: deed,
  changed: deed,
  paused,
  nextDue: some(moment),
  lastRun: some(fc.record({ at: moment, ms: units, calls: units, seen: some(units), unanswered: names })),
  alarm: some(fc.record({ id: fc.uuid(), since: moment, low: units, out: units, unknown: units })),
  unknown: units,
});
const line = fc.record({ label: fc.constant("Matches now"), text: name });
const results: fc.Arbitrary<Result> = fc.oneof(
  fc.record({
    kind: fc.constant("alerts" as const),
    rules: some(fc.array(kept, { maxLength: 40 })),
    unreadable: fc.array(name, { maxLength: 40 }),
  }),
  fc.record({
    kind: fc.constant("alert-preview" as const),
    rule: kept,
    outlook: fc.record({
      lines: fc.array(line, { minLength: 2, maxLength: 4 }),
      warnings: fc.array(name, { maxLength: 8 }),
    }),
    worst: fc.array(fc.record({ sku: name, place: name, count }), { maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant("alert-unreadable" as const), name }),
  fc.record({
    kind: fc.constant("alert-done" as const),
    deed: fc.constantFrom("created", "edited", "paused", "resumed", "deleted", "ran"),
    rule: kept,
    ran: fc.record({
      kind: fc.constant("ran" as const),
      seen: units,
      low: units,
      out: units,
      unknown: units,
      unanswered: names,
      calls: units,
      ms: units,
    }),
  }),
);

const people = ["U0PRIYA", "U0ANA"];
const repeated = fc.boolean();

test("every card of any alarm fits, and nothing of it pings, links or formats", () => {
  fc.assert(
    fc.property(view, repeated, (given, isRepeated) => {
      const card = alarmCard(given, { ...reader, repeated: isRepeated }, { mention: "S0LEADS" });
      expect(faultsOf(card, [...people, "S0LEADS"])).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test("so does every notice", () => {
  fc.assert(
    fc.property(
      fc.record({
        rule,
        view: some(view),
        bunch,
        outage,
        meanwhile,
        units,
        unanswered: fc.array(name),
        many: fc.integer({ min: 1, max: 5 }),
      }),
      (given) => {
        const blind = given.meanwhile.blind ?? { since: 0, why: "odd" };
        const notices = [
          laterNotice(given.rule, given.bunch, reader),
          blindNotice(given.rule, blind, given.units, reader),
          sightNotice(
            given.rule,
            { kind: "sight", ...given.outage, unanswered: given.unanswered },
            given.units,
            reader,
          ),
          digest(given.rule, { standing: given.view, meanwhile: given.meanwhile, list: "list" }, reader),
          digest(given.rule, { standing: given.view, meanwhile: undefined, list: undefined }, reader),
          pausedNotice({
            names: Array.from({ length: given.many }, () => given.rule.name),
            rules: given.many * given.many,
            channel: "C0STOCK",
            because: given.rule.name,
          }),
        ];
        expect(notices.flatMap((notice) => faultsOf(notice, people))).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

test("and every answer about rules", () => {
  const may = new Set([
    ...reader.may,
    "alert.run",
    "alert.preview",
    "alert.pause",
    "alert.resume",
    "alert.delete",
  ]);
  fc.assert(
    fc.property(results, (result) => {
      const message = render(answer(result, "alert.list"), { ...anyReader, may });
      expect(faultsOf(message, people)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("and what is said of a click", () => {
  fc.assert(
    fc.property(view, fc.array(name, { maxLength: 100 }), (given, skus) => {
      const standing = { view: given, channel: "C0STOCK" };
      const messages = [
        claimedBy("U0ANA", 0, reader),
        overSince(standing, reader),
        mutedNow(standing, skus, reader),
      ];
      expect(messages.flatMap((message) => faultsOf(message, people))).toEqual([]);
      expect(faultsOfView(muteForm(given.alarm.id, given.rule.name, skus), [])).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("and every form of a rule", () => {
  const groups = [{ id: "S0LEADS", name: "Leads" }];
  fc.assert(
    fc.property(
      rule,
      fc.array(name, { maxLength: 8 }),
      name,
      fc.boolean(),
      (given, warnings, said, isNew) => {
        const values = heldIn(given.definition, given.name);
        const form = manageForm({
          title: "Edit alert",
          deed: "Save alert",
          notice: said,
          now: said,
          fields: ruleFields(values, { groups, isNew }),
          values,
          outlook: { lines: [{ label: "Watches", text: said }], warnings },
          isReady: isNew,
          metadata: { operation: "alert.edit", hidden: {}, own: [], many: [] },
        });
        expect(faultsOfView(form, [])).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
