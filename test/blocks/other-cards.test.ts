import { describe, expect, test } from "vitest";
import { askValue, formValue } from "../../src/blocks/codec.ts";
import { csv } from "../../src/blocks/csv.ts";
import type { Message, ViewContext } from "../../src/blocks/message.ts";
import { render } from "../../src/blocks/render.ts";
import { sheetOf } from "../../src/blocks/sheet.ts";
import type { Location, Transaction } from "../../src/omni/index.ts";
import type { PreOrderResult } from "../../src/operations/results.ts";
import { answer, buttons, read, reader, valueOf } from "./support/samples.ts";

const shown = ({ blocks, plain }: Message): string[] => read(plain ?? blocks);

const list = (locations: Location[]) => answer({ kind: "locations", locations }, "location.read");

const payments = (transactions: readonly Transaction[], view: ViewContext = reader): Message =>
  render(answer({ kind: "payments", of: { by: "order", id: "1001" }, transactions }, "payment.read"), view);

const each = (type: string, amount: number | undefined, more: Partial<Transaction> = {}): Transaction => ({
  TransactionId: undefined,
  InvoiceId: undefined,
  TransactionType: type,
  ...(amount === undefined ? {} : { Amount: amount }),
  CurrencyCode: "CAD",
  ...more,
});

describe("payments", () => {
  test("are added up by kind, and what failed is apart", () => {
    const message = payments([
      each("Authorization", 58.5, { Status: "Success", TransactionDateUtc: "2026-11-20T14:31:00Z" }),
      each("Capture", 40, { Status: "Success" }),
      each("Capture", 18.5, { Status: "Success" }),
      each("Capture", 18.5, { Status: "Failed" }),
      each("Refund", undefined),
    ]);
    expect(message.text).toBe(
      "Order 1001: authorization CA$58.50, capture CA$58.50, capture CA$18.50 (failed) and 1 × refund of unknown amount.",
    );
    expect(shown(message).slice(1, -1)).toEqual([
      "```",
      "Type              Amount  Currency  Status   When",
      "Authorization      58.50  CAD       Success  Fri 20 Nov 2026 09:31",
      "Capture            40.00  CAD       Success  –",
      "Capture            18.50  CAD       Success  –",
      "Capture            18.50  CAD       Failed   –",
      "Refund         not known  CAD       –        –",
      "```",
    ]);
  });

  test("none: a sentence, and the way back", () => {
    const message = payments([], {
      ...reader,
      from: { operation: "order.read", values: { order: ["1001"] } },
    });
    expect(message.text).toBe(
      "Omni has no payments for order 1001. Check the number; a new order may not have been charged yet.",
    );
    expect(buttons(message.blocks)).toEqual(["Back to order 1001"]);
  });
});

const preorder = (rows: readonly (readonly [string, number, number])[]): Message => {
  const result: PreOrderResult = {
    kind: "preorder",
    sku: "TEE",
    rows: rows.map(([LocationInternalName, PreOrderedQuantity, PlannedQuantity]) => ({
      Sku: "TEE",
      LocationInternalName,
      PreOrderedQuantity,
      PlannedQuantity,
    })),
  };
  return render(answer(result, "preorder.read"), reader);
};

describe("pre-orders", () => {
  test("stand beside what is planned; over-sold is said in words", () => {
    const message = preorder([
      ["b", 25, 20],
      ["a", 2, 20],
    ]);
    expect(message.text).toBe("TEE: 27 pre-ordered of 40 planned at 2 locations. Over-sold by 5 at b.");
    expect(shown(message).slice(2, -1)).toEqual([
      "```",
      "Location  Pre-ordered  Planned  Left",
      "a                   2       20    18",
      "b                  25       20    -5",
      "Total              27       40    13",
      "```",
    ]);
    expect(preorder([]).text).toBe(
      "Omni has no pre-orders of TEE and plans none. Check the SKU, or look at its stock.",
    );
  });
});

