/** What can be said of one SKU in one place. `unknown`: it was missing from an answer, or there was none. */
export type ItemState = "ok" | "low" | "out" | "unknown";

/** One SKU in one place (a location, or a pool group) that is in alarm or unknown; those that are well are not kept. */
export interface Item {
  readonly sku: string;
  readonly place: string;
  readonly state: Exclude<ItemState, "ok">;
  /** The last count that was seen in alarm; null where it is unknown and was not in alarm. */
  readonly count: number | null;
  /**
   * Of an unknown one: what it was when it was last seen in alarm; `unknown` where it was well or never seen, which is
   * not told apart because those that are well are not kept. Of others the same as `state`.
   */
  readonly was: Exclude<ItemState, "ok">;
  /** Since when it is in alarm (or, where it was well before, unknown), milliseconds since 1970. */
  readonly since: number;
  /** Since when it is out (of an unknown one: since when it was); undefined where it is not. */
  readonly outSince: number | undefined;
  /** When its count was last seen, milliseconds since 1970. */
  readonly seenAt: number | undefined;
  /**
   * Whether the channel was told that it is in alarm. Quiet hours and a snooze hold that back; what is low or out and
   * was not told is told when it may be.
   */
  readonly told: boolean;
}

/** An item that went from one state to another. One that is new comes from `ok`, which it was or is taken for. */
export interface Crossing {
  readonly sku: string;
  readonly place: string;
  readonly from: ItemState;
  readonly to: ItemState;
  /** What it was when it was last seen: as `from`, but never unknown; `ok` where it never was in alarm. */
  readonly was: Exclude<ItemState, "unknown">;
  readonly count: number | null;
}

const RANK = { out: 0, low: 1, unknown: 2 } as const;

/** Out of stock before low before unknown, then the fewest; by name where they are alike, so that the order is always the same. */
export function worstFirst(one: Item, other: Item): number {
  const fewer = (one.count ?? 0) - (other.count ?? 0);
  return (
    RANK[one.state] - RANK[other.state] ||
    fewer ||
    compare(one.sku, other.sku) ||
    compare(one.place, other.place)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
