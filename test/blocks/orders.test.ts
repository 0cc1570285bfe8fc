import { describe, expect, test } from "vitest";
import type { Message, ViewContext } from "../../src/blocks/message.ts";
import { render } from "../../src/blocks/render.ts";
import { sheetOf } from "../../src/blocks/sheet.ts";
import type { Order } from "../../src/omni/index.ts";
import { answer, buttons, line, order, read, reader } from "./support/samples.ts";

function card(
  orders: readonly Order[],
  notFound: readonly string[] = [],
  view: ViewContext = reader,
): Message {
  const asked = [...orders.map(({ ExternalOrderId }) => ExternalOrderId), ...notFound];
  return render(answer({ kind: "orders", orders, notFound }, "order.read", { order: asked }), view);
}

describe("several orders", () => {
  const three = [
    order(),
    order({ ExternalOrderId: "1002", OrderStatus: "PaymentPending" }),
    order({ ExternalOrderId: "1003", LineItems: [line("A", 4, { QuantityCancelled: 1 })] }),
  ];

  test("are each said in the first line; a few are shown whole", () => {
    const { text, blocks } = card(three);
    expect(text).toBe(
      "3 orders: 1001 · Paid; 1002 · Payment pending for 2 days; 1003 · 1 of 4 units cancelled.",
    );
    expect(read(blocks).slice(0, 6)).toEqual([
      "*3 orders*: 1001 · Paid; 1002 · Payment pending for 2 days; 1003 · 1 of 4 units cancelled",
      "*Order 1001 · Paid*",
      "3 units open of 3 · not invoiced · CA$58.50 · placed Fri 20 Nov 2026, 2 days ago",
      "for Z. Q., ships to Guelph, ON, CA",
      "TEE-RED-M × 2, 2 open · CAP-BLU × 1, 1 open",
      "Show",
    ]);
    expect(buttons(blocks)).toEqual(["Show", "Show", "Show"]);
  });

  test("more than three are lines with a way in; what was not found is one sentence", () => {
    const { text, blocks } = card([...three, order({ ExternalOrderId: "1004" })], ["1009", "1010"]);
    expect(text).toBe(
      "4 orders: 3 paid and 1 payment pending. Not found: 1009 and 1010. Check the numbers, or search: /omni order find …",
    );
    expect(read(blocks).slice(0, 3)).toEqual([
      "*4 orders*: 3 paid and 1 payment pending",
      "*Order 1001 · Paid* · 3 units open of 3 · CA$58.50 · placed 2 days ago",
      "Show",
    ]);
  });

  test("that were not found say what to do", () => {
    expect(card([], ["1009"]).text).toBe(
      "Order 1009 was not found. Check the number, or search: /omni order find …",
    );
    expect(card([], ["1009", "<!here>"], { ...reader, may: new Set() }).text).toBe(
      "None of these orders was found: 1009 and &lt;!here&gt;. Check the numbers.",
    );
    expect(card([order()], ["1009"]).text).toBe(
      "Order 1001 is paid; nothing has shipped yet (3 units open). Not found: 1009. Check the number, or search: /omni order find …",
    );
  });
});

const found = (orders: readonly Order[], more = false): Message =>
  render(
    answer({ kind: "order-search", orders, more, described: "e-mail zoe@example.com" }, "order.search", {
      email: ["zoe@example.com"],
    }),
    reader,
  );

describe("orders that were looked for", () => {
  test("are lines with a way in, and the mail is masked", () => {
    expect(found([order(), order()], true).text).toBe(
      "The first 2 orders with e-mail z…@example.com: all paid.",
    );
    expect(read(found([order(), order()]).blocks)[2]).toBe(
      "*Order 1001 · Paid* · 3 units open of 3 · CA$58.50 · placed 2 days ago",
    );
    expect(found([]).text).toBe(
      "No order has e-mail z…@example.com. Check the spelling, or look for less: fewer words find more.",
    );
  });

  test("do not say twice in which state all of them are", () => {
    const result = {
      kind: "order-search",
      orders: [order(), order()],
      more: false,
      described: "status Paid",
    } as const;
    const message = render(answer(result, "order.search", { status: ["Paid"] }), reader);
    expect(message.text).toBe("2 orders with status Paid.");
  });

  test("show the only one whole, with what can be done next and the way to another search", () => {
    const { text, blocks } = found([order()]);
    expect(text).toBe(
      "Order 1001 is paid; nothing has shipped yet (3 units open). It is the only order with e-mail z…@example.com.",
    );
    expect(read(blocks)[0]).toBe("*Order 1001 · Paid*");
    const named = {
      kind: "order-search",
      orders: [order()],
      more: false,
      described: "name Zoe Quill",
    } as const;
    expect(render(answer(named, "order.search"), reader).text).toMatch(
      /It is the only order with name Z\. Q\.$/,
    );
    expect(blocks.map(({ type }) => type)).toContain("data_table");
    expect(buttons(blocks)).toEqual(["Payments", "Stock for these", "Change the search…"]);
    const long = order({ LineItems: Array.from({ length: 12 }, (_, index) => line(`SKU-${index}`, 1)) });
    expect(
      sheetOf({ result: { kind: "order-search", orders: [long], more: false, described: "x" } }),
    ).toMatchObject({
      caption: "Lines of order 1001",
    });
  });
});
