import type { CallOptions, Omni } from "../../omni/index.ts";
import type { Source } from "../rule.ts";

/** Some places of a source, with all or some of its SKUs: one call, and its further pages. */
export interface Part {
  readonly places: readonly string[];
  readonly skus: readonly string[];
}

/** Is given one count after the other; nothing is made for a count that nobody keeps. */
export type Take = (sku: string, place: string, count: number) => void;

/** How a source is asked for: its parts, and the pages of one, of which each tells how many counts it handed on. */
export interface Asking {
  readonly parts: (places: readonly string[], skus: readonly string[]) => readonly Part[];
  readonly pages: (part: Part, take: Take, options: CallOptions) => AsyncIterable<number>;
}

/** What is read of a source, whichever kind it is. */
export function askingOf({ stock, pools }: Omni, kind: Source["kind"]): Asking {
  if (kind === "stock")
    return {
      parts: (locations, skus) =>
        stock.parts({ locations, skus }).map((part) => ({ places: part.locations, skus: part.skus })),
      async *pages({ places, skus }, take, options) {
        for await (const page of stock.onHand({ locations: places, skus, repeats: "allowed" }, options)) {
          for (const { Sku, LocationInternalName, Quantity } of page)
            take(Sku, LocationInternalName, Quantity);
          yield page.length;
        }
      },
    };
  return {
    parts: (groups, skus) =>
      pools.parts({ groups, skus }).map((part) => ({ places: part.groups, skus: part.skus })),
    async *pages({ places, skus }, take, options) {
      for await (const page of pools.virtual({ groups: places, skus, repeats: "allowed" }, options)) {
        for (const { Sku, InventoryPoolGroupName, Quantity } of page)
          take(Sku, InventoryPoolGroupName, Quantity);
        yield page.length;
      }
    },
  };
}
