/** What can be said of one SKU in one place. `unknown`: it was missing from an answer, or there was none. */
export type ItemState = "ok" | "low" | "out" | "unknown";

/** One SKU in one place (a location, or a pool group) that is in alarm or unknown; those that are well are not kept. */
export interface Item {
  readonly sku: string;
  readonly place: string;
  readonly state: Exclude<ItemState, "ok">;
  /** The last count that was seen; null where none ever was. */
  readonly count: number | null;
  /** Of an unknown one: what it was when it was last seen. Of others the same as `state`. */
  readonly was: ItemState;
  /** Since when it is in alarm (or, where it was well before, unknown), milliseconds since 1970. */
  readonly since: number;
  /** Since when it is out; undefined where it is not. */
  readonly outSince: number | undefined;
  /** When its count was last seen, milliseconds since 1970. */
  readonly seenAt: number | undefined;
}

/** An item that went from one state to another. */
export interface Crossing {
  readonly sku: string;
  readonly place: string;
  readonly from: ItemState;
  readonly to: ItemState;
  readonly count: number | null;
}
