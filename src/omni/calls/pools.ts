import type { Client } from "../client.ts";
import type { Omni } from "../omni.ts";
import { pairPages } from "../pair-pages.ts";
import { Seen } from "../seen.ts";

const MOST_GROUPS = 4;
const MOST_SKUS = 7;

/** Virtual inventory: the guide allows 1 to 4 pool groups and 1 to 7 SKUs in one call. */
export function poolCalls(client: Client): Omni["pools"] {
  return {
    virtual({ groups, skus = [] }, options = {}) {
      const seen = new Seen();
      return pairPages(
        client,
        {
          id: "pools.virtual",
          first: { name: "groups", values: groups, most: MOST_GROUPS },
          second: { name: "skus", values: skus, most: MOST_SKUS },
          schema: client.answers.virtual,
          isNew: (row) => seen.add(row.Sku, row.InventoryPoolGroupName),
        },
        options,
      );
    },
  };
}
