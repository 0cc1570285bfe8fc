import { z } from "zod";
import { invalid } from "../refusal.ts";
import { bodyOf, type Handler, type Outcome, text, type World } from "../request.ts";
import type { Order, Shipment, ShipmentLine } from "../shapes.ts";
import { addShipment, touch } from "../state/routing.ts";
import { findShipmentUnderWay } from "./find-shipment.ts";

const quantity = z.int().min(1, "at least one unit");
const byLine = z.object({
  ShipmentId: z.int(),
  LineItemsToSplit: z.array(z.object({ OrderDetailId: z.int(), Qty: quantity })).min(1, "at least one line"),
});
const bySku = z.object({
  ShipmentId: z.int(),
  LineItemsToSplit: z.array(z.object({ SKU: text, Qty: quantity })).min(1, "at least one line"),
});

const unitsOf = (lines: readonly ShipmentLine[]): number =>
  lines.reduce((sum, line) => sum + line.Quantity, 0);

/** Takes units off the lines that fit, in their order. Throws a 400 when there are not so many. */
function takeUnits(
  left: ShipmentLine[],
  fits: (line: ShipmentLine) => boolean,
  wanted: { what: string; units: number },
): ShipmentLine[] {
  const candidates = left.filter(fits);
  if (candidates.length === 0) throw invalid(`${wanted.what} is not in this shipment.`);
  const there = unitsOf(candidates);
  if (there < wanted.units) {
    throw invalid(`Cannot split ${wanted.units} of ${wanted.what}: the shipment has ${there}.`);
  }
  let missing = wanted.units;
  const taken: ShipmentLine[] = [];
  for (const line of candidates) {
    const units = Math.min(missing, line.Quantity);
    if (units === 0) continue;
    line.Quantity -= units;
    missing -= units;
    taken.push({ ...line, Quantity: units });
  }
  return taken;
}

function split(
  world: World,
  found: { order: Order; shipment: Shipment },
  take: (left: ShipmentLine[]) => ShipmentLine[],
): Outcome {
  const { order, shipment } = found;
  const left = shipment.LineItems.map((line) => ({ ...line }));
  const taken = take(left);
  if (unitsOf(left) === 0) throw invalid("A split must leave at least one unit in the shipment.");
  const id = world.state.nextId("shipment");
  const part = (stay: ShipmentLine[], go: ShipmentLine[]): void => {
    shipment.LineItems = stay.filter((line) => line.Quantity > 0);
    addShipment(order, shipment.InventoryLocationName, go, id, world.clock);
    shipment.LastUpdatedDateUtc = world.clock.now().toISOString();
    touch(order, world.clock);
  };
  return {
    status: 200,
    body: { ShipmentId: shipment.ShipmentId, NewShipmentId: id },
    apply: () => part(left, taken),
    instead: () =>
      part(
        taken,
        left.filter((line) => line.Quantity > 0),
      ),
  };
}

/** POST SplitShipmentByOrderDetailId: the named units become a second shipment at the same location. 200. */
export const splitByLine: Handler = (request, world) => {
  const sent = bodyOf(byLine, request.body);
  return split(world, findShipmentUnderWay(world.state, sent.ShipmentId), (left) =>
    sent.LineItemsToSplit.flatMap(({ OrderDetailId, Qty }) =>
      takeUnits(left, (line) => line.InternalLineItemId === OrderDetailId, {
        what: `OrderDetailId ${OrderDetailId}`,
        units: Qty,
      }),
    ),
  );
};

/** POST SplitShipmentBySku: the same, by SKU, over as many lines as it takes. 200. */
export const splitBySku: Handler = (request, world) => {
  const sent = bodyOf(bySku, request.body);
  return split(world, findShipmentUnderWay(world.state, sent.ShipmentId), (left) =>
    sent.LineItemsToSplit.flatMap(({ SKU, Qty }) =>
      takeUnits(left, (line) => line.SKU === SKU, { what: `SKU "${SKU}"`, units: Qty }),
    ),
  );
};
