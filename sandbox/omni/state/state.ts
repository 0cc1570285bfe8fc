import { type Catalogue, makeCatalogue } from "../seed/catalogue.ts";
import { DOCUMENTED_ORDERS } from "../seed/documented-orders.ts";
import { makeFieldMetadata } from "../seed/field-metadata.ts";
import { FEWEST_LOCATIONS, makeLocations } from "../seed/locations.ts";
import { makePools } from "../seed/pools.ts";
import { makePreOrders } from "../seed/pre-orders.ts";
import { makeStores } from "../seed/stores.ts";
import type { Customer, FieldMetadata, InventoryLocation, PoolGroup, PreOrderRow, Store } from "../shapes.ts";
import { openOrderBook, type OrderBook } from "./order-book.ts";
import type { PromisedRouting } from "./routing.ts";
import { makeStock, type Stock } from "./stock.ts";

/** How much data there is. */
export interface Scale {
  readonly seed: number;
  readonly skus: number;
  readonly locations: number;
  /** All orders, the eight documented ones included. */
  readonly orders: number;
}

/** All that the stand-in knows. Everything may be read and edited; the next call answers with it. */
export interface OmniState {
  readonly catalogue: Catalogue;
  readonly locations: InventoryLocation[];
  readonly stock: Stock;
  readonly orders: OrderBook;
  /** By store internal name. */
  readonly stores: Map<string, Store>;
  readonly pools: PoolGroup[];
  /** By SKU. */
  readonly preOrders: Map<string, PreOrderRow[]>;
  /** By owner type. */
  readonly fieldMetadata: Map<string, FieldMetadata[]>;
  readonly customers: Customer[];
  /** What is to be routed later. */
  readonly routings: Set<PromisedRouting>;
  /** The last number given to each kind. */
  readonly ids: { shipment: number; customer: number; order: number; invoice: number };
  /** The next number for a new shipment or customer, never given twice. */
  nextId(kind: "shipment" | "customer"): number;
}

const STORES = 25;
/** With fewer, what the guide shows would not be there. */
export const FEWEST = { skus: 4, locations: FEWEST_LOCATIONS, orders: DOCUMENTED_ORDERS } as const;

function demand(name: keyof typeof FEWEST, value: number): void {
  const fewest = FEWEST[name];
  if (!Number.isSafeInteger(value) || value < fewest) {
    throw new RangeError(
      `The option "${name}" must be a whole number of at least ${fewest}; it is ${value}. Ask for ${fewest} or more, or leave it out.`,
    );
  }
}

/** Makes the data for a seed. `now` fixes the dates: the same seed, scale and time give the same state. */
export function makeState(scale: Scale, now: Date): OmniState {
  demand("skus", scale.skus);
  demand("locations", scale.locations);
  demand("orders", scale.orders);
  const catalogue = makeCatalogue(scale.skus);
  const locations = makeLocations(scale.locations);
  const names = locations.map((location) => location.InternalName);
  const [first = "Default Location", ...others] = names;
  const ids = { shipment: 25_000, customer: 9000, order: 0, invoice: 0 };
  return {
    catalogue,
    locations,
    stock: makeStock(scale.seed, catalogue, locations),
    orders: openOrderBook(scale.orders - DOCUMENTED_ORDERS, [first, ...others], {
      seed: scale.seed,
      catalogue,
      now,
    }),
    stores: makeStores(STORES, names),
    pools: makePools(locations),
    preOrders: makePreOrders(scale.seed, catalogue, names),
    fieldMetadata: makeFieldMetadata(),
    customers: [],
    routings: new Set(),
    ids,
    nextId: (kind) => {
      ids[kind] += 1;
      return ids[kind];
    },
  };
}
