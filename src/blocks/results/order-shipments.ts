import type { KnownBlock } from "@slack/types";
import type { Order, Shipment } from "../../omni/index.ts";
import { actions, bold, formButton, section } from "../elements.ts";
import type { ViewContext } from "../message.ts";
import { count, dotted, listed, plural, shown, spaced } from "../text.ts";
import { orderName } from "./order-facts.ts";

/** Shipments that get a line of their own. */
export const SHIPMENTS_SHOWN = 5;
/** States after which nothing can be done to a shipment. An unknown state may still be open. */
const FINAL: ReadonlySet<string> = new Set(["Shipped", "Delivered", "Completed", "Cancelled", "Rejected"]);

/** The first shipments, each with what can be done to it. Nothing at all where the site does not list them. */
export function shipmentBlocks(order: Order, view: ViewContext): (KnownBlock | undefined)[] {
  const all = order.Shipments;
  if (all === undefined) return [];
  if (all.length === 0) return [section([`${bold("Shipments")}  none yet`])];
  const first = openFirst(all).slice(0, SHIPMENTS_SHOWN);
  const head = all.length > SHIPMENTS_SHOWN ? `${bold("Shipments")}  ${byState(all)}` : bold("Shipments");
  const more = all.length > SHIPMENTS_SHOWN ? `and ${count(all.length - SHIPMENTS_SHOWN)} more` : undefined;
  const rows = first.map((shipment) => ({ line: lineOf(shipment), deeds: deedsOf(order, shipment, view) }));
  if (rows.every(({ deeds }) => deeds === undefined))
    return [section([head, ...rows.map(({ line }) => line), more])];
  return [section([head]), ...rows.flatMap(({ line, deeds }) => [section([line]), deeds]), section([more])];
}

/** Of many shipments, those that something can still be done to. */
function openFirst(shipments: readonly Shipment[]): Shipment[] {
  return shipments.toSorted((a, b) => Number(FINAL.has(a.Status)) - Number(FINAL.has(b.Status)));
}

function stateOf(state: string): string {
  return shown(spaced(state), 30);
}

/** "120, all created"; "9: 6 shipped and 3 created" */
function byState(shipments: readonly Shipment[]): string {
  const states = Map.groupBy(shipments, ({ Status }) => Status);
  const parts = Array.from(states, ([state, same]) => ({ state, same: same.length })).toSorted(
    (a, b) => b.same - a.same,
  );
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0)
    return `${count(shipments.length)}, all ${stateOf(only.state)}`;
  const said = parts.map(({ state, same }) => `${count(same)} ${stateOf(state)}`);
  return `${count(shipments.length)}: ${listed(said, 6)}`;
}

/** "20078 · Created · toronto-south · 3 units" */
function lineOf(shipment: Shipment): string {
  const { ShipmentId, Status, InventoryLocationName, LineItems, Carrier, TrackingNumber } = shipment;
  const units = LineItems.reduce((sum, { Quantity }) => sum + (Quantity ?? 0), 0);
  const isCounted = LineItems.length > 0 && LineItems.every(({ Quantity }) => Quantity !== undefined);
  const tracking = [Carrier, TrackingNumber].filter((part) => (part ?? "") !== "").join(" ");
  return dotted(
    bold(String(ShipmentId)),
    shown(Status, 30),
    InventoryLocationName === undefined ? undefined : shown(InventoryLocationName, 40),
    isCounted ? plural(units, "unit") : undefined,
    tracking === "" ? undefined : shown(tracking, 40),
  );
}

function deedsOf(order: Order, { ShipmentId, Status }: Shipment, view: ViewContext): KnownBlock | undefined {
  if (FINAL.has(Status)) return undefined;
  const id = String(ShipmentId);
  const values = { shipment: [id], order: [orderName(order)] };
  const deed = (label: string, operation: string): ReturnType<typeof formButton> =>
    formButton(view, label, operation, values, { accessible: `${label} shipment ${id}` });
  return actions([
    deed("Reject…", "shipment.reject"),
    deed("Reroute…", "shipment.reroute"),
    deed("Split…", "shipment.split"),
    deed("Cancel…", "shipment.cancel"),
  ]);
}
