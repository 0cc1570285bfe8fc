import type { Client } from "../client.ts";
import { checked, describe } from "../describe.ts";
import { eachOnce, pageOnce } from "../fresh.ts";
import type { Omni, StockQuestion } from "../omni.ts";
import { type Pairs, pairPages, partsOf } from "../pair-pages.ts";
import type { OnHand } from "../schemas/inventory.ts";
import { StockAdjustment } from "../schemas/writes.ts";

/** On-hand inventory: by one or more locations, optionally by SKU; and the correction of one count. */
export function stockCalls(client: Client): Omni["stock"] {
  return {
    onHand(question, options = {}) {
      const fresh = question.repeats === "allowed" ? pageOnce(keyOf) : eachOnce(keyOf);
      return pairPages(client, pairsOf(question), { schema: client.answers.onHand, fresh }, options);
    },
    parts: (question) =>
      partsOf(client, pairsOf(question)).map(({ first, second }) => ({ locations: first, skus: second })),
    adjust: (input) =>
      describe(client.names, "stock.adjust", { body: checked("stock.adjust", StockAdjustment, input) }),
  };
}

function pairsOf({ locations, skus = [] }: StockQuestion): Pairs {
  return {
    id: "stock.onHand",
    first: { name: "locations", values: locations },
    second: { name: "skus", values: skus },
  };
}

function keyOf({ Sku, LocationInternalName }: OnHand): [string, string] {
  return [Sku, LocationInternalName];
}
