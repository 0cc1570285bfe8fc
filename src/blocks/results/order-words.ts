import type { Order } from "../../omni/index.ts";
import { escapeMrkdwn } from "../escape.ts";
import { initials, placeOf } from "../mask.ts";
import type { ViewContext } from "../message.ts";
import { money } from "../../english.ts";
import { count, dotted, plural, shown, spaced } from "../text.ts";
import { ago, duration, parseUtc, slackDate } from "../time.ts";
import { flagsOf, isCancelled, orderName, overdueBy, unitsOf } from "./order-facts.ts";

type Reader = Pick<ViewContext, "now" | "zone">;

const STATES = new Map([
  ["NotStarted", "Not started"],
  ["PaymentPending", "Payment pending"],
  ["Paid", "Paid"],
  ["ShipmentsCreated", "Shipments created"],
  ["Cancelled", "Cancelled"],
]);

const SENTENCES = new Map([
  ["NotStarted", "has not been started"],
  ["PaymentPending", "is waiting for its payment"],
  ["Paid", "is paid"],
  ["ShipmentsCreated", "has its shipments created"],
  ["Cancelled", "is cancelled"],
]);

/** The state in words; one that is not known here is shown as it is. */
function stateOf({ OrderStatus }: Order): string {
  return STATES.get(OrderStatus) ?? shown(OrderStatus, 40);
}

/** The same within a sentence: "payment pending". */
export function stateInWords({ OrderStatus }: Order): string {
  return STATES.get(OrderStatus)?.toLowerCase() ?? shown(OrderStatus, 40);
}

/** What is unusual about an order, the gravest first; empty for most. */
function unusualOf(order: Order, reader: Reader): string[] {
  const waiting = waitingFor(order, reader);
  const said = troublesOf(order, reader);
  return waiting === undefined ? said : [`Payment pending for ${duration(waiting)}`, ...said];
}

/** How long an order has waited for its payment, milliseconds; undefined for one that does not wait. */
function waitingFor(order: Order, { now }: Reader): number | undefined {
  const placed = parseUtc(order.OrderDateUtc);
  const isWaiting = order.OrderStatus === "PaymentPending" && placed !== undefined && placed < now;
  return isWaiting ? now - placed : undefined;
}

function troublesOf(order: Order, { now }: Reader): string[] {
  const units = unitsOf(order);
  const overdue = overdueBy(order, units, now);
  const isPartlyCancelled = units.cancelled > 0 && !isCancelled(order, units);
  const flags = flagsOf(order).filter((flag) => flag !== "Returned" || units.returned === 0);
  return [
    overdue === undefined ? undefined : `overdue by ${duration(overdue)}`,
    isPartlyCancelled ? `${partOf(units.cancelled, units.ordered)} cancelled` : undefined,
    units.returned > 0 ? `${partOf(units.returned, units.ordered)} returned` : undefined,
    ...flags.map((flag) => shown(spaced(flag), 40)),
  ].filter((part) => part !== undefined);
}

/** "1 of 4 units" */
function partOf(part: number, all: number): string {
  return `${count(part)} of ${plural(all, "unit")}`;
}

/** The first line of a card: what is unusual, and where nothing is, the state. */
export function headlineOf(order: Order, reader: Reader): string {
  const [first, ...more] = unusualOf(order, reader);
  const said = first === undefined ? [stateOf(order)] : [first, ...more];
  return dotted(`Order ${shown(orderName(order), 60)}`, ...said);
}

/** The second line: state (unless the first says it), units, invoice, total, placed when. */
export function summaryOf(order: Order, reader: Reader): string {
  const isSaid = unusualOf(order, reader).length === 0 || order.OrderStatus === "PaymentPending";
  return dotted(
    isSaid ? undefined : stateOf(order),
    unitsLine(order),
    order.InvoiceStatus === undefined ? undefined : shown(spaced(order.InvoiceStatus), 40),
    totalOf(order),
    placedOf(order, reader),
    dueOf(order, reader),
  );
}

