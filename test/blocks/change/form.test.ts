import { describe, expect, it, test } from "vitest";
import { inputErrors } from "../../../sandbox/slack/state-values.ts";
import {
  CHANGE_VIEW,
  changeForm,
  DECLINE_VIEW,
  declineForm,
  exactView,
  readChangeForm,
  SETTLE_VIEW,
  settleForm,
} from "../../../src/blocks/change/index.ts";
import { changeMetadata, recordMetadata } from "../../../src/blocks/codec.ts";
import { LOOKUP } from "../../../src/blocks/form.ts";
import { ACTION } from "../../../src/blocks/ids.ts";
import type { Field } from "../../../src/operations/field.ts";
import { read } from "../conversation/slack.ts";
import { stateOf } from "../conversation/state.ts";
import { record, waiting } from "./records.ts";
import { faultsOfView } from "./slack.ts";

const reason = {
  kind: "choice",
  name: "reason",
  label: "Reason",
  options: ["Damaged", "Not in stock"].map((value) => ({ value, label: value })),
  own: true,
} as const satisfies Field;
const note = {
  kind: "text",
  name: "note",
  label: "Note",
  optional: true,
  own: true,
} as const satisfies Field;
const metadata = {
  operation: "shipment.reject",
  channel: "C0FULFIL",
  hidden: { shipment: ["20078"] },
  key: "key-1",
  seen: { values: "v", depends: "d" },
  own: ["reason", "note"],
  many: [],
};
const preview = {
  now: "Created at toronto-south · order 1001",
  after: "Rejected; Omni routes the units again.",
  undo: "This cannot be undone.",
};
const call = {
  endpoint: "shipments.reject",
  method: "POST",
  path: "/orderfulfillment/shipments/Reject",
  body: { ShipmentId: 20078, Reason: "Damaged" },
};
const parts = {
  title: "Reject shipment",
  deed: "Reject shipment",
  now: preview.now,
  fields: [reason, note],
  values: { reason: ["Damaged"] },
  metadata,
};

describe("the form of a change", () => {
  const view = changeForm({ ...parts, preview, call });

  it("shows what is, what will be, the fields and the exact call, and its button says the deed", () => {
    expect(read(view)).toEqual([
      "*Now*  Created at toronto-south · order 1001\n*After*  Rejected; Omni routes the units again. This cannot be undone.",
      "Reason | Damaged",
      "Note",
      "",
      "*The exact call*",
      '```POST /orderfulfillment/shipments/Reject\n{\n  "ShipmentId": 20078,\n  "Reason": "Damaged"\n}```',
    ]);
    expect(view).toMatchObject({
      callback_id: CHANGE_VIEW,
      title: { text: "Reject shipment" },
      submit: { text: "Reject shipment" },
      close: { text: "Cancel" },
    });
    expect(changeMetadata.decode(view.private_metadata)).toEqual(metadata);
    expect(faultsOfView(view, [])).toEqual([]);
  });

  it("asks for the rest first, and sends nothing for it", () => {
    const first = changeForm({ ...parts, values: {} });
    expect(read(first)).toEqual([
      "*Now*  Created at toronto-south · order 1001",
      "Reason",
      "Note",
      "Fill in the rest to see what will be sent. Nothing is sent before you confirm that.",
    ]);
    expect(first.submit?.text).toBe("Preview");
    expect(faultsOfView(first, [])).toEqual([]);
  });

  it("says above everything what moved, and warns below what will be", () => {
    const warning = "The documented path is the reject path.";
    const notice = "It changed meanwhile: this is how it is now.";
    const [first, second] = read(changeForm({ ...parts, preview: { ...preview, warning }, call, notice }));
    expect(first).toBe(`*${notice}*`);
    expect(second).toMatch(/\n\*Warning\* {2}The documented path is the reject path\.$/);
  });

  it("shows what a query asks in lines of its own, as it was said", () => {
    const cancel = {
      endpoint: "orders.cancel",
      method: "POST",
      path: "/orders/Cancel",
      query: { externalOrderId: "1001", cancelReason: "A & B" },
    };
    expect(read(changeForm({ ...parts, preview, call: cancel })).at(-1)).toBe(
      "```POST /orders/Cancel\n?externalOrderId=1001\n&amp;cancelReason=A &amp; B```",
    );
  });

  it("cuts a long call and says so; the view of the call has it whole", () => {
    const body = {
      fields: Array.from({ length: 400 }, (_, index) => ({ name: `field ${index}`, value: "x" })),
    };
    const shown = changeForm({ ...parts, preview, call: { ...call, body } });
    expect(read(shown).at(-1)).toBe("… and more than fits here.");
    expect(faultsOfView(shown, [])).toEqual([]);
    const kept = waiting().kept;
    const whole = read(exactView(waiting({ kept: kept && { ...kept, shownCall: { ...call, body } } })));
    const text = whole
      .filter((each) => each.startsWith("```"))
      .map((each) => each.slice(3, -3))
      .join("\n");
    expect(text).toBe(`POST ${call.path}\n${JSON.stringify(body, null, 2)}`);
  });

  it("says so where more was given than it can carry", () => {
    const hidden = { sku: Array.from({ length: 500 }, (_, index) => `SKU-${index}`) };
    expect(read(changeForm({ ...parts, metadata: { ...metadata, hidden } }))).toEqual([
      "This is too much for one form, so nothing was sent. Change fewer at once.",
    ]);
  });
});

