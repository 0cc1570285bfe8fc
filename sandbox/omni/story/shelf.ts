import type { World } from "../request.ts";
import type { Product } from "../seed/catalogue.ts";
import type { Random } from "../seed/random.ts";
import type { InventoryLocation } from "../shapes.ts";
import type { OmniState } from "../state/state.ts";
import type { Happened } from "./told.ts";

/** The first things of the catalogue are those that everybody wants. */
const WANTED = 8;
const TRIES = 12;
/** A shelf with fewer than this is filled by a delivery. */
const LOW = 12;
const MOST_REFILLED = 6;

/** The thing whose name is markup is for tests, not for customers. */
const UNWANTED = "TOT-MARKUP";

function wantedOf({ catalogue }: OmniState): readonly Product[] {
  return catalogue.products.slice(0, WANTED).filter(({ sku }) => sku !== UNWANTED);
}

/** Something to buy: two times out of three one of the few that everybody wants. */
export function pickProduct(state: OmniState, choose: Random): Product {
  const among = choose.share() < 2 / 3 ? wantedOf(state) : state.catalogue.products;
  return among[choose.whole(0, among.length - 1)] ?? state.catalogue.at(0);
}

function pickLocation({ state }: World, choose: Random, sells: boolean): InventoryLocation | undefined {
  const active = state.locations.filter(({ Active }) => Active);
  const shops = active.filter(({ LocationType }) => LocationType === "Store");
  const among = sells && shops.length > 0 ? shops : active;
  return among[choose.whole(0, among.length - 1)];
}

/** A store sells something that it has. */
export function storeSells(world: World, choose: Random): Happened {
  const { stock } = world.state;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const shop = pickLocation(world, choose, true);
    const { sku } = pickProduct(world.state, choose);
    const there = shop === undefined ? 0 : stock.get(sku, shop.InternalName);
    if (shop === undefined || there === 0) continue;
    const units = Math.min(there, choose.whole(1, 3));
    stock.set(sku, shop.InternalName, there - units);
    return { kind: "sale", words: `${shop.InternalName} sold ${units} × ${sku}; ${there - units} left.` };
  }
  return undefined;
}

/** A delivery fills the emptiest shelves of one location. */
export function deliveryComes(world: World, choose: Random): Happened {
  const { stock } = world.state;
  const place = pickLocation(world, choose, false);
  if (place === undefined) return undefined;
  const { InternalName: name } = place;
  const wanted = wantedOf(world.state);
  const low = wanted.filter(({ sku }) => stock.get(sku, name) < LOW).slice(0, MOST_REFILLED);
  const brought = (low.length > 0 ? low : wanted.slice(0, 2)).map(({ sku }) => {
    const units = choose.whole(2, 6) * 6;
    stock.set(sku, name, stock.get(sku, name) + units);
    return `${units} × ${sku}`;
  });
  return { kind: "delivery", words: `A delivery reached ${name}: ${brought.join(", ")}.` };
}
