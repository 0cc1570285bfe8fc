import { subDays } from "date-fns/subDays";
import { subHours } from "date-fns/subHours";
import { subMinutes } from "date-fns/subMinutes";
import type { Order } from "../shapes.ts";
import { buildOrder, type LineSpec, type OrderSpec, type ShipmentSpec } from "./build-order.ts";
import type { Catalogue, Product } from "./catalogue.ts";
import { makePerson, mailOf, type Person } from "./people.ts";
import { GUELPH } from "./places.ts";
import { random } from "./random.ts";

/** What the documented orders are made of. */
export interface Ingredients {
  readonly seed: number;
  readonly catalogue: Catalogue;
  readonly now: Date;
}

/** How many orders are always there: 1001 to 1008. */
export const DOCUMENTED_ORDERS = 8;

const MANY_LINES = 400;
const MANY_SHIPMENTS = 120;
const LINES_A_SHIPMENT = 3;

function sold({ catalogue }: Ingredients, sku: string): Product {
  return catalogue.at(catalogue.indexOf(sku) ?? 0);
}

function zoe(customerId: number): Person {
  return {
    customerId,
    firstName: "Zoe",
    lastName: "Quill",
    email: mailOf("Zoe", "Quill", 1),
    phone: "416-555-0101",
    street: "12 Sample St",
    place: GUELPH,
  };
}

function someone({ seed }: Ingredients, customerId: number): Person {
  return makePerson(customerId, random(seed ^ customerId));
}

function paid(from: Ingredients): OrderSpec {
  return {
    internalId: 5551,
    externalId: "1001",
    placedAt: subDays(from.now, 2),
    updatedAt: subHours(from.now, 4),
    person: zoe(7001),
    status: "Paid",
    lines: [
      { product: sold(from, "TEE-RED-M"), ordered: 2 },
      { product: sold(from, "CAP-BLU"), ordered: 1 },
    ],
    shipments: [{ id: 20_078, location: "toronto-south", status: "Created" }],
    payment: "Authorized",
  };
}

function paymentPending(from: Ingredients): OrderSpec {
  return {
    internalId: 5552,
    externalId: "1002",
    placedAt: subDays(from.now, 2),
    updatedAt: subDays(from.now, 2),
    person: someone(from, 7002),
    status: "PaymentPending",
    lines: [{ product: sold(from, "CAP-RED"), ordered: 2 }],
    payment: "Pending",
    shippingTotal: 7.95,
  };
}

function partlyCancelled(from: Ingredients): OrderSpec {
  return {
    internalId: 5553,
    externalId: "1003",
    placedAt: subDays(from.now, 3),
    updatedAt: subHours(from.now, 20),
    person: someone(from, 7003),
    status: "Paid",
    lines: [
      { product: sold(from, "TEE-RED-M"), ordered: 3, cancelled: 1 },
      { product: sold(from, "CAP-RED"), ordered: 1 },
    ],
    payment: "Captured",
    invoiceId: 77,
  };
}

function unknownStatus(from: Ingredients): OrderSpec {
  return {
    internalId: 5554,
    externalId: "1004",
    placedAt: subDays(from.now, 1),
    updatedAt: subMinutes(from.now, 30),
    person: someone(from, 7004),
    status: "SomethingNew",
    lines: [{ product: sold(from, "CAP-BLU"), ordered: 1 }],
    payment: "Authorized",
  };
}

function huge(from: Ingredients): OrderSpec {
  const lines: LineSpec[] = Array.from({ length: MANY_LINES }, (_, place) => ({
    product: from.catalogue.at(place),
    ordered: 1 + (place % 3),
  }));
  const shipments: ShipmentSpec[] = Array.from({ length: MANY_SHIPMENTS }, (_, place) => ({
    id: 21_001 + place,
    location: place % 2 === 0 ? "toronto-south" : "queen-west",
    status: "Created",
    units: Array.from({ length: LINES_A_SHIPMENT }, (_unused, offset) => [
      place * LINES_A_SHIPMENT + offset,
      1,
    ]),
  }));
  return {
    internalId: 5555,
    externalId: "1005",
    placedAt: subDays(from.now, 5),
    updatedAt: subHours(from.now, 9),
    person: someone(from, 7005),
    status: "ShipmentsCreated",
    lines,
    shipments,
    payment: "Authorized",
    channel: "Wholesale",
  };
}

function guideExample(from: Ingredients): OrderSpec {
  return {
    internalId: 5556,
    externalId: "1006",
    placedAt: subDays(from.now, 1),
    updatedAt: subHours(from.now, 2),
    person: someone(from, 7006),
    status: "ShipmentsCreated",
    // The guide splits shipment 20167 at order detail 430545.
    lines: [
      { product: sold(from, "TEE-RED-M"), ordered: 3, id: 430_545 },
      { product: sold(from, "CAP-RED"), ordered: 2 },
    ],
    shipments: [{ id: 20_167, location: "queen-west", status: "Created" }],
    payment: "Authorized",
  };
}

function withMarkup(from: Ingredients): OrderSpec {
  const person = { ...someone(from, 7007), firstName: "<!channel> & *bold*", lastName: "<@U0ANA> `code`" };
  return {
    internalId: 5557,
    externalId: "1007",
    placedAt: subHours(from.now, 7),
    updatedAt: subHours(from.now, 6),
    person,
    status: "Paid",
    lines: [{ product: sold(from, "TOT-MARKUP"), ordered: 1 }],
    payment: "Authorized",
  };
}

function withLongNames(from: Ingredients): OrderSpec {
  const name = `Endless tee, ${"very ".repeat(100)}`.slice(0, 499).padEnd(500, "!");
  return {
    internalId: 5558,
    externalId: "1008",
    placedAt: subDays(from.now, 4),
    updatedAt: subDays(from.now, 3),
    person: { ...someone(from, 7008), lastName: "Long".repeat(125) },
    status: "ShipmentsCreated",
    lines: [{ product: { ...sold(from, "TEE-RED-M"), name }, ordered: 1, shipped: 1 }],
    shipments: [{ id: 20_200, location: "Default Location", status: "Shipped" }],
    payment: "Captured",
    invoiceId: 78,
  };
}

/** Orders 1001 to 1008, which the documentation tells of and which are there whatever the seed. */
export function documentedOrders(from: Ingredients): Order[] {
  return [
    paid,
    paymentPending,
    partlyCancelled,
    unknownStatus,
    huge,
    guideExample,
    withMarkup,
    withLongNames,
  ].map((tell) => buildOrder(tell(from)));
}
