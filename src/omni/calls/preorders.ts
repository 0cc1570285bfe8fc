import type { Client } from "../client.ts";
import { eachOnce } from "../fresh.ts";
import type { Omni } from "../omni.ts";
import { allOf, orNothing } from "../pages.ts";
import { lasting } from "../lasting.ts";
import type { PreOrder } from "../schemas/inventory.ts";

/** Pre-order inventory: what is pre-ordered and planned of one SKU, by location. */
export function preorderCalls(client: Client): Omni["preorders"] {
  return {
    find(sku, options = {}) {
      const fresh = eachOnce((row: PreOrder) => [row.Sku, row.LocationInternalName]);
      return orNothing(
        allOf(
          client.pages(
            "preorders.find",
            { query: [["sku", sku]] },
            client.answers.preorder,
            fresh,
            lasting(options),
          ),
        ),
      );
    },
  };
}
