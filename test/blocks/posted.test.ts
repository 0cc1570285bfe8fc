import { describe, expect, test } from "vitest";
import type { KnownBlock } from "@slack/types";
import { actions, formButton, section } from "../../src/blocks/elements.ts";
import type { Message } from "../../src/blocks/message.ts";
import { formsOn } from "../../src/blocks/posted/forms-on.ts";
import { cardOver, readAgain } from "../../src/blocks/posted/read-again.ts";
import type { ChangeRecord } from "../../src/ledger/change-record.ts";
import { after, lead, record } from "./change/records.ts";

const reader = { zone: lead.zone, now: lead.now };
const card: Message = { text: "Order 1001 is paid.", blocks: [{ type: "divider" }] };
const done = record({ state: "done", outcome: { at: after(2) } });

/** What stands below the card in small print. */
function fine(changes: readonly ChangeRecord[], message = card): string | undefined {
  const last = readAgain(message, changes, reader).blocks.at(-1);
  const [element] = last?.type === "context" ? last.elements : [];
  return element?.type === "mrkdwn" ? element.text : undefined;
}

describe("a card that was read again", () => {
  test("says who did what when, in its words and below what it shows", () => {
    const message = readAgain(card, [done], reader);
    expect(message.text).toBe("Order 1001 is paid. Shipment 20078 rejected at 14:02 by U0ANA.");
    expect(message.blocks.slice(0, -1)).toEqual(card.blocks);
    expect(fine([done])).toMatch(/^Shipment 20078 rejected at <!date\^\d+\^\{time\}\|14:02> by <@U0ANA>\.$/);
  });

  test("says it of what was sent and not verified, and of what a person settled", () => {
    const sent = record({ state: "sent", outcome: { at: after(2) } });
    expect(readAgain(card, [sent], reader).text).toMatch(
      /U0ANA asked at 14:02 to reject shipment 20078: sent, not verified yet\.$/,
    );
    const ending = { by: "U0BEN", at: after(4) };
    const settled = record({ state: "settled-done", outcome: { at: after(2) }, ending });
    expect(readAgain(card, [settled], reader).text).toMatch(
      /U0ANA asked at 14:02 to reject shipment 20078: settled as done by U0BEN\.$/,
    );
  });

  test("says no more than that where nothing, or nothing that changed it, is known", () => {
    for (const changes of [[], [record({ state: "failed" })], [record({ state: "settled-not-done" })]]) {
      expect(fine(changes)).toBe("Read again, because it had changed.");
      expect(readAgain(card, changes, reader).text).toBe(card.text);
    }
  });

  test("names three changes, and counts the others", () => {
    expect(fine([done, done, done])?.split("\n")).toHaveLength(3);
    expect(fine(Array.from({ length: 25 }, () => done))).toMatch(/\nAnd 22 more\.$/);
  });

  test("its plain twin says it too, and neither grows beyond what Slack takes", () => {
    const plain: KnownBlock[] = [{ type: "divider" }, { type: "divider" }];
    expect(readAgain({ ...card, plain }, [done], reader).plain).toHaveLength(3);
    const full = { ...card, blocks: Array.from({ length: 50 }, () => ({ type: "divider" as const })) };
    expect(readAgain(full, [done], reader).blocks).toHaveLength(50);
  });

  test("what comes from outside calls nobody", () => {
    const wording = { ...done.wording, done: "<!channel> rejected" };
    const { text } = readAgain(card, [{ ...done, wording }], reader);
    expect(text).toContain("&lt;!channel&gt; rejected");
    expect(fine([{ ...done, wording }])).not.toContain("<!channel>");
  });
});

describe("a card that cannot be read again", () => {
  test("says that it is over, what is known, and how to see it as it is", () => {
    const question = { operation: "order.read", values: { order: ["1001"] } };
    const again = { question, view: { may: new Set(["order.read"]) } };
    const message = cardOver("order 1001", { changes: [done], reader, again });
    expect(message.text).toBe("What stood here (order 1001) has changed since.");
    expect(JSON.stringify(message.blocks)).toMatch(/Shipment 20078 rejected at .*Show it as it is now/);
  });

  test("offers nothing to whoever may not ask it, and needs no words", () => {
    const again = { question: { operation: "order.read", values: {} }, view: { may: new Set<string>() } };
    const message = cardOver(undefined, { changes: [], reader, again });
    expect(message.text).toBe("What stood here has changed since.");
    expect(message.blocks).toHaveLength(1);
  });
});

test("the forms that a message's buttons open are read from it, wherever they stand", () => {
  const view = { may: new Set(["shipment.reject", "store.edit"]) };
  const reject = formButton(view, "Reject…", "shipment.reject", { shipment: ["20078"] });
  const edit = formButton(view, "Edit…", "store.edit", { name: ["Guelph"] });
  const blocks = [actions([reject, edit]), section(["A store"], edit), section(["Nothing"])];
  const forms = formsOn({ blocks: blocks.filter((block) => block !== undefined) });
  expect(forms).toEqual([
    { operation: "shipment.reject", values: { shipment: ["20078"] } },
    { operation: "store.edit", values: { name: ["Guelph"] } },
    { operation: "store.edit", values: { name: ["Guelph"] } },
  ]);
});