describe("locations and stores", () => {
  test("are lists with a way to one of them; columns that hold nothing are left out", () => {
    const locations = [
      { InternalName: "bin-10", Active: false },
      { InternalName: "bin-2", PublicName: "Two" },
    ];
    const message = render(answer({ kind: "locations", locations }, "location.read"), reader);
    expect(message.text).toBe("2 inventory locations, 1 not active.");
    expect(shown(message).slice(1, -1)).toEqual([
      "```",
      "Location  Name  Type",
      "bin-2     Two   –",
      "bin-10    –     not active",
      "```",
    ]);
    const abroad = {
      InternalName: "buffalo",
      LocationType: "Store",
      Address: { City: "Buffalo", CountryCode: "US" },
    };
    const home = {
      InternalName: "guelph",
      LocationType: "Store",
      Address: { City: "Guelph", CountryCode: "CA" },
    };
    expect(shown(render(list([home]), reader))).toContain("guelph    Guelph  Store");
    expect(shown(render(list([home, abroad]), reader))).toContain("guelph    Guelph, CA   Store");
    const sheet = sheetOf(list([{ ...home, Active: true }]));
    expect(sheet === undefined ? "" : csv(sheet)).toContain("guelph,Guelph,Store,CA,active");
    expect(formValue.decode(valueOf(message.blocks, "Show a location…"))).toEqual({
      operation: "location.read",
      values: {},
    });
    expect(render(answer({ kind: "stores", stores: [] }, "store.list"), reader).text).toBe(
      "Omni has no stores.",
    );
  });

  test("one of each is a card", () => {
    const location = {
      InternalName: "toronto-south",
      PublicName: "Toronto South",
      LocationType: "ShippingCenter",
      Active: true,
      Address: { AddressLine1: "1 Main Street", City: "Toronto", State: "ON", CountryCode: "CA" },
    };
    const card = render(
      answer(
        { kind: "location", location, customFields: [{ name: "Region", value: "east" }] },
        "location.read",
      ),
      reader,
    );
    expect(card.text).toBe("Location toronto-south: active, at 1 Main Street, Toronto, ON, CA.");
    expect(shown(card).slice(0, 4)).toEqual([
      "*toronto-south · active*",
      "Toronto South · shipping center",
      "1 Main Street, Toronto, ON, CA",
      "Custom fields: Region: east",
    ]);
    expect(askValue.decode(valueOf(card.blocks, "Stock here"))?.q).toEqual({
      operation: "stock.read",
      values: { location: ["toronto-south"] },
    });
    const silent = render(
      answer({ kind: "location", location: { InternalName: "b" }, customFields: undefined }, "location.read"),
      reader,
    );
    expect(shown(silent).slice(0, 2)).toEqual(["*b*", "Omni did not answer for its custom fields."]);

    const store = {
      StoreInternalName: "bloor",
      PublicName: null,
      Active: false,
      Visible: false,
      AllowShipToStore: true,
      LinkedInventoryLocationNames: ["a", "b"],
      CustomFields: [{ Name: "x", Value: 3 }],
    };
    const shop = render(answer({ kind: "store", store }, "store.show"), reader);
    expect(shop.text).toBe("Store bloor: not active.");
    expect(shown(shop).slice(0, 4)).toEqual([
      "*bloor · not active*",
      "hidden from customers · ship to store",
      "Linked to a and b.",
      "Custom fields: x: 3",
    ]);
  });

  test("that Omni does not know come with names that look alike", () => {
    const near = [
      {
        name: "toronto-south",
        question: { operation: "location.read", values: { name: ["toronto-south"] } },
      },
    ];
    const message = render(
      answer({ kind: "missing", what: "location", name: "toronto-sout", near }, "location.read"),
      reader,
    );
    expect(message.text).toBe("Omni has no location called “toronto-sout”. Did you mean toronto-south?");
    expect(buttons(message.blocks)).toEqual(["toronto-south", "All locations"]);
    expect(
      render(answer({ kind: "missing", what: "store", name: "zz", near: [] }, "store.show"), reader).text,
    ).toBe("Omni has no store called “zz”. See all of them: /omni store list");
  });
});

test("custom fields are a list", () => {
  const fields = [{ SystemName: "priority", DisplayName: "Priority", Required: false }];
  const message = render(answer({ kind: "fields", ownerType: "Customer", fields }, "field.read"), reader);
  expect(message.text).toBe("Customer has 1 custom field.");
  expect(shown(message).slice(2, 4)).toEqual([
    "System name  Name      Required",
    "priority     Priority  no",
  ]);
});

test("a copy for everyone says who shared it", () => {
  const result = { kind: "stock", skus: ["A"], locations: [], rows: [], unanswered: [] } as const;
  const message = render(answer(result, "stock.read"), { ...reader, sharedBy: "U123" });
  expect(shown(message).at(-1)).toBe("on-hand (physical) · as of 14:02:11 · Omni 212 ms · shared by <@U123>");
});
