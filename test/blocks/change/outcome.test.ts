import { describe, expect, it, test } from "vitest";
import { outcome } from "../../../src/blocks/change/index.ts";
import { formValue, recordValue } from "../../../src/blocks/codec.ts";
import type { ChangeRecord } from "../../../src/ledger/change-record.ts";
import { buttons, read, valueOf } from "../support/samples.ts";
import { after, lead, onlooker, record, waiting } from "./records.ts";
import { faultsOf } from "./slack.ts";

const came = { at: after(3), traceId: "7f3a9c", reference: "Q4K2" };
const ending = { by: "U0BEN", at: after(4), reason: "seen in Omni" };
const no = { person: "U0BEN", agreed: false, at: after(4), reason: "still packing" };

interface Told {
  readonly record: ChangeRecord;
  /** What a notification says. */
  readonly text: string;
  /** What stands below the first line. */
  readonly below: readonly string[];
  readonly buttons: readonly string[];
}

const TOLD: Readonly<Record<ChangeRecord["state"], Told>> = {
  confirmed: {
    record: record(),
    text: "Confirmed, and not sent yet: U0ANA asked to reject shipment 20078 (Damaged).",
    below: [],
    buttons: [],
  },
  waiting: {
    record: waiting(),
    text: "Waiting for 1 approval until 14:30: reject shipment 20078.",
    below: ["Nothing was sent to Omni yet."],
    buttons: [],
  },
  sending: {
    record: record({ state: "sending" }),
    text: "On its way to Omni: U0ANA asked to reject shipment 20078 (Damaged).",
    below: [],
    buttons: [],
  },
  done: {
    record: record({ state: "done", outcome: { ...came, found: "Omni shows it as Rejected." } }),
    text: "Shipment 20078 rejected by U0ANA: Damaged. Omni shows it as Rejected (read back 14:03).",
    below: ["Done and verified. Trace `7f3a9c`, reference `Q4K2`."],
    buttons: [],
  },
  sent: {
    record: record({
      state: "sent",
      outcome: { ...came, found: "Omni cannot show this shipment, because its order is not known." },
    }),
    text: "Sent, not verified: U0ANA asked to reject shipment 20078 (Damaged). Omni accepted it. Read back at 14:03: Omni cannot show this shipment, because its order is not known.",
    below: ["Trace `7f3a9c`, reference `Q4K2`."],
    buttons: ["Check again"],
  },
  failed: {
    record: record({ state: "failed", outcome: { ...came, words: "Shipment is already shipped." } }),
    text: "Shipment 20078 was not rejected: Omni says “Shipment is already shipped”. Nothing changed.",
    below: ["Asked for by <@U0ANA>: Damaged. Trace `7f3a9c`, reference `Q4K2`."],
    buttons: [],
  },
  unknown: {
    record: record({
      state: "unknown",
      outcome: { at: after(3), reference: "Q4K2", found: "Omni shows it as Created." },
    }),
    text: "It is not known whether shipment 20078 was rejected: no clear answer came from Omni at 14:03. It will not be sent again. Read back at 14:03: Omni shows it as Created.",
    below: [
      "Until someone settles it, nothing else is done to shipment 20078. Look at it in Omni, then say how it is.",
      "Asked for by <@U0ANA>: Damaged. Reference `Q4K2`.",
    ],
    buttons: ["Check again", "It was done", "It was not done"],
  },
  "settled-done": {
    record: record({ state: "settled-done", outcome: came, ending }),
    text: "Settled as done by U0BEN at 14:04: seen in Omni. It was not known whether shipment 20078 was rejected.",
    below: ["Asked for by <@U0ANA>: Damaged. Trace `7f3a9c`, reference `Q4K2`."],
    buttons: [],
  },
  "settled-not-done": {
    record: record({ state: "settled-not-done", outcome: came, ending }),
    text: "Settled as not done by U0BEN at 14:04: seen in Omni. It was not known whether shipment 20078 was rejected.",
    below: ["Asked for by <@U0ANA>: Damaged. Trace `7f3a9c`, reference `Q4K2`."],
    buttons: [],
  },
  refused: {
    record: record({ state: "refused", ending: { at: after(4), reason: "Changes are switched off." } }),
    text: "Refused before it was sent: Changes are switched off. Shipment 20078 was not rejected: no call was made to Omni.",
    below: ["Asked for by <@U0ANA>: Damaged."],
    buttons: [],
  },
  void: {
    record: record({ state: "void", ending: { at: after(4), reason: "1 unit shipped" } }),
    text: "Void: the shipment changed meanwhile (1 unit shipped). Shipment 20078 was not rejected: no call was made to Omni.",
    below: ["Asked for by <@U0ANA>: Damaged."],
    buttons: ["Ask again"],
  },
  declined: {
    record: waiting({ state: "declined", decisions: [no] }),
    text: "Declined by U0BEN: still packing. Shipment 20078 was not rejected: no call was made to Omni.",
    below: ["Asked for by <@U0ANA>: Damaged."],
    buttons: [],
  },
  expired: {
    record: waiting({ state: "expired" }),
    text: "Expired: nobody decided in 30 minutes. Shipment 20078 was not rejected: no call was made to Omni.",
    below: ["Asked for by <@U0ANA>: Damaged."],
    buttons: ["Ask again"],
  },
  withdrawn: {
    record: waiting({ state: "withdrawn", ending: { by: "U0ANA", at: after(4) } }),
    text: "Withdrawn by U0ANA. Shipment 20078 was not rejected: no call was made to Omni.",
    below: ["Asked for by <@U0ANA>: Damaged."],
    buttons: [],
  },
  stopped: {
    record: record({ state: "stopped", ending: { at: after(4), reason: "this app was restarted" } }),
    text: "Stopped before it was sent: this app was restarted. Shipment 20078 was not rejected: no call was made to Omni.",
    below: ["Asked for by <@U0ANA>: Damaged."],
    buttons: [],
  },
};

