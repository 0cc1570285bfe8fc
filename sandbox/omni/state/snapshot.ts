import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { World } from "../request.ts";
import { CustomField, Customer, Order, Store } from "../shapes.ts";
import { Site } from "../site.ts";
import { StoryPlace } from "../story/told.ts";
import { routeLater } from "./routing.ts";
import type { OmniState, Scale } from "./state.ts";

const whole = z.int().nonnegative();

/** What a stand-in has become since the seed made it: enough to go on from there. */
export const Snapshot = z.object({
  version: z.literal(1),
  scale: z.object({ seed: whole, skus: whole, locations: whole, orders: whole }),
  /** When the data was made; its dates are relative to this. */
  madeAt: z.iso.datetime(),
  /** How far the clock is ahead, in milliseconds. */
  ahead: z.number(),
  site: Site,
  ids: z.object({ shipment: whole, customer: whole, order: whole, invoice: whole }),
  stock: z.array(z.tuple([z.string(), z.string(), whole])),
  /** Those that changed, and those that were added. */
  orders: z.array(Order),
  stores: z.array(Store),
  customers: z.array(Customer),
  locationFields: z.array(z.tuple([z.string(), z.array(CustomField)])),
  routings: z.array(z.object({ order: z.string(), due: z.iso.datetime() })),
  story: StoryPlace,
});
export type Snapshot = z.infer<typeof Snapshot>;

/** What there is to keep of a world, and where its story stands. */
export function takeSnapshot(
  { state, site, clock }: World,
  from: { readonly scale: Scale; readonly madeAt: Date; readonly story: StoryPlace },
): Snapshot {
  return {
    version: 1,
    scale: { ...from.scale },
    madeAt: from.madeAt.toISOString(),
    story: from.story,
    ahead: clock.ahead(),
    site: { ...site },
    ids: { ...state.ids },
    stock: state.stock.changes(),
    orders: state.orders.changed(),
    stores: [...state.stores.values()],
    customers: [...state.customers],
    locationFields: state.locations.map(({ InternalName, CustomFields }) => [InternalName, CustomFields]),
    routings: [...state.routings],
  };
}

/** Makes a fresh state what it was when the snapshot was taken. What was promised for meanwhile is done at once. */
export function restore(state: OmniState, clock: Clock, saved: Snapshot): void {
  Object.assign(state.ids, saved.ids);
  for (const [sku, location, units] of saved.stock) state.stock.set(sku, location, units);
  for (const order of saved.orders) state.orders.put(order);
  state.stores.clear();
  for (const store of saved.stores) state.stores.set(store.StoreInternalName, store);
  state.customers.push(...saved.customers);
  const fields = new Map(saved.locationFields);
  for (const location of state.locations) {
    location.CustomFields = fields.get(location.InternalName) ?? location.CustomFields;
  }
  for (const { order, due } of saved.routings) {
    routeLater(state, order, clock, Math.max(0, Date.parse(due) - clock.now().getTime()));
  }
}
