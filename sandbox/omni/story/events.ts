import type { World } from "../request.ts";
import { mix, type Random, random } from "../seed/random.ts";
import { orderArrives, paymentComes, routingRuns, shipmentLeaves } from "./orders.ts";
import { deliveryComes, storeSells } from "./shelf.ts";
import type { Happened } from "./told.ts";

/** So many things happen in a day. */
export const EVENTS_A_DAY = 96;
/** Those after which a delivery comes. */
const DELIVERIES = new Set([24, 48, 72]);

type Event = (world: World, choose: Random) => Happened;

const ORDINARY: readonly [Event, ...Event[]] = [
  orderArrives,
  orderArrives,
  orderArrives,
  storeSells,
  storeSells,
  storeSells,
  storeSells,
  paymentComes,
  routingRuns,
  routingRuns,
  shipmentLeaves,
  shipmentLeaves,
];

/** The choices of one event: the same seed and place in the story, the same choices. */
function choicesOf(seed: number, day: number, event: number): Random {
  return random(mix(seed, 77, day, event));
}

/** How long after the one before an event comes, in milliseconds: three to twelve minutes. */
export function gapBefore(seed: number, day: number, event: number): number {
  return (3 + (mix(seed, 78, day, event) % 10)) * 60_000;
}

/** Does what happens at a place in the story. */
export function happen(world: World, seed: number, day: number, event: number): Happened {
  const choose = choicesOf(seed, day, event);
  if (event === 0) return orderArrives(world, choose);
  if (DELIVERIES.has(event)) return deliveryComes(world, choose);
  return choose.pick(ORDINARY)(world, choose) ?? storeSells(world, choose) ?? orderArrives(world, choose);
}
