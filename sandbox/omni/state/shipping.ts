import type { Clock } from "../clock.ts";
import type { Order, Shipment } from "../shapes.ts";
import { mark, touch } from "./routing.ts";
import type { OmniState } from "./state.ts";
import { cents, shipmentStatusOf } from "./units.ts";

const INVOICES_FROM = 800_000;

/** A location sends a shipment off: its units leave the stock, and what was shipped is charged. */
export function ship(state: OmniState, order: Order, shipment: Shipment, clock: Clock): void {
  for (const { InternalLineItemId, SKU, Quantity } of shipment.LineItems) {
    const location = shipment.InventoryLocationName;
    state.stock.set(SKU, location, Math.max(0, state.stock.get(SKU, location) - Quantity));
    const line = order.LineItems.find((candidate) => candidate.InternalLineItemId === InternalLineItemId);
    if (line === undefined) continue;
    line.QuantityShipped += Quantity;
    line.QuantityInvoiced = Math.max(line.QuantityInvoiced, line.QuantityShipped);
  }
  mark(shipment, "Shipped", clock);
  order.ShipmentStatus = shipmentStatusOf(order.LineItems);
  invoice(state, order);
  touch(order, clock);
}

function invoice(state: OmniState, order: Order): void {
  const whole = order.ShipmentStatus === "FullyShipped";
  order.InvoiceStatus = whole ? "FullyInvoiced" : "PartiallyInvoiced";
  if (order.AdditionalInformation["InvoiceId"] === undefined) {
    state.ids.invoice += 1;
    order.AdditionalInformation["InvoiceId"] = INVOICES_FROM + state.ids.invoice;
  }
  for (const payment of order.OrderPayments) {
    if (payment.Status !== "Authorized" && payment.Status !== "PartiallyCaptured") continue;
    const shipped = order.LineItems.reduce((sum, line) => sum + line.UnitPrice * line.QuantityShipped, 0);
    payment.AmountCaptured = whole ? payment.AmountAuthorized : Math.min(cents(shipped), payment.Amount);
    payment.Status = whole ? "Captured" : "PartiallyCaptured";
  }
}
