import type { Item, ItemState } from "../item.ts";
import type { Levels } from "../rule.ts";

/** What a count makes of an item that was so before: between low and well again, it stays as it was. */
export function stateOf(count: number, before: ItemState, { below, out, recover }: Levels): Known {
  if (count <= out) return "out";
  if (count < below) return "low";
  if (count >= recover) return "ok";
  return before === "low" || before === "out" ? "low" : "ok";
}

/** The item after a count was seen; undefined where it is well. */
export function seen(
  { sku, place, count }: { readonly sku: string; readonly place: string; readonly count: number },
  before: Item | undefined,
  levels: Levels,
  at: number,
): Item | undefined {
  const was = before?.was ?? "ok";
  const state = stateOf(count, was, levels);
  if (state === "ok") return undefined;
  const stays = before !== undefined && was !== "unknown";
  return {
    sku,
    place,
    state,
    count,
    was: state,
    since: stays ? before.since : at,
    outSince: state === "out" ? (before?.outSince ?? at) : undefined,
    seenAt: at,
    told: stays && before.told,
  };
}

/** The item of which nothing was seen. */
export function unseen(sku: string, place: string, before: Item | undefined, at: number): Item {
  if (before !== undefined) return before.state === "unknown" ? before : { ...before, state: "unknown" };
  return {
    sku,
    place,
    state: "unknown",
    count: null,
    was: "unknown",
    since: at,
    outSince: undefined,
    seenAt: undefined,
    told: false,
  };
}

type Known = Exclude<ItemState, "unknown">;