const drawn = (field: Field, values: Record<string, string[]> = {}) =>
  changeForm({ ...parts, fields: [field], values }).blocks.find(({ type }) => type === "input");

describe("its fields", () => {
  it("tell of every change where they are live", () => {
    expect(drawn({ ...reason, live: true })).toMatchObject({
      dispatch_action: true,
      element: { action_id: "live.reason" },
    });
    expect(drawn({ ...note, live: true })).toMatchObject({
      dispatch_action: true,
      element: { action_id: "live.note" },
    });
    expect(drawn(reason)).not.toHaveProperty("dispatch_action");
    expect("live.reason").toMatch(ACTION.live);
  });

  it("are filled with options while a person types, live or not", () => {
    const to = { kind: "lookup", name: "to", label: "To", source: "locations" } as const;
    expect(drawn(to)).toMatchObject({ element: { action_id: "lookup.locations" } });
    expect(drawn({ ...to, live: true })).toMatchObject({
      dispatch_action: true,
      element: { action_id: "live.lookup.locations" },
    });
    expect(LOOKUP.exec("live.lookup.locations")?.[1]).toBe("locations");
    expect("live.lookup.locations").toMatch(ACTION.live);
  });

  it("are checked by Slack while a person types", () => {
    const mail = { kind: "text", name: "mail", label: "E-mail", checked: "email" } as const;
    const units = { kind: "text", name: "units", label: "Units", checked: "whole number" } as const;
    expect(drawn(mail, { mail: ["a@b.c"] })).toMatchObject({
      element: { type: "email_text_input", initial_value: "a@b.c" },
    });
    expect(drawn(units, { units: ["-3"] })).toMatchObject({
      element: { type: "number_input", is_decimal_allowed: false, initial_value: "-3" },
    });
    const view = changeForm({ ...parts, fields: [mail, units], values: {} });
    const typed = {
      mail: { text: { type: "email_text_input", value: "nobody" } },
      units: { text: { type: "number_input", value: "2.5" } },
    };
    expect(Object.keys(inputErrors(view.blocks, typed))).toEqual(["mail", "units"]);
  });

  it("keep what was said and is no number", () => {
    const units = { kind: "text", name: "units", label: "Units", checked: "whole number" } as const;
    expect(drawn(units, { units: ["ten"] })).toMatchObject({
      element: { type: "plain_text_input", initial_value: "ten" },
    });
  });

  it("say so where what was said is none of the choices", () => {
    expect(drawn(reason, { reason: ["Brokn"] })).toMatchObject({
      hint: { text: "“Brokn” is none of these." },
    });
  });

  it("hold hundreds of choices in groups", () => {
    const options = Array.from({ length: 249 }, (_, index) => ({
      value: `C${index}`,
      label: `Country ${index}`,
    }));
    const country = { kind: "choice", name: "country", label: "Country", options } as const;
    expect(drawn(country)).toMatchObject({ element: { option_groups: [{}, {}, {}] } });
    const view = changeForm({ ...parts, fields: [country], values: { country: ["C248"] } });
    expect(faultsOfView(view, [])).toEqual([]);
    expect(readChangeForm(stateOf(view), [])).toEqual({ country: ["C248"] });
  });
});

