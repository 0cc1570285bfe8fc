import { describe, expect, test } from "vitest";
import { askValue, formValue, pageValue } from "../../src/blocks/codec.ts";
import type { Message, ViewContext } from "../../src/blocks/message.ts";
import { render } from "../../src/blocks/render.ts";
import { sheetOf } from "../../src/blocks/sheet.ts";
import type { Order } from "../../src/omni/index.ts";
import { answer, buttons, line, order, read, reader, valueOf } from "./support/samples.ts";

function card(
  orders: readonly Order[],
  notFound: readonly string[] = [],
  view: ViewContext = reader,
): Message {
  const asked = [...orders.map(({ ExternalOrderId }) => ExternalOrderId), ...notFound];
  return render(answer({ kind: "orders", orders, notFound }, "order.read", { order: asked }), view);
}

const shipment = (id: number, status: string): Record<string, unknown> => ({
  ShipmentId: id,
  Status: status,
  InventoryLocationName: "toronto-south",
  LineItems: [
    { SKU: "TEE-RED-M", Quantity: 2 },
    { SKU: "CAP-BLU", Quantity: 1 },
  ],
});

describe("the card of one order", () => {
  test("says state, what is open, for whom, shipments and lines", () => {
    const { text, blocks, plain } = card([order({ Shipments: [shipment(20_078, "Created")] })]);
    expect(text).toBe("Order 1001 is paid; nothing has shipped yet (3 units open).");
    expect(read(plain ?? [])).toEqual([
      "*Order 1001 · Paid*",
      "3 units open of 3 · not invoiced · CA$58.50 · placed Fri 20 Nov 2026, 2 days ago",
      "for Z. Q., ships to Guelph, ON, CA",
      "*Shipments*",
      "*20078* · Created · toronto-south · 3 units",
      "```",
      "SKU        Item         Ordered  Shipped  Open",
      "TEE-RED-M  Tee, red, M        2        0     2",
      "CAP-BLU    Cap, blue          1        0     1",
      "```",
      "updated Sun 22 Nov 2026 09:30 · as of 14:02:11 · Omni 212 ms",
    ]);
    expect(blocks.filter(({ type }) => type === "data_table")).toHaveLength(1);
    expect(JSON.stringify(blocks)).not.toMatch(/Zoe|Quill|zoe@|Main Street|N1H/);
  });

  test.each([
    [
      { OrderStatus: "PaymentPending" },
      "*Order 1001 · Payment pending for 2 days*",
      "Order 1001 has been waiting for its payment for 2 days; nothing has shipped yet (3 units open).",
    ],
    [
      { LineItems: [line("A", 4, { QuantityCancelled: 1, QuantityShipped: 1 })] },
      "*Order 1001 · 1 of 4 units cancelled*",
      "Order 1001 is paid; 1 of 4 units has shipped (2 units open); 1 of 4 units cancelled.",
    ],
    [
      { OrderStatus: "SomethingNew" },
      "*Order 1001 · SomethingNew*",
      "Order 1001 is “SomethingNew”; nothing has shipped yet (3 units open).",
    ],
    [
      { AdditionalFlags: "Returned", LineItems: [line("A", 2, { QuantityShipped: 2, QuantityReturned: 1 })] },
      "*Order 1001 · 1 of 2 units returned*",
      "Order 1001 is paid; all 2 units have shipped; 1 of 2 units returned.",
    ],
    [
      { AdditionalFlags: "Returned" },
      "*Order 1001 · returned*",
      "Order 1001 is paid; nothing has shipped yet (3 units open); returned.",
    ],
    [
      { DeadlineDateUtc: "2026-11-21T19:00:00Z" },
      "*Order 1001 · overdue by 1 day*",
      "Order 1001 is paid; nothing has shipped yet (3 units open); overdue by 1 day.",
    ],
    [
      { OrderStatus: "Cancelled", LineItems: [line("A", 1, { QuantityCancelled: 1 })] },
      "*Order 1001 · Cancelled*",
      "Order 1001 is cancelled.",
    ],
    [{ LineItems: [] }, "*Order 1001 · Paid*", "Order 1001 is paid; it has no lines."],
    [
      { ExternalOrderId: "", LineItems: [line("A", 1, { QuantityShipped: 1 })] },
      "*Order internal 5551 · Paid*",
      "Order internal 5551 is paid; its only unit has shipped.",
    ],
  ])("says what is unusual: %j", (changes, headline, text) => {
    const message = card([order(changes)]);
    expect(read(message.blocks)[0]).toBe(headline);
    expect(message.text).toBe(text);
  });

  test("says the state on the second line where the first says something else", () => {
    const message = card([
      order({ LineItems: [line("A", 4, { QuantityCancelled: 1, QuantityShipped: 3 })] }),
    ]);
    expect(read(message.blocks)[1]).toMatch(/^Paid · nothing open: 3 shipped, 1 cancelled · not invoiced/);
  });

  test("says nothing of what Omni left out", () => {
    const bare = order({
      InvoiceStatus: undefined,
      OrderDateUtc: undefined,
      LastUpdatedDateUtc: undefined,
      OrderTotal: undefined,
      ShippingAddress: undefined,
      BillingCustomer: undefined,
    });
    expect(read(card([bare]).plain ?? []).slice(0, 3)).toEqual([
      "*Order 1001 · Paid*",
      "3 units open of 3",
      "```",
    ]);
    expect(read(card([order({ Shipments: [] })]).blocks)).toContain("*Shipments*  none yet");
  });

  test("shows the first of many lines and shipments, and the way to all lines", () => {
    const long = order({
      LineItems: Array.from({ length: 400 }, (_, index) => line(`SKU-${index}`, 2)),
      Shipments: Array.from({ length: 120 }, (_, index) =>
        shipment(index, index < 118 ? "Shipped" : "Created"),
      ),
    });
    const { blocks, plain } = card([long], [], { ...reader, sheetId: "s1" });
    const texts = read(plain ?? []);
    expect(texts).toContain("*Shipments*  120: 118 shipped and 2 created");
    expect(texts).toContain("*118* · Created · toronto-south · 3 units");
    expect(texts.filter((text) => text.startsWith("and "))).toEqual(["and 115 more", "and 390 more"]);
    expect(pageValue.decode(valueOf(blocks, "All lines and shipments"))).toEqual({ s: "s1", p: 1 });
  });

  test("has all of many shipments on its pages, beside the lines that are in them", () => {
    const parts = Array.from({ length: 6 }, (_, index) => ({
      ...shipment(21_000 + index, index < 5 ? "Shipped" : "Created"),
      LineItems: [{ InternalLineItemId: index < 5 ? 1 : 2, SKU: "A", Quantity: 1 }],
    }));
    const lines = [
      line("A", 5, { InternalLineItemId: 1 }),
      line("A", 1, { InternalLineItemId: 2 }),
      line("B", 1, { InternalLineItemId: 3 }),
    ];
    const many = order({ Shipments: parts, LineItems: lines });
    const { blocks, plain } = card([many], [], { ...reader, sheetId: "s1" });
    expect(buttons(blocks).slice(0, 2)).toEqual(["All lines and shipments", "CSV"]);
    expect(read(plain ?? [])).not.toContain("and 0 more");
    const sheet = sheetOf({ result: { kind: "orders", orders: [many], notFound: [] } });
    expect(sheet?.rows.map((row) => row.at(-1))).toEqual([
      [0, 1, 2, 3, 4].map((index) => `${21_000 + index} Shipped at toronto-south`).join(", "),
      "21005 Created at toronto-south",
      "",
    ]);
  });
});

