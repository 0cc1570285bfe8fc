import type { Client } from "../client.ts";
import { checked, describe } from "../describe.ts";
import type { Omni } from "../omni.ts";
import { pairPages } from "../pair-pages.ts";
import { StockAdjustment } from "../schemas/writes.ts";
import { Seen } from "../seen.ts";

/** On-hand inventory: by one or more locations, optionally by SKU; and the correction of one count. */
export function stockCalls(client: Client): Omni["stock"] {
  return {
    onHand({ locations, skus = [] }, options = {}) {
      const seen = new Seen();
      return pairPages(
        client,
        {
          id: "stock.onHand",
          first: { name: "locations", values: locations },
          second: { name: "skus", values: skus },
          schema: client.answers.onHand,
          isNew: (row) => seen.add(row.Sku, row.LocationInternalName),
        },
        options,
      );
    },
    adjust: (input) =>
      describe(client.names, "stock.adjust", { body: checked("stock.adjust", StockAdjustment, input) }),
  };
}
