import { z } from "zod";
import { invalid, notFound } from "../refusal.ts";
import { bodyOf, text } from "../request.ts";
import type { Product } from "../seed/catalogue.ts";
import { virtualUnits } from "../state/virtual.ts";
import { type Ask, type Deed, type Desk, pageIn, pick } from "./desk.ts";
import type { OneSku, PoolRows, StockRows, StoreRows } from "./protocol.ts";

function locationOf({ world }: Desk, name: string): string {
  if (world.state.locations.some(({ InternalName }) => InternalName === name)) return name;
  throw notFound(`There is no location "${name}".`);
}

function productOf({ world }: Desk, sku: string): Product {
  const index = world.state.catalogue.indexOf(sku);
  if (index === undefined) throw notFound(`There is no SKU "${sku}".`);
  return world.state.catalogue.at(index);
}

function found({ world }: Desk, { query }: Ask) {
  const wanted = (query.get("find") ?? "").trim().toLowerCase();
  const fits = ({ sku, name }: Product): boolean =>
    sku.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted);
  return pick(world.state.catalogue.products, fits, pageIn(query));
}

/** GET stock?at=LOCATION&find=&page=&size= */
export const listStock: Deed = async (desk, ask): Promise<StockRows> => {
  const { stock, orders } = desk.world.state;
  const at = locationOf(desk, ask.query.get("at") ?? "");
  const { rows, more } = await found(desk, ask);
  const held = orders.reservations();
  const row = ({ sku, name }: Product) => ({ sku, name, onHand: stock.get(sku, at), held: held(sku, at) });
  return { rows: rows.map(row), more };
};

/** GET pools/{group}?find=&page=&size=: what it can promise. */
export const listPool: Deed = async (desk, ask): Promise<PoolRows> => {
  const { state } = desk.world;
  const group = state.pools.find(({ Name }) => Name === ask.name);
  if (group === undefined) throw notFound(`There is no pool group "${ask.name}".`);
  const { rows, more } = await found(desk, ask);
  const held = state.orders.reservations();
  const row = ({ sku, name }: Product) => ({ sku, name, virtual: virtualUnits(state, group, sku, held) });
  return { rows: rows.map(row), more };
};

/** GET stock/{sku}: at every location, and in every pool. */
export const readSku: Deed = (desk, { name }): OneSku => {
  const { state } = desk.world;
  const product = productOf(desk, name);
  const { sku } = product;
  const held = state.orders.reservations();
  return {
    sku,
    name: product.name,
    locations: state.locations.map(({ InternalName: location, PublicName: shown }) => ({
      location,
      shown,
      onHand: state.stock.get(sku, location),
      held: held(sku, location),
    })),
    pools: state.pools.map((pool) => ({
      pool: pool.Name,
      virtual: virtualUnits(state, pool, sku, held),
    })),
  };
};

const MOST_UNITS = 1_000_000;
const Change = z.strictObject({
  sku: text,
  location: text,
  units: z.int().min(0).max(MOST_UNITS).optional(),
  by: z.int().min(-MOST_UNITS).max(MOST_UNITS).optional(),
});

/** POST stock {"sku","location","units"} sets a count, {"by"} instead of units changes it. */
export const changeStock: Deed = (desk, { body }) => {
  const change = bodyOf(Change, body);
  const { stock } = desk.world.state;
  const { sku } = productOf(desk, change.sku);
  const location = locationOf(desk, change.location);
  const before = stock.get(sku, location);
  const { units, by } = change;
  if ((units === undefined) === (by === undefined)) throw invalid("Send either units or by.");
  const onHand = units ?? before + (by ?? 0);
  if (onHand < 0) throw invalid(`${sku} at ${location} has ${before}: a count cannot be below zero.`);
  stock.set(sku, location, onHand);
  desk.bell.ring("data");
  return { sku, location, before, onHand };
};

/** GET stores */
export const listStores: Deed = ({ world }): StoreRows => ({ rows: [...world.state.stores.values()] });