const may = (...more: string[]): ViewContext => ({ ...reader, may: new Set([...reader.may, ...more]) });

describe("the buttons of an order", () => {
  const all = may(
    "order.cancel",
    "order.ship",
    "shipment.reject",
    "shipment.reroute",
    "shipment.split",
    "shipment.cancel",
  );

  test("are only what the person may do here", () => {
    expect(buttons(card([order()]).blocks)).toEqual(["Payments", "Stock for these"]);
    expect(buttons(card([order()], [], { ...reader, may: new Set() }).blocks)).toEqual([]);
    expect(buttons(card([order()], [], all).blocks)).toEqual([
      "Payments",
      "Create shipments…",
      "Cancel order…",
      "Stock for these",
    ]);
  });

  test("are only what makes sense in this state", () => {
    const shipped = order({
      LineItems: [line("A", 1, { QuantityShipped: 1 })],
      Shipments: [shipment(1, "Shipped")],
    });
    const halfway = order({ Shipments: [shipment(1, "Shipped"), shipment(2, "Created")] });
    expect(buttons(card([shipped], [], all).blocks)).toEqual(["Payments"]);
    expect(buttons(card([order({ OrderStatus: "Cancelled" })], [], all).blocks)).toEqual(["Payments"]);
    expect(buttons(card([order({ OrderStatus: "PaymentPending" })], [], all).blocks)).not.toContain(
      "Create shipments…",
    );
    expect(buttons(card([halfway], [], all).blocks)).toEqual([
      "Reject…",
      "Reroute…",
      "Split…",
      "Cancel…",
      "Payments",
      "Cancel order…",
      "Stock for these",
    ]);
    const reject = formValue.decode(valueOf(card([halfway], [], all).blocks, "Reject…"));
    expect(reject).toEqual({ operation: "shipment.reject", values: { shipment: ["2"], order: ["1001"] } });
  });

  test("ask about what is open, and lead back", () => {
    const { blocks } = card([order()]);
    const from = { operation: "order.read", values: { order: ["1001"] } };
    expect(askValue.decode(valueOf(blocks, "Stock for these"))).toEqual({
      q: { operation: "stock.read", values: { sku: ["TEE-RED-M", "CAP-BLU"] } },
      from,
    });
    const view = { ...reader, from, share: true, consoleUrl: "https://omni.example/{order}" };
    const more = card([order({ ExternalOrderId: "a/b" })], [], view).blocks;
    expect(buttons(more)).toEqual([
      "Payments",
      "Stock for these",
      "Open in Omni",
      "Share here",
      "Back to order 1001",
    ]);
    expect(JSON.stringify(more)).toContain("https://omni.example/a%2Fb");
  });
});