/** "CA$58.50"; undefined where the total is not known. */
export function totalOf({ OrderTotal, CurrencyCode }: Order): string | undefined {
  return OrderTotal === undefined ? undefined : shown(money(OrderTotal, CurrencyCode), 40);
}

/** "3 units open of 3"; where nothing is open, what became of the units. */
export function unitsLine(order: Order): string {
  const units = unitsOf(order);
  const { ordered, open, shipped, cancelled } = units;
  if (ordered === 0) return "no units";
  if (open > 0 && !isCancelled(order, units)) return `${plural(open, "unit")} open of ${count(ordered)}`;
  const all = ordered === 1 ? "its only unit" : `all ${plural(ordered, "unit")}`;
  if (shipped >= ordered) return `${all} shipped`;
  if (cancelled >= ordered) return `${all} cancelled`;
  if (isCancelled(order, units)) return `${count(shipped)} shipped of ${plural(ordered, "unit")}`;
  return `nothing open: ${count(shipped)} shipped, ${count(cancelled)} cancelled`;
}

function placedOf({ OrderDateUtc }: Order, { now, zone }: Reader): string | undefined {
  const placed = parseUtc(OrderDateUtc);
  return placed === undefined ? undefined : `placed ${slackDate(placed, zone, "day")}, ${ago(placed, now)}`;
}

function dueOf(order: Order, { now, zone }: Reader): string | undefined {
  const deadline = parseUtc(order.DeadlineDateUtc);
  const isDue = deadline !== undefined && deadline >= now && unitsOf(order).open > 0;
  return isDue ? `due ${slackDate(deadline, zone)}` : undefined;
}

/** For whom and where to, without name, e-mail or street: "for Z. Q., ships to Guelph, ON, CA". */
export function forWhom({ BillingCustomer, ShippingAddress, ShipToStore }: Order): string | undefined {
  const who =
    initials(ShippingAddress?.FirstName, ShippingAddress?.LastName) ??
    initials(BillingCustomer?.FirstName, BillingCustomer?.LastName);
  const store =
    ShipToStore === undefined || ShipToStore === "" ? undefined : `store ${shown(ShipToStore, 60)}`;
  const place = placeOf(ShippingAddress);
  const where = store ?? (place === undefined ? undefined : shown(place));
  const parts = [
    who === undefined ? undefined : `for ${escapeMrkdwn(who)}`,
    where === undefined ? undefined : `ships to ${where}`,
  ];
  return parts.filter((part) => part !== undefined).join(", ") || undefined;
}

/** The whole answer in one sentence, for a notification: "Order 1001 is paid; nothing has shipped yet (3 units open)." */
export function sentenceOf(order: Order, reader: Reader): string {
  const waiting = waitingFor(order, reader);
  const state =
    waiting === undefined
      ? (SENTENCES.get(order.OrderStatus) ?? `is “${shown(order.OrderStatus, 40)}”`)
      : `has been waiting for its payment for ${duration(waiting)}`;
  const parts = [state, shippedOf(order), ...troublesOf(order, reader)].filter((part) => part !== undefined);
  return `Order ${shown(orderName(order), 60)} ${parts.join("; ")}.`;
}

function shippedOf(order: Order): string | undefined {
  const units = unitsOf(order);
  const { ordered, open, shipped } = units;
  if (ordered === 0) return "it has no lines";
  if (isCancelled(order, units))
    return shipped === 0 ? undefined : `${count(shipped)} of ${plural(ordered, "unit")} had shipped`;
  const left = open > 0 ? ` (${plural(open, "unit")} open)` : "";
  if (shipped === 0) return open > 0 ? `nothing has shipped yet${left}` : "nothing has shipped";
  if (shipped >= ordered)
    return ordered === 1 ? "its only unit has shipped" : `all ${plural(ordered, "unit")} have shipped`;
  return `${count(shipped)} of ${plural(ordered, "unit")} ${shipped === 1 ? "has" : "have"} shipped${left}`;
}
