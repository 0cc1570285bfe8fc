import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csv } from "../../../src/blocks/csv.ts";
import { render } from "../../../src/blocks/render.ts";
import { renderSheet, sheetOf } from "../../../src/blocks/sheet.ts";
import { pagesOf } from "../../../src/blocks/table.ts";
import type { AuditLine } from "../../../src/operations/results.ts";
import { outsideText } from "../conversation/any.ts";
import { answer, buttons, read, reader } from "../support/samples.ts";
import { after, NOON } from "./records.ts";
import { faultsOf } from "./slack.ts";

const rejected: AuditLine = {
  at: NOON,
  person: "U0ANA",
  channel: "C0FULFIL",
  operation: "shipment.reject",
  target: "shipment 20078",
  outcome: "done",
  rule: "shipment.* under C0FULFIL, line 12",
  approver: "U0BEN",
  reason: "=Damaged",
  reference: "Q4K2",
  traceId: "7f3a9",
};
const denied: AuditLine = {
  at: after(1),
  person: "U0GUS",
  channel: "C0FULFIL",
  operation: "order.cancel",
  target: "order 1001",
  outcome: "denied",
};
const audit = (entries: AuditLine[], more = false) => answer({ kind: "audit", entries, more }, "audit.read");

describe("the audit", () => {
  it("says how it came out in all, then each entry in the reader's own time", () => {
    const message = render(audit([denied, rejected, { ...rejected, outcome: "settled-not-done" }]), reader);
    expect(message.text).toBe("3 entries of the audit: 1 denied, 1 done and 1 settled not done.");
    const lines = read(message.plain ?? []);
    expect(lines).toContain(
      "Sun 22 Nov 2026 14:00 · U0ANA · shipment.reject · shipment 20078 · done · U0BEN · =Damaged · C0FULFIL · 7f3a9",
    );
  });

  it("says that there are older entries", () => {
    const message = render(audit([rejected], true), reader);
    expect(message.text).toBe("The latest 1 entry of the audit: 1 done.");
    expect(read(message.blocks)).toContain("There are older ones: say since when, or about what.");
  });

  it("says so where there is none", () => {
    expect(render(audit([]), reader).text).toBe(
      "The audit has no such entry. Look further back, or for less: /omni audit since 30d",
    );
  });

  it("is a file in UTC, in which nothing runs", () => {
    const sheet = sheetOf(audit([rejected, denied]));
    expect(sheet === undefined ? [] : csv(sheet).split("\r\n")).toEqual([
      "\uFEFFWhen (UTC),Who,What,Target,Outcome,Decided by,Reason,Where,Trace,Reference,Rule",
      `2026-11-22 19:00,U0ANA,shipment.reject,shipment 20078,done,U0BEN,'=Damaged,C0FULFIL,7f3a9,Q4K2,"shipment.* under C0FULFIL, line 12"`,
      "2026-11-22 19:01,U0GUS,order.cancel,order 1001,denied,,,C0FULFIL,,,",
      "",
    ]);
  });

  it("mentions people where one person alone reads it, and names them where everyone does, and in the file", () => {
    const names = { U0ANA: "Ana <Silva>", C0FULFIL: "fulfilment" };
    const named = answer({ kind: "audit", entries: [rejected], more: false, names }, "audit.read");
    const alone = JSON.stringify(render(named, reader).blocks);
    expect(alone).toContain('{"type":"user","user_id":"U0ANA"}');
    expect(alone).toContain("#fulfilment");
    expect(alone).not.toContain("Ana <Silva>");
    const forAll = JSON.stringify(render(named, { ...reader, everyone: true }).blocks);
    expect(forAll).toContain("Ana <Silva>");
    expect(forAll).not.toMatch(/"type":"user"|<@/);
    const sheet = sheetOf(named);
    if (sheet === undefined) throw new Error("there is no sheet");
    const at = { page: 1, asOf: NOON, question: named.question };
    expect(JSON.stringify(renderSheet(sheet, at, reader).blocks)).toContain('"user_id":"U0ANA"');
    expect(JSON.stringify(renderSheet(sheet, at, { ...reader, everyone: true }).blocks)).not.toContain(
      "user_id",
    );
    expect(csv(sheet)).toContain(",Ana <Silva> (U0ANA),shipment.reject,");
    expect(csv(sheet)).toContain(",U0BEN,'=Damaged,#fulfilment,7f3a9,");
  });

  it("fits Slack and holds no markup of others, whatever stands in it", () => {
    const some = fc.option(outsideText, { nil: undefined });
    const line = fc.record({
      at: fc.integer(),
      person: outsideText,
      channel: some,
      operation: outsideText,
      target: outsideText,
      outcome: outsideText,
      rule: some,
      approver: some,
      reason: some,
      reference: some,
    });
    const made = fc.property(fc.array(line, { maxLength: 40 }), fc.boolean(), (entries, more) => {
      const given = audit(entries, more);
      const sheet = sheetOf(given);
      const view = { ...reader, sheetId: "sheet", share: true };
      const pages = (sheet === undefined ? [] : pagesOf(sheet)).map((_, index) => index + 1);
      const shown = pages.flatMap((page) =>
        sheet === undefined ? [] : renderSheet(sheet, { page, asOf: NOON, question: given.question }, view),
      );
      expect([render(given, view), ...shown].flatMap((each) => faultsOf(each, []))).toEqual([]);
    });
    fc.assert(made);
  });
});

describe("what an order card masks", () => {
  const revealed = {
    kind: "revealed",
    order: "1001",
    name: "Zoe Quill",
    email: "zoe@example.com",
    phone: undefined,
    billing: undefined,
    shipping: { name: "Zoe Quill", company: undefined, lines: ["1 Main Street", "Guelph", "ON", "CA"] },
  } as const;
  const view = { ...reader, share: true, sheetId: "sheet" };

  it("is shown to the one who asked, and can be neither shared nor sent as a file", () => {
    const message = render(answer(revealed, "customer.reveal"), view);
    expect(message.text).toBe(
      "Order 1001, for your eyes only. Name: Zoe Quill. E-mail: zoe@example.com. Ships to: Zoe Quill, 1 Main Street, Guelph, ON, CA",
    );
    expect(read(message.blocks).slice(0, 4)).toEqual([
      "*Order 1001, for your eyes only*",
      "Name: Zoe Quill",
      "E-mail: zoe@example.com",
      "Ships to: Zoe Quill, 1 Main Street, Guelph, ON, CA",
    ]);
    expect(read(message.blocks).at(-1)).toContain("this look is in the audit");
    expect(buttons(message.blocks)).toEqual(["Order 1001"]);
    expect(sheetOf(answer(revealed, "customer.reveal"))).toBeUndefined();
  });

  it("says so where Omni holds nothing", () => {
    const none = { ...revealed, name: undefined, email: undefined, shipping: undefined };
    expect(render(answer(none, "customer.reveal"), view).text).toBe(
      "Order 1001, for your eyes only. Omni holds no personal data of it.",
    );
  });

  it("fits Slack, whatever it is", () => {
    const some = fc.option(outsideText, { nil: undefined });
    const address = fc.option(
      fc.record({ name: some, company: some, lines: fc.array(outsideText, { maxLength: 9 }) }),
      { nil: undefined },
    );
    const any = fc.record({
      kind: fc.constant("revealed" as const),
      order: outsideText,
      name: some,
      email: some,
      phone: some,
      billing: address,
      shipping: address,
    });
    fc.assert(
      fc.property(any, (given) => {
        expect(faultsOf(render(answer(given, "customer.reveal"), view), [])).toEqual([]);
      }),
    );
  });
});
