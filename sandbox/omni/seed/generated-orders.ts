import { subMilliseconds } from "date-fns/subMilliseconds";
import type { Order } from "../shapes.ts";
import { buildOrder, type LineSpec, type OrderSpec, type ShipmentSpec } from "./build-order.ts";
import type { Ingredients } from "./documented-orders.ts";
import { makePerson } from "./people.ts";
import { mix, type Random, random } from "./random.ts";

/** What a generated order went through. */
type Fate =
  | "not-started"
  | "payment-pending"
  | "paid"
  | "routed"
  | "rejected-once"
  | "shipped-partly"
  | "shipped"
  | "cancelled"
  | "cancelled-partly"
  | "returned";

const YOUNG: readonly [Fate, ...Fate[]] = [
  "not-started",
  "payment-pending",
  "paid",
  "paid",
  "routed",
  "routed",
  "routed",
  "rejected-once",
  "cancelled",
  "shipped",
];
const OLD: readonly [Fate, ...Fate[]] = [
  "shipped",
  "shipped",
  "shipped",
  "shipped",
  "shipped",
  "shipped-partly",
  "returned",
  "cancelled",
  "cancelled-partly",
  "routed",
];

const DAY = 86_400_000;
const SPAN = 180 * DAY;
const YOUNG_FOR = 4 * DAY;
const INTERNAL_BASE = 600_000;
const EXTERNAL_BASE = 400_001;
const SHIPMENT_BASE = 300_000;
const INVOICE_BASE = 700_000;
const SHIPMENTS_AN_ORDER = 10;

/** The place of a generated order by one of its numbers, or undefined when the number is not one of theirs. */
export const placeOf = {
  external: (id: string): number | undefined =>
    /^\d{6,9}$/u.test(id) ? notNegative(Number(id) - EXTERNAL_BASE) : undefined,
  internal: (id: number): number | undefined => notNegative(id - INTERNAL_BASE),
  shipment: (id: number): number | undefined =>
    notNegative(Math.floor((id - SHIPMENT_BASE) / SHIPMENTS_AN_ORDER)),
  invoice: (id: number): number | undefined => notNegative(id - INVOICE_BASE),
};

function notNegative(place: number): number | undefined {
  return Number.isSafeInteger(place) && place >= 0 ? place : undefined;
}

function linesOf(fate: Fate, from: Ingredients, choose: Random): LineSpec[] {
  return Array.from({ length: choose.whole(1, 4) }, (_, place): LineSpec => {
    const product = from.catalogue.at(choose.whole(0, from.catalogue.products.length - 1));
    const ordered = choose.whole(1, 3);
    const line = { product, ordered };
    if (fate === "cancelled") return { ...line, cancelled: ordered };
    if (fate === "shipped") return { ...line, shipped: ordered };
    if (fate === "returned") return { ...line, shipped: ordered, returned: place === 0 ? 1 : 0 };
    if (fate === "shipped-partly") {
      return { ...line, ordered: ordered + 1, shipped: place === 0 ? 1 : ordered + 1 };
    }
    if (fate === "cancelled-partly" && place === 0) return { ...line, ordered: ordered + 1, cancelled: 1 };
    return line;
  });
}

const STATUS: Readonly<Record<Fate, string>> = {
  "not-started": "NotStarted",
  "payment-pending": "PaymentPending",
  paid: "Paid",
  routed: "ShipmentsCreated",
  "rejected-once": "ShipmentsCreated",
  "shipped-partly": "ShipmentsCreated",
  shipped: "ShipmentsCreated",
  cancelled: "Cancelled",
  "cancelled-partly": "Paid",
  returned: "ShipmentsCreated",
};

function paymentOf(fate: Fate): OrderSpec["payment"] {
  if (fate === "not-started" || fate === "payment-pending") return "Pending";
  if (fate === "cancelled") return "Cancelled";
  if (fate === "shipped-partly") return "PartiallyCaptured";
  return fate === "shipped" || fate === "returned" ? "Captured" : "Authorized";
}

function shipmentsOf(
  fate: Fate,
  place: number,
  locations: readonly [string, ...string[]],
  choose: Random,
): ShipmentSpec[] {
  const id = SHIPMENT_BASE + place * SHIPMENTS_AN_ORDER;
  const location = choose.pick(locations);
  const other = locations[(locations.indexOf(location) + 1) % locations.length] ?? location;
  const fates: Partial<Record<Fate, ShipmentSpec[]>> = {
    routed: [{ id, location, status: "Created" }],
    "rejected-once": [
      { id, location, status: "Rejected" },
      { id: id + 1, location: other, status: "Created" },
    ],
    shipped: [{ id, location, status: "Shipped" }],
    returned: [{ id, location, status: "Shipped" }],
    "shipped-partly": [
      { id, location, status: "Shipped" },
      { id: id + 1, location: other, status: "Created" },
    ],
  };
  return fates[fate] ?? [];
}

/**
 * Makes the generated order at a place, 0 being the oldest of `count`.
 * Each stands alone, so a large book need not be held in memory.
 */
export function generateOrder(
  place: number,
  count: number,
  locations: readonly [string, ...string[]],
  from: Ingredients,
): Order {
  const choose = random(mix(from.seed, place));
  const left = (count - place) / count;
  const age = Math.round(left * left * SPAN) + 300_000;
  const fate = choose.pick(age < YOUNG_FOR ? YOUNG : OLD);
  const shipped = fate.startsWith("shipped") || fate === "returned";
  return buildOrder({
    internalId: INTERNAL_BASE + place,
    externalId: String(EXTERNAL_BASE + place),
    placedAt: subMilliseconds(from.now, age),
    updatedAt: subMilliseconds(from.now, Math.round(age * choose.share())),
    person: makePerson(8000 + place, choose),
    status: STATUS[fate],
    lines: linesOf(fate, from, choose),
    shipments: shipmentsOf(fate, place, locations, choose),
    payment: paymentOf(fate),
    shippingTotal: choose.pick([0, 0, 7.95, 12]),
    ...(shipped ? { invoiceId: INVOICE_BASE + place } : {}),
    channel: choose.pick(["Web", "Web", "Store", "App"]),
  });
}
