import type { LineItem, Order, Shipment } from "../shapes.ts";

/** Rounds an amount of money to whole cents. */
export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** Units of a line that are neither cancelled nor shipped. */
export function openUnits(line: LineItem): number {
  return Math.max(0, line.QuantityOrdered - line.QuantityCancelled - line.QuantityShipped);
}

/** Whether a shipment still holds units that have to leave its location. */
export function isUnderWay(shipment: Shipment): boolean {
  return !["Shipped", "Rejected", "Cancelled"].includes(shipment.Status);
}

/** Units of a line that are open and that no shipment under way holds. */
export function unroutedUnits(order: Order, line: LineItem): number {
  let held = 0;
  for (const shipment of order.Shipments.filter(isUnderWay)) {
    for (const part of shipment.LineItems) {
      if (part.InternalLineItemId === line.InternalLineItemId) held += part.Quantity;
    }
  }
  return Math.max(0, openUnits(line) - held);
}

/** Works a line's money out anew from its units: net of discount and of what was cancelled, tax inside. */
export function reckonLine(line: LineItem): void {
  const units = line.QuantityOrdered - line.QuantityCancelled;
  line.SubTotal = cents((line.UnitPrice - line.UnitDiscount) * units);
  line.Total = line.SubTotal;
  line.TotalTax = 0;
  for (const tax of line.Taxes) {
    tax.Amount = cents(line.SubTotal - line.SubTotal / (1 + tax.Rate));
    line.TotalTax = cents(line.TotalTax + tax.Amount);
  }
}

/** The order's shipment status, from its lines. */
export function shipmentStatusOf(lines: readonly LineItem[]): string {
  const shipped = lines.reduce((sum, line) => sum + line.QuantityShipped, 0);
  if (shipped === 0) return "NotShipped";
  return lines.some((line) => openUnits(line) > 0) ? "PartiallyShipped" : "FullyShipped";
}
