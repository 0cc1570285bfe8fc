import type { LineItem, Order, Shipment } from "../../omni/index.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { count, shown } from "../text.ts";
import { openOf, orderName } from "./order-facts.ts";

interface Column {
  readonly label: string;
  readonly number?: boolean;
  readonly of: (line: LineItem) => string | number;
}

/** The lines of an order as a table; cancelled and returned units only where there are any. */
export function linesSheet(order: Order): Sheet {
  return sheetWith(order, columnsOf(order.LineItems));
}

/** The same with the shipments that each line is in, where the order has any. */
export function linesAndShipmentsSheet(order: Order): Sheet {
  const all = order.Shipments ?? [];
  const shipments: Column = { label: "Shipments", of: (line) => shipmentsOf(line, all) };
  return sheetWith(order, [...columnsOf(order.LineItems), ...(all.length === 0 ? [] : [shipments])]);
}

function sheetWith(order: Order, columns: readonly Column[]): Sheet {
  return {
    caption: `Lines of order ${orderName(order)}`,
    columns: columns.map(({ label, number }) => ({ label, ...(number === true ? { number } : {}) })),
    rows: order.LineItems.map((line) => columns.map(({ of }) => of(line))),
  };
}

function columnsOf(lines: readonly LineItem[]): Column[] {
  const has = (of: (line: LineItem) => number): boolean => lines.some((line) => of(line) !== 0);
  const cancelled: Column = { label: "Cancelled", number: true, of: (line) => line.QuantityCancelled };
  const returned: Column = { label: "Returned", number: true, of: (line) => line.QuantityReturned };
  return [
    { label: "SKU", of: ({ SKU }) => SKU },
    { label: "Item", of: nameOf },
    { label: "Ordered", number: true, of: (line) => line.QuantityOrdered },
    { label: "Shipped", number: true, of: (line) => line.QuantityShipped },
    ...(has((line) => line.QuantityCancelled) ? [cancelled] : []),
    ...(has((line) => line.QuantityReturned) ? [returned] : []),
    { label: "Open", number: true, of: openOf },
  ];
}

/** "21001 Created at toronto-south, 21007 Shipped at queen-west" */
function shipmentsOf({ InternalLineItemId, SKU }: LineItem, all: readonly Shipment[]): string {
  return all
    .filter(({ LineItems }) =>
      LineItems.some((part) =>
        part.InternalLineItemId === undefined
          ? part.SKU === SKU
          : part.InternalLineItemId === InternalLineItemId,
      ),
    )
    .map(({ ShipmentId, Status, InventoryLocationName: at }) =>
      [ShipmentId, Status, ...(at === undefined ? [] : ["at", at])].join(" "),
    )
    .join(", ");
}

function nameOf({ ProductName, ItemName, Description, IsPreOrder }: LineItem): string {
  const name = [ProductName, ItemName, Description].find((each) => (each ?? "").trim() !== "") ?? "";
  return IsPreOrder ? `${name} (pre-order)`.trim() : name;
}

/** The first lines in words, where a table has no room: "TEE-RED-M × 2, 2 open". */
export function linesInWords({ LineItems }: Order, most: number): string[] {
  const lines = LineItems.slice(0, most).map((line) => {
    const open = openOf(line);
    const state = open > 0 ? `, ${count(open)} open` : "";
    return `${shown(line.SKU, 40)} × ${count(line.QuantityOrdered)}${state}`;
  });
  const more = LineItems.length - lines.length;
  return more > 0 ? [...lines, `and ${count(more)} more`] : lines;
}
