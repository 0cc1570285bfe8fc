import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMrkdwn } from "../../sandbox/slack/page/blocks/text/mrkdwn.ts";
import type { Message, ViewContext } from "../../src/blocks/message.ts";
import { render } from "../../src/blocks/render.ts";
import { renderSheet, sheetOf } from "../../src/blocks/sheet.ts";
import { pagesOf } from "../../src/blocks/table.ts";
import type { Order } from "../../src/omni/index.ts";
import type { Answer, Result } from "../../src/operations/results.ts";
import type { Sheet } from "../../src/operations/sheet.ts";
import { answer, line, NOW, order, reader } from "./support/samples.ts";
import { refusals, textsIn } from "./support/slack-limits.ts";

const everything: ViewContext = {
  ...reader,
  may: new Set([
    ...reader.may,
    "order.cancel",
    "order.ship",
    "shipment.reject",
    "shipment.reroute",
    "shipment.split",
    "shipment.cancel",
    "location.edit",
    "store.edit",
  ]),
  consoleUrl: "https://omni.example/orders/{order}",
  sheetId: "sheet",
  share: true,
  sharedBy: "U123",
  from: { operation: "order.read", values: { order: ["x".repeat(500)] } },
};

const name = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "TEE-RED-M",
    "&".repeat(500),
    "<!channel>",
    "*b* _i_ ~s~ `c`",
    ":x:",
    "> q",
    "x".repeat(500),
  ),
  fc.string({ unit: "binary", maxLength: 500 }),
  fc.string({ unit: fc.constantFrom(..."*_~`<>&:|@# a") }),
);
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const quantity = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer());
const date = fc.oneof(fc.constantFrom("2026-11-20T14:30:00Z", "2026-11-30", "never", "9999-99-99"), name);
const address = fc.record({
  FirstName: some(name),
  LastName: some(name),
  City: some(name),
  State: some(name),
  CountryCode: some(name),
});

const lineItem = fc.record({
  SKU: name,
  ProductName: some(name),
  QuantityOrdered: quantity,
  QuantityShipped: quantity,
  QuantityCancelled: quantity,
  QuantityReturned: quantity,
});
const shipment = fc.record({
  ShipmentId: fc.integer(),
  Status: fc.oneof(fc.constantFrom("Created", "Shipped"), name),
  InventoryLocationName: some(name),
  Carrier: some(name),
  TrackingNumber: some(name),
  LineItems: fc.array(fc.record({ SKU: some(name), Quantity: some(quantity) }), { maxLength: 3 }),
});
const anyOrder: fc.Arbitrary<Order> = fc
  .record({
    ExternalOrderId: name,
    OrderStatus: fc.oneof(fc.constantFrom("Paid", "PaymentPending", "Cancelled", "SomethingNew"), name),
    InvoiceStatus: some(name),
    AdditionalFlags: some(name),
    OrderDateUtc: some(date),
    LastUpdatedDateUtc: some(date),
    DeadlineDateUtc: some(date),
    ShipToStore: some(name),
    OrderTotal: some(fc.double({ noNaN: true })),
    CurrencyCode: some(fc.oneof(fc.constantFrom("CAD", "XXXX", ""), name)),
    ShippingAddress: some(address),
    LineItems: fc.array(lineItem, { maxLength: 14 }),
    Shipments: some(fc.array(shipment, { maxLength: 8 })),
  })
  .map(({ LineItems, OrderTotal, ...rest }) =>
    order({
      ...rest,
      OrderTotal: Number.isFinite(OrderTotal) ? OrderTotal : undefined,
      LineItems: LineItems.map((each) => line(each.SKU, each.QuantityOrdered, each)),
    }),
  );
const unanswered = fc.array(fc.record({ what: name, why: fc.constantFrom("timed-out", "unavailable") }), {
  maxLength: 9,
});
const names = fc.array(name, { maxLength: 9 });