describe("what became of a change", () => {
  test.each(Object.entries(TOLD))("%s", (_state, told) => {
    const message = outcome(told.record, lead);
    const [first = "", ...below] = read(message.blocks);
    expect(message.text).toBe(told.text);
    expect(bare(first)).toBe(told.text);
    expect(below).toEqual(told.below);
    expect(buttons(message.blocks)).toEqual(told.buttons);
    expect(faultsOf(message, ["U0ANA", "U0BEN"])).toEqual([]);
  });

  test.each(Object.entries(TOLD))("%s: nothing is offered to those who may not", (_state, told) => {
    expect(buttons(outcome(told.record, onlooker).blocks)).toEqual([]);
  });

  const NO_CALL = ["refused", "void", "declined", "expired", "withdrawn", "stopped"] as const;
  test.each(NO_CALL)("%s says that no call was made", (state) => {
    expect(outcome(TOLD[state].record, lead).text).toContain("no call was made");
  });

  it("says that a lost answer was not read back where it was not", () => {
    const { text } = outcome(record({ state: "unknown", outcome: { at: after(3) } }), lead);
    expect(text).toMatch(/It will not be sent again\. It was not read back\.$/);
  });

  it("says what was read back on request in place of what was found at first", () => {
    const readBack = { found: "Omni shows it as Rejected.", at: after(5) };
    const { text } = outcome(TOLD.unknown.record, { ...lead, readBack });
    expect(text).toContain("Read back at 14:05: Omni shows it as Rejected.");
    expect(text).not.toContain("Created");
  });

  it("has the way back as a button where there is one", () => {
    const undo = { label: "Put back…", operation: "stock.adjust", values: { sku: ["TEE-RED-M"] } };
    const { blocks } = outcome(TOLD.done.record, { ...lead, undo });
    expect(formValue.decode(valueOf(blocks, "Put back…"))).toEqual({
      operation: "stock.adjust",
      values: undo.values,
    });
    expect(buttons(outcome(TOLD.done.record, { ...onlooker, undo }).blocks)).toEqual([]);
  });

  it("offers nothing once that was done, and says what was where its readers were told", () => {
    const undo = { label: "Put back…", operation: "stock.adjust", values: { sku: ["TEE-RED-M"] } };
    const later = record({ state: "done", outcome: { at: after(4) }, person: "U0BEN" });
    const known = outcome(TOLD.done.record, { ...lead, undo, since: [later] });
    expect(known.text).toBe(outcome(TOLD.done.record, lead).text);
    expect(buttons(known.blocks)).toEqual([]);
    expect(JSON.stringify(known.blocks)).toMatch(
      /Since then: Shipment 20078 rejected at .*14:04> by <@U0BEN>\./,
    );
    const untold = outcome(TOLD.void.record, { ...lead, since: [] });
    expect(buttons(untold.blocks)).toEqual([]);
    expect(JSON.stringify(untold.blocks)).toContain("It was changed again since.");
  });

  it("says which change its buttons are about", () => {
    const { blocks } = outcome(TOLD.unknown.record, lead);
    for (const label of ["Check again", "It was done", "It was not done"])
      expect(recordValue.decode(valueOf(blocks, label))).toEqual({ id: "change-1" });
  });

  it("says the day too where it was long ago", () => {
    const { text } = outcome(TOLD["settled-done"].record, { ...lead, now: after(60 * 24) });
    expect(text).toContain("at Sun 22 Nov 2026 14:04");
  });

  it("does not put a customer's data into a button that everyone gets", () => {
    const customer = record({ state: "void", target: { kind: "customer", id: "9f2c" } });
    expect(buttons(outcome(customer, lead).blocks)).toEqual([]);
  });
});

/** A line as it reads without Slack's markup. */
function bare(line: string): string {
  return line.replaceAll("*", "").replaceAll(/<@(\w+)>/g, "$1");
}
