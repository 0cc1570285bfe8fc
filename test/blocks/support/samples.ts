import type { ActionsBlockElement, SectionBlockAccessory } from "@slack/types";
import type { AnyBlock } from "../../../src/blocks/message.ts";
import type { ViewContext } from "../../../src/blocks/message.ts";
import { Order } from "../../../src/omni/index.ts";
import { question } from "../../../src/operations/question.ts";
import type { Answer, Result } from "../../../src/operations/results.ts";
import { textsIn } from "./slack-limits.ts";

export const NOW = Date.parse("2026-11-22T19:02:11Z");

/** A person in Toronto who may read everything. */
export const reader: ViewContext & { may: ReadonlySet<string> } = {
  may: new Set([
    "order.read",
    "order.internal",
    "order.search",
    "payment.read",
    "stock.read",
    "pool.read",
    "preorder.read",
    "location.read",
    "store.list",
    "store.show",
    "field.read",
  ]),
  zone: "America/Toronto",
  now: NOW,
};

/** An order as Omni would answer it: paid, nothing shipped, two lines of three units. */
export function order(changes: Readonly<Record<string, unknown>> = {}): Order {
  return Order.parse({
    InternalOrderId: 5551,
    ExternalOrderId: "1001",
    OrderStatus: "Paid",
    InvoiceStatus: "NotInvoiced",
    OrderDateUtc: "2026-11-20T14:30:00.000Z",
    LastUpdatedDateUtc: "2026-11-22T14:30:00.000Z",
    OrderTotal: 58.5,
    CurrencyCode: "CAD",
    BillingCustomer: { FirstName: "Zoe", LastName: "Quill", EmailAddress: "zoe@example.com" },
    ShippingAddress: {
      AddressLine1: "1 Main Street",
      City: "Guelph",
      State: "ON",
      CountryCode: "CA",
      ZipCode: "N1H 1A1",
    },
    LineItems: [
      line("TEE-RED-M", 2, { ProductName: "Tee, red, M" }),
      line("CAP-BLU", 1, { ProductName: "Cap, blue" }),
    ],
    ...changes,
  });
}

export function line(
  sku: string,
  ordered: number,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return { InternalLineItemId: 1, SKU: sku, QuantityOrdered: ordered, ...more };
}

export function answer<R extends Result>(
  result: R,
  operation: string,
  values: Record<string, string[]> = {},
): Answer<R> {
  return { question: question(operation, values), result, asOf: NOW, omniMs: 212 };
}

/** What is on a message, one text a line; Slack's own dates as their fallback. */
export function read(blocks: readonly unknown[]): string[] {
  return textsIn(blocks.filter((block) => !isActions(block)))
    .flatMap((text) => text.split("\n"))
    .map((text) => text.replaceAll(/<!date\^[^|]*\|([^>]*)>/g, "$1"));
}

function isActions(block: unknown): boolean {
  return typeof block === "object" && block !== null && "type" in block && block.type === "actions";
}

/** What stands on the buttons of a message, in order. */
export function buttons(blocks: readonly AnyBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === "section")
      return block.accessory?.type === "button" ? [block.accessory.text.text] : [];
    if (block.type !== "actions") return [];
    return block.elements.flatMap((element) => (element.type === "button" ? [element.text.text] : []));
  });
}

/** What the button with this label carries. */
export function valueOf(blocks: readonly AnyBlock[], label: string): string | undefined {
  const elements = blocks.flatMap<ActionsBlockElement | SectionBlockAccessory>((block) => {
    if (block.type === "section") return block.accessory ?? [];
    return block.type === "actions" ? block.elements : [];
  });
  const found = elements.find((element) => element.type === "button" && element.text.text === label);
  return found?.type === "button" ? found.value : undefined;
}
