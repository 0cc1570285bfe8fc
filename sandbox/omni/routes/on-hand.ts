import { z } from "zod";
import { invalid, notFound } from "../refusal.ts";
import { bodyOf, type Handler, text } from "../request.ts";
import { findLocation } from "./locations.ts";

/** GET inventory/onhand: one row a location and SKU, locations in the order asked for. */
export const readOnHand: Handler = (request, { state, ...world }) => {
  const names = [...new Set(request.many("locationInternalNames"))];
  if (names.length === 0) throw invalid("locationInternalNames is required: send at least one location.");
  for (const name of names) findLocation({ state, ...world }, name);
  const asked = [...new Set(request.many("skus"))];
  const skus = asked.filter((sku) => state.catalogue.indexOf(sku) !== undefined);
  const perLocation = asked.length > 0 ? skus.length : state.catalogue.products.length;
  const last = Math.min(request.page.start + request.page.size, names.length * perLocation);
  const rows = [];
  // Rows are counted off, not listed: a page of a large catalogue costs a page.
  for (let row = request.page.start; row < last; row += 1) {
    const location = names[Math.floor(row / perLocation)] ?? "";
    const place = row % perLocation;
    const sku = asked.length > 0 ? (skus[place] ?? "") : state.catalogue.at(place).sku;
    rows.push({ Sku: sku, LocationInternalName: location, Quantity: state.stock.get(sku, location) });
  }
  return { status: 200, body: rows };
};

const body = z.object({
  Sku: text,
  LocationInternalName: text,
  QuantityType: z.enum(["Delta", "Absolute"]),
  Quantity: z.int(),
});

/** PUT inventory/onhand: changes one count by a Delta, or sets it with Absolute. 204, no body. */
export const writeOnHand: Handler = (request, world) => {
  const sent = bodyOf(body, request.body);
  findLocation(world, sent.LocationInternalName);
  if (world.state.catalogue.indexOf(sent.Sku) === undefined) {
    throw notFound(`SKU "${sent.Sku}" was not found. Send the SKU of an existing item.`);
  }
  const { stock } = world.state;
  const before = stock.get(sent.Sku, sent.LocationInternalName);
  const after = sent.QuantityType === "Delta" ? before + sent.Quantity : sent.Quantity;
  if (after < 0) {
    throw invalid(
      `On-hand quantity cannot be less than zero: ${sent.Sku} at ${sent.LocationInternalName} has ${before}.`,
    );
  }
  return {
    status: 204,
    apply: () => stock.set(sent.Sku, sent.LocationInternalName, after),
    instead: () => stock.set(sent.Sku, sent.LocationInternalName, after + 1),
  };
};
