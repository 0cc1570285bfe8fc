import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateMessage } from "../../sandbox/slack/blocks/validate.ts";
import { parseMrkdwn } from "../../sandbox/slack/page/blocks/text/mrkdwn.ts";
import type { TextNode } from "../../sandbox/slack/page/blocks/text/nodes.ts";
import type { AnyBlock, Message, ViewContext } from "../../src/blocks/message.ts";
import { render } from "../../src/blocks/render.ts";
import { renderSheet, sheetOf } from "../../src/blocks/sheet.ts";
import { pagesOf } from "../../src/blocks/table.ts";
import type { Sheet } from "../../src/operations/sheet.ts";
import { answers, name } from "./support/arbitraries.ts";
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

/** What Slack would refuse of a message in either form, by our reading of its pages and by the stand-in's. */
function misfits({ text, blocks, plain }: Message): unknown[] {
  const simple: readonly AnyBlock[] = plain ?? blocks;
  return [
    ...[blocks, simple].flatMap((form) => [...refusals(form), ...validateMessage(form).issues]),
    ...simple.filter(({ type }) => type === "data_table" || type === "data_visualization"),
    ...(text.length > 0 && text.length <= 4000 ? [] : [`text of ${text.length}`]),
  ];
}

function pagesAsMessages(sheet: Sheet, view: ViewContext): Message[] {
  const question = { operation: "order.read", values: { order: ["1001"] } };
  return pagesOf(sheet).map((_, index) => renderSheet(sheet, { page: index + 1, asOf: NOW, question }, view));
}

/** Everything in a text that pings, links, formats or draws; our own bold, dates and commands apart. */
function markupIn(text: string): string[] {
  const kinds = (nodes: readonly TextNode[]): string[] =>
    nodes.flatMap((node) => {
      if (node.kind === "code" && node.text.startsWith("/omni ")) return [];
      return [node.kind, ...kinds("children" in node ? node.children : [])];
    });
  return kinds(parseMrkdwn(text)).filter((kind) => !["text", "bold", "date", "pre"].includes(kind));
}

describe("whatever Omni answers", () => {
  test("the message fits Slack, and so does each page of what is behind it", () => {
    const nobody = { ...reader, may: new Set<string>() };
    fc.assert(
      fc.property(answers, fc.constantFrom(everything, nobody), (given, view) => {
        const sheet = sheetOf(given);
        const pages = sheet === undefined ? [] : pagesAsMessages(sheet, view);
        expect([render(given, view), ...pages].flatMap(misfits)).toEqual([]);
      }),
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
        expect(pagesAsMessages(sheet, everything).flatMap(misfits)).toEqual([]);
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
    expect(misfits(render(given, everything))).toEqual([]);
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
    expect(misfits(message)).toEqual([]);
    expect(message.text).toBe("toronto-south: 49,995,000 on hand, 10,000 SKUs.");
    const sheet = sheetOf(given);
    expect(sheet === undefined ? 0 : pagesOf(sheet).length).toBe(102);
  });

  test("230 locations are one list with a way to each", () => {
    const locations = Array.from({ length: 230 }, (_, index) => ({ InternalName: `store-${index}` }));
    const message = render(answer({ kind: "locations", locations }, "location.read"), everything);
    expect(misfits(message)).toEqual([]);
    expect(message.text).toBe("230 inventory locations.");
  });
});
