import type { Order } from "../shapes.ts";
import { count, type Hold, holdsOf } from "./holds.ts";

/** So many are held whole; those of a larger book are made when they are read, and let go again. */
const HELD = 2000;

interface Entry {
  readonly order: Order;
  /** What it held as the seed made it. */
  readonly seeded: readonly Hold[];
}

/** The orders that the seed makes, by their place. One that nobody changed can be let go: it is made again as it was. */
export interface GeneratedOrders {
  /** The stored order; changes to it stay. */
  open(place: number): Order;
  /** The order if it is in memory, without keeping it there. */
  peek(place: number): Order | undefined;
  put(place: number, order: Order): void;
  held(): Iterable<Order>;
  /** Those that are not as the seed made them. */
  changed(): Order[];
  /** What all of them held as the seed made them. */
  seededHolds(): ReadonlyMap<string, number>;
  /** Adds what they hold by now, less what the seed gave them. */
  countMoved(into: Map<string, number>): void;
}

/** Opens `amount` of them; `make` gives the same order for the same place. */
export function openGeneratedOrders(amount: number, make: (place: number) => Order): GeneratedOrders {
  const lately = new Map<number, Entry>();
  const kept = new Map<number, Entry>();
  let seeded: Map<string, number> | undefined;

  const isChanged = ([place, { order }]: [number, Entry]): boolean =>
    JSON.stringify(order) !== JSON.stringify(make(place));
  const letGo = (): void => {
    const oldest = lately.entries().next().value;
    if (lately.size <= HELD || oldest === undefined) return;
    if (isChanged(oldest)) kept.set(...oldest);
    lately.delete(oldest[0]);
  };
  const open = (place: number): Order => {
    const stays = kept.get(place);
    if (stays !== undefined) return stays.order;
    const order = lately.get(place)?.order ?? make(place);
    const read = lately.get(place) ?? { order, seeded: holdsOf(order) };
    lately.delete(place);
    lately.set(place, read);
    letGo();
    return order;
  };
  function* entries(): Generator<Entry> {
    yield* kept.values();
    yield* lately.values();
  }
  if (amount <= HELD) for (let place = 0; place < amount; place += 1) open(place);
  return {
    open,
    peek: (place) => (kept.get(place) ?? lately.get(place))?.order,
    put: (place, order) => {
      lately.delete(place);
      kept.set(place, { order, seeded: holdsOf(make(place)) });
    },
    held: () => Iterator.from(entries()).map(({ order }) => order),
    changed: () => [...kept, ...lately].filter(isChanged).map(([, { order }]) => order),
    seededHolds: () => {
      if (seeded !== undefined) return seeded;
      seeded = new Map();
      for (let place = 0; place < amount; place += 1) count(seeded, holdsOf(make(place)));
      return seeded;
    },
    countMoved: (into) => {
      for (const { order, seeded: before } of entries()) {
        count(into, holdsOf(order));
        count(into, before, -1);
      }
    },
  };
}
