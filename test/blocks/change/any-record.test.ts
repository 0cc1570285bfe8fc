import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as change from "../../../src/blocks/change/index.ts";
import { changeMetadata } from "../../../src/blocks/codec.ts";
import { renderSheet } from "../../../src/blocks/sheet.ts";
import { ChangeState, type ChangeRecord } from "../../../src/ledger/change-record.ts";
import type { Field } from "../../../src/operations/field.ts";
import { outsideText, values } from "../conversation/any.ts";
import { stateOf } from "../conversation/state.ts";
import { lead, record } from "./records.ts";
import { faultsOf, faultsOfView, mentionsIn } from "./slack.ts";

const PEOPLE = ["U0ANA", "U0BEN", "U0CHI"];
const GROUPS = ["S0LEADS"];
const person = fc.oneof(fc.constantFrom(...PEOPLE), outsideText);
const time = fc.integer({ min: 0, max: 8.64e15 });
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const call = fc.record({
  endpoint: outsideText,
  method: outsideText,
  path: outsideText,
  query: some(fc.dictionary(outsideText, outsideText, { maxKeys: 3 })),
  body: fc.oneof(fc.jsonValue(), fc.array(outsideText, { maxLength: 20 })),
});
const preview = fc.record({
  now: outsideText,
  after: outsideText,
  undo: outsideText,
  warning: some(outsideText),
});
const kept = fc.record({ values, facts: fc.constant({}), call, shownCall: call, preview });
const decision = fc.record({ person, agreed: fc.boolean(), at: time, reason: some(outsideText) });

const anyRecord: fc.Arbitrary<ChangeRecord> = fc
  .record({
    id: outsideText,
    state: fc.constantFrom(...ChangeState.options),
    target: fc.record({ kind: fc.oneof(fc.constant("shipment"), outsideText), id: outsideText }),
    kept: some(kept),
    wording: fc.record({
      done: outsideText,
      notDone: outsideText,
      whether: outsideText,
      deed: outsideText,
    }),
    person,
    channel: some(fc.oneof(fc.constant("C0FULFIL"), outsideText)),
    reason: some(outsideText),
    outcome: some(
      fc.record({
        at: time,
        traceId: some(outsideText),
        words: some(outsideText),
        found: some(outsideText),
        reference: some(outsideText),
      }),
    ),
    approvalsNeeded: fc.nat(30),
    approvers: some(
      fc.record({
        words: fc.array(outsideText, { maxLength: 5 }),
        people: fc.array(person, { maxLength: 40 }),
        userGroups: fc.array(fc.oneof(fc.constantFrom(...GROUPS), outsideText), { maxLength: 5 }),
      }),
    ),
    decisions: fc.array(decision, { maxLength: 12 }),
    ending: some(fc.record({ by: some(person), at: time, reason: some(outsideText) })),
    createdAt: time,
    expiresAt: some(time),
  })
  .map((given) => {
    const { outcome, decisions, ending, approvers, kept: made, ...rest } = given;
    return record({ ...rest, outcome, decisions, ending, approvers, kept: made });
  });

const OURS = [...PEOPLE, ...GROUPS];

/** What is wrong with anything that is made of anything at all: the first of it. */
function always<T>(any: fc.Arbitrary<T>, faults: (given: T) => string[]): () => void {
  return () =>
    fc.assert(
      fc.property(any, (given) => {
        const [first] = faults(given);
        if (first !== undefined) throw new Error(first);
      }),
      { numRuns: 100 },
    );
}

describe("whatever the record, Slack takes it and nothing in it is markup of others", () => {
  const undo = { label: "Put back…", operation: "stock.adjust", values: {} };

  it("what became of it", () => {
    const any = fc.tuple(anyRecord, outsideText, time);
    const made = always(any, ([given, found, at]) => [
      ...faultsOf(change.outcome(given, lead), OURS),
      ...faultsOf(change.outcome(given, { ...lead, undo, readBack: { found, at } }), OURS),
    ]);
    expect(made).not.toThrow();
  });

  it("its approval", () => {
    const made = always(anyRecord, (given) => [
      ...faultsOf(change.approvalCard(given, lead), OURS),
      ...faultsOf(change.requesterNotice(given), OURS),
    ]);
    expect(made).not.toThrow();
  });

  it("what is said when it is in the way, or comes again", () => {
    const made = always(fc.tuple(anyRecord, outsideText), ([given, words]) => [
      ...faultsOf(change.blocked(given, lead), OURS),
      ...faultsOf(change.alreadyDone(given), OURS),
      ...faultsOf(change.notInChannel(given, words), OURS),
      ...faultsOf(change.impossible(words, given.id), OURS),
    ]);
    expect(made).not.toThrow();
  });

  it("its views", () => {
    const made = always(fc.tuple(anyRecord, fc.boolean()), ([given, done]) => [
      ...faultsOfView(change.exactView(given), OURS),
      ...faultsOfView(change.declineForm(given), OURS),
      ...faultsOfView(change.settleForm(given, done), OURS),
    ]);
    expect(made).not.toThrow();
  });
});