const results: fc.Arbitrary<Result> = fc.oneof(
  fc.record({
    kind: fc.constant("orders" as const),
    orders: fc.array(anyOrder, { maxLength: 5 }),
    notFound: fc.array(name, { maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant("order-search" as const),
    orders: fc.array(anyOrder, { maxLength: 14 }),
    more: fc.boolean(),
    described: name,
  }),
  fc
    .record({
      kind: fc.constant("payments" as const),
      of: fc.record({
        by: fc.constantFrom("order" as const, "internal" as const, "invoice" as const),
        id: name,
      }),
      transactions: fc.array(
        fc.record({
          TransactionId: name,
          TransactionType: some(name),
          Amount: some(fc.integer()),
          CurrencyCode: some(name),
          Status: some(name),
          TransactionDateUtc: some(date),
        }),
        { maxLength: 20 },
      ),
    })
    .map((given) => ({
      ...given,
      transactions: given.transactions.map((each) => ({ PaymentType: undefined, ...each })),
    })),
  fc.record({
    kind: fc.constant("stock" as const),
    skus: names,
    locations: names,
    rows: fc.array(fc.record({ Sku: name, LocationInternalName: name, Quantity: quantity }), {
      maxLength: 40,
    }),
    unanswered,
  }),
  fc.record({
    kind: fc.constant("pools" as const),
    groups: names,
    skus: names,
    rows: fc.array(fc.record({ Sku: name, InventoryPoolGroupName: name, Quantity: quantity }), {
      maxLength: 40,
    }),
    unanswered,
  }),
  fc.record({
    kind: fc.constant("preorder" as const),
    sku: name,
    rows: fc.array(
      fc.record({
        Sku: name,
        LocationInternalName: name,
        PreOrderedQuantity: quantity,
        PlannedQuantity: quantity,
      }),
    ),
  }),
  fc.record({
    kind: fc.constant("locations" as const),
    locations: fc.array(
      fc.record({ InternalName: name, PublicName: some(name), Active: some(fc.boolean()) }),
    ),
  }),
  fc.record({
    kind: fc.constant("location" as const),
    location: fc.record({
      InternalName: name,
      PublicName: some(name),
      Address: some(address),
      Email: some(name),
    }),
    customFields: some(fc.array(fc.record({ name, value: name }), { maxLength: 30 })),
  }),
  fc.record({
    kind: fc.constant("fields" as const),
    ownerType: name,
    fields: fc.array(fc.record({ SystemName: name, Description: some(name) })),
  }),
  fc.record({
    kind: fc.constant("stores" as const),
    stores: fc.array(fc.record({ StoreInternalName: name, PublicName: fc.option(name) })),
  }),
  fc.record({
    kind: fc.constant("store" as const),
    store: fc.record({
      StoreInternalName: name,
      PublicName: fc.option(name),
      Active: fc.option(fc.boolean()),
      LinkedInventoryLocationNames: fc.option(fc.array(name, { maxLength: 40 })),
      CustomFields: fc.option(fc.array(fc.record({ Name: name, Value: fc.jsonValue() }))),
    }),
  }),
  fc.record({
    kind: fc.constant("missing" as const),
    what: fc.constantFrom("location" as const, "store" as const),
    name,
    near: fc.array(fc.record({ name, question: fc.constant({ operation: "location.read", values: {} }) }), {
      maxLength: 3,
    }),
  }),
);
const answers: fc.Arbitrary<Answer> = results.map((result) =>
  answer(result, "order.read", { order: ["1001"] }),
);

function expectFit({ text, blocks, plain }: Message): void {
  expect(refusals(blocks)).toEqual([]);
  expect(refusals(plain ?? blocks)).toEqual([]);
  expect((plain ?? blocks).some(({ type }) => type === "data_table")).toBe(false);
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(4000);
}

/** Everything in a text that pings, links, formats or draws; our own bold and dates apart. */
function markupIn(text: string): string[] {
  const kinds = (nodes: readonly { kind: string; children?: readonly { kind: string }[] }[]): string[] =>
    nodes.flatMap((node) => [node.kind, ...kinds(node.children ?? [])]);
  return kinds(parseMrkdwn(text)).filter((kind) => !["text", "bold", "date", "pre"].includes(kind));
}

describe("whatever Omni answers", () => {
  test("the message fits Slack, and so does each page of what is behind it", () => {
    fc.assert(
      fc.property(
        answers,
        fc.constantFrom(everything, { ...reader, may: new Set<string>() }),
        (given, view) => {
          expectFit(render(given, view));
          const sheet = sheetOf(given);
          if (sheet === undefined) return;
          pagesOf(sheet).forEach((_, index) =>
            expectFit(renderSheet(sheet, { page: index + 1, asOf: NOW, question: given.question }, view)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test("nothing in it pings, links, formats or draws", () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { text, blocks, plain } = render(given, { ...everything, sharedBy: undefined });
        const mrkdwn = [...blocks, ...(plain ?? [])].flatMap((block) =>
          block.type === "section" || block.type === "context" ? textsIn(block) : [],
        );
        expect([text, ...mrkdwn].flatMap(markupIn)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a sheet of any shape", () => {
  const cell = fc.oneof(name, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
  const sheets: fc.Arbitrary<Sheet> = fc.integer({ min: 1, max: 25 }).chain((columns) => {
    const row = fc.array(cell, { minLength: columns, maxLength: columns });
    return fc.record({
      caption: name,
      columns: fc.array(fc.record({ label: name, number: fc.boolean() }), {
        minLength: columns,
        maxLength: columns,
      }),
      rows: fc.array(row, { maxLength: 30 }),
    });
  });

  test("has pages that fit and hold each row once", () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const pages = pagesOf(sheet);
        expect(pages.flatMap(({ start, end }) => sheet.rows.slice(start, end))).toEqual(sheet.rows);
        pages.forEach((_, index) =>
          expectFit(
            renderSheet(
              sheet,
              { page: index + 1, asOf: NOW, question: { operation: "stock.read", values: {} } },
              everything,
            ),
          ),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe("large answers", () => {
  test("an order of 400 lines and 120 shipments is one card", () => {
    const long = order({
      LineItems: Array.from({ length: 400 }, (_, index) =>
        line(`SKU-${index}`, 2, { ProductName: "*x*".repeat(200) }),
      ),
      Shipments: Array.from({ length: 120 }, (_, index) => ({
        ShipmentId: 20_000 + index,
        Status: index < 100 ? "Shipped" : "Created",
        InventoryLocationName: "<!here>".repeat(80),
        LineItems: [{ SKU: "SKU-1", Quantity: 1 }],
      })),
    });
    const given = answer({ kind: "orders", orders: [long], notFound: [] }, "order.read", { order: ["1001"] });
    expectFit(render(given, everything));
    expect(JSON.stringify(render(given, everything).blocks)).toContain("and 390 more");
    expect(sheetOf(given)?.rows).toHaveLength(400);
  });

  test("10,000 rows of stock are about a hundred pages", () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      Sku: `SKU-${index}`,
      LocationInternalName: "toronto-south",
      Quantity: index,
    }));
    const given = answer(
      { kind: "stock", skus: [], locations: ["toronto-south"], rows, unanswered: [] },
      "stock.read",
      {
        location: ["toronto-south"],
      },
    );
    const message = render(given, everything);
    expectFit(message);
    expect(message.text).toBe("toronto-south: 49,995,000 on hand, 10,000 SKUs.");
    const sheet = sheetOf(given);
    expect(sheet === undefined ? 0 : pagesOf(sheet).length).toBe(102);
  });

  test("230 locations are one list with a way to each", () => {
    const locations = Array.from({ length: 230 }, (_, index) => ({ InternalName: `store-${index}` }));
    const message = render(answer({ kind: "locations", locations }, "location.read"), everything);
    expectFit(message);
    expect(message.text).toBe("230 inventory locations.");
  });
});
