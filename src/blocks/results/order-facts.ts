import type { LineItem, Order } from "../../omni/index.ts";
import type { Question } from "../../operations/question.ts";
import { parseUtc } from "../time.ts";

/** Units of an order, added up over its lines. */
export interface Units {
  readonly ordered: number;
  readonly shipped: number;
  readonly cancelled: number;
  readonly returned: number;
  /** Neither shipped nor cancelled. */
  readonly open: number;
}

/** More flags than this tell nobody anything. */
const FLAGS = 3;

/** Units of one line that are neither shipped nor cancelled; never below zero. */
export function openOf({ QuantityOrdered, QuantityShipped, QuantityCancelled }: LineItem): number {
  return Math.max(0, QuantityOrdered - QuantityShipped - QuantityCancelled);
}

/** How many units of an order were ordered, shipped, cancelled and returned, and are open. */
export function unitsOf({ LineItems }: Order): Units {
  const sum = (of: (line: LineItem) => number): number =>
    LineItems.reduce((total, line) => total + of(line), 0);
  return {
    ordered: sum((line) => line.QuantityOrdered),
    shipped: sum((line) => line.QuantityShipped),
    cancelled: sum((line) => line.QuantityCancelled),
    returned: sum((line) => line.QuantityReturned),
    open: sum(openOf),
  };
}

/** How people call an order: by its number, or by Omni's own where it has none. */
export function orderName({ ExternalOrderId, InternalOrderId }: Order): string {
  return ExternalOrderId.trim() === "" ? `internal ${InternalOrderId}` : ExternalOrderId;
}

/** The question whose answer is this order alone. */
export function orderQuestion({ ExternalOrderId, InternalOrderId }: Order): Question {
  return ExternalOrderId.trim() === ""
    ? { operation: "order.internal", values: { id: [String(InternalOrderId)] } }
    : { operation: "order.read", values: { order: [ExternalOrderId] } };
}

/** Whether the whole order was given up. */
export function isCancelled(order: Order, units: Units): boolean {
  return order.OrderStatus === "Cancelled" || (units.ordered > 0 && units.cancelled >= units.ordered);
}

/** How long ago the deadline passed, milliseconds, where something is still to be shipped. */
export function overdueBy(order: Order, units: Units, now: number): number | undefined {
  const deadline = parseUtc(order.DeadlineDateUtc);
  const isOverdue = deadline !== undefined && deadline < now && units.open > 0 && !isCancelled(order, units);
  return isOverdue ? now - deadline : undefined;
}

/** Flags beside the state, "None" apart: "Returned". */
export function flagsOf({ AdditionalFlags }: Order): string[] {
  return (AdditionalFlags ?? "")
    .split(",")
    .map((flag) => flag.trim())
    .filter((flag) => flag !== "" && flag !== "None")
    .slice(0, FLAGS);
}