describe("reading a form without its fields", () => {
  it("takes every block as a slot, and splits those that hold several", () => {
    const state = {
      note: { text: { value: " as seen " } },
      skus: { text: { value: 'A, "B C"' } },
      empty: { text: { value: null } },
      units: { text: { value: "3" } },
      to: { "live.lookup.locations": { selected_option: { value: "queen-west" } } },
      lines: { options: { selected_options: [{ value: "1" }, { value: "2" }] } },
    };
    expect(readChangeForm(state, ["skus", "lines"])).toEqual({
      note: ["as seen"],
      skus: ["A", "B C"],
      units: ["3"],
      to: ["queen-west"],
      lines: ["1", "2"],
    });
  });

  it.each([undefined, null, [], "x", { note: "x" }, { note: {} }])("reads nothing from %j", (state) => {
    expect(readChangeForm(state, [])).toEqual({});
  });
});

describe("views about a recorded change", () => {
  it("shows exactly what will be sent, to whoever decides", () => {
    const view = exactView(waiting());
    expect(read(view)).toEqual([
      "<@U0ANA> asked to reject shipment 20078.",
      "*Now*  Created at toronto-south · order 1001 · TEE-RED-M × 2, CAP-BLU × 1\n*After*  Rejected; Omni routes the units again. This cannot be undone.",
      "*The exact call*",
      '```POST /orderfulfillment/shipments/Reject\n{\n  "ShipmentId": 20078,\n  "Reason": "Damaged"\n}```',
    ]);
    expect(faultsOfView(view, ["U0ANA"])).toEqual([]);
    expect(read(exactView(record({ kept: undefined }))).at(-1)).toMatch(/it is gone/);
  });

  it("asks why it is declined", () => {
    const view = declineForm(waiting());
    expect(view).toMatchObject({ callback_id: DECLINE_VIEW, submit: { text: "Decline" } });
    expect(recordMetadata.decode(view.private_metadata)).toEqual({ id: "change-1" });
    expect(read(view)).toEqual([
      "<@U0ANA> asks to reject shipment 20078. Once declined, nothing is sent, and your name and reason are shown.",
      "Reason",
    ]);
    expect(faultsOfView(view, ["U0ANA"])).toEqual([]);
  });

  test.each([
    [true, "Settle as done", "as done: nothing is sent, and it can be changed again."],
    [false, "Settle as not done", "as not done: nothing is sent, and it can be asked for again."],
  ])("asks how a person knows (done: %s)", (done, deed, consequence) => {
    const outcome = { at: 0, found: "Omni shows it as Created." };
    const view = settleForm(record({ state: "unknown", outcome }), done);
    expect(view).toMatchObject({ callback_id: SETTLE_VIEW, submit: { text: deed } });
    expect(recordMetadata.decode(view.private_metadata)).toEqual({ id: "change-1", done });
    expect(read(view)).toEqual([
      `It is not known whether shipment 20078 was rejected. Omni shows it as Created. You are about to settle it ${consequence}`,
      "How do you know?",
    ]);
    expect(readChangeForm({ reason: { text: { value: "seen in Omni" } } }, [])).toEqual({
      reason: ["seen in Omni"],
    });
  });
});