describe("who is called", () => {
  it("is nobody but the requester and those named in the policy while it waits", () => {
    fc.assert(
      fc.property(anyRecord, (given) => {
        const { blocks } = change.approvalCard({ ...given, state: "waiting", decisions: [] }, lead);
        const named = [...(given.approvers?.people ?? []), ...(given.approvers?.userGroups ?? [])];
        expect([given.person, ...named]).toEqual(expect.arrayContaining(mentionsIn(blocks)));
      }),
    );
  });

  it("is the requester alone as long as nobody else had to do with it", () => {
    fc.assert(
      fc.property(anyRecord, (given) => {
        const { blocks } = change.outcome({ ...given, decisions: [], ending: undefined }, lead);
        expect([given.person]).toEqual(expect.arrayContaining(mentionsIn(blocks)));
      }),
    );
  });
});

const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record({
    kind: fc.constant("text" as const),
    name: fc.uuid(),
    label: outsideText,
    live: fc.boolean(),
    many: fc.boolean(),
    checked: fc.constantFrom("email" as const, "whole number" as const),
  }),
  fc.record({
    kind: fc.constant("choice" as const),
    name: fc.uuid(),
    label: outsideText,
    live: fc.boolean(),
    options: fc.array(fc.record({ value: outsideText, label: outsideText }), { maxLength: 120 }),
  }),
  fc.record({
    kind: fc.constant("lookup" as const),
    name: fc.uuid(),
    label: outsideText,
    live: fc.boolean(),
    many: fc.boolean(),
    source: fc.constant("locations" as const),
  }),
);
const fields = fc.array(fc.tuple(field, fc.array(outsideText, { maxLength: 5 })), { maxLength: 20 });
const metadata = { operation: "stock.adjust", hidden: {}, own: [], many: [] };

describe("whatever the form", () => {
  it("Slack takes it", () => {
    const any = fc.tuple(fields, outsideText, outsideText, some(preview), some(call), values);
    const made = always(any, ([drawn, title, notice, shown, sent, hidden]) => {
      const view = change.changeForm({
        title,
        deed: title,
        now: notice,
        notice,
        preview: shown,
        call: sent,
        fields: drawn.map(([each]) => each),
        values: Object.fromEntries(drawn.map(([{ name }, held]) => [name, held])),
        metadata: { ...metadata, hidden },
      });
      return faultsOfView(view, []);
    });
    expect(made).not.toThrow();
  });

  it("what was typed comes back, live or not", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9-]{1,30}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.boolean(), (typed, live) => {
        const drawn: Field[] = [
          { kind: "text", name: "one", label: "One", live },
          { kind: "text", name: "several", label: "Several", live, many: true },
          { kind: "lookup", name: "to", label: "To", live, source: "stores" },
        ];
        const [first = ""] = typed;
        const known = { one: [first], several: typed, to: [first] };
        const view = change.changeForm({ title: "T", deed: "D", fields: drawn, values: known, metadata });
        expect(change.readChangeForm(stateOf(view), ["several"])).toEqual(known);
      }),
    );
  });

  it("what it carries comes back", () => {
    const word = fc.string({ unit: "binary", maxLength: 40 });
    const carried = fc.record({
      operation: word,
      channel: word,
      thread: word,
      hidden: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.array(word, { maxLength: 2 }), {
        maxKeys: 3,
      }),
      key: word,
      seen: fc.record({ values: word, depends: word }),
      own: fc.array(word, { maxLength: 3 }),
      many: fc.array(word, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(carried, (given) => {
        expect(changeMetadata.decode(changeMetadata.encode(given))).toEqual(given);
      }),
    );
  });
});

describe("however many at once", () => {
  const row = fc.record({
    label: outsideText,
    state: fc.constantFrom(...ChangeState.options),
    sentence: outsideText,
  });
  const batch = fc.record({
    id: outsideText,
    title: outsideText,
    total: fc.nat(25),
    rows: fc.array(row, { maxLength: 25 }),
    stopped: some(fc.record({ by: some(person), reason: some(outsideText) })),
    by: person,
    asOf: fc.constant(lead.now),
  });

  it("Slack takes how they get on", () => {
    const made = always(batch, (given) => {
      const message = change.batchProgress(given, { ...lead, repeated: true, sheetId: "sheet" });
      const at = { page: 1, asOf: 0, question: { operation: "order.read", values: {} } };
      return [
        ...faultsOf(message, OURS),
        ...faultsOf(renderSheet(change.batchSheet(given), at, { ...lead, sheetId: "sheet" }), OURS),
      ];
    });
    expect(made).not.toThrow();
  });

  it("Slack takes their form", () => {
    const shown = fc.record({
      label: outsideText,
      now: outsideText,
      after: outsideText,
      refused: some(outsideText),
    });
    const any = fc.tuple(fc.array(shown, { maxLength: 30 }), fields, outsideText);
    const made = always(any, ([rows, drawn, title]) => {
      const parts = { rows, fields: drawn.map(([each]) => each), values: {}, notice: title, metadata };
      return faultsOfView(change.batchForm({ title, deed: title, ...parts }), []);
    });
    expect(made).not.toThrow();
  });
});
