import type { Client } from "../client.ts";
import type { Omni } from "../omni.ts";
import { allOf, orNothing } from "../pages.ts";
import { lasting } from "../lasting.ts";
import { Seen } from "../seen.ts";

/** Pre-order inventory: what is pre-ordered and planned of one SKU, by location. */
export function preorderCalls(client: Client): Omni["preorders"] {
  return {
    find(sku, options = {}) {
      const seen = new Seen();
      return orNothing(
        allOf(
          client.pages(
            "preorders.find",
            { query: [["sku", sku]] },
            client.answers.preorder,
            (row) => seen.add(row.Sku, row.LocationInternalName),
            lasting(options),
          ),
        ),
      );
    },
  };
}
