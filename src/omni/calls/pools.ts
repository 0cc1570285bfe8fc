import type { Client } from "../client.ts";
import { eachOnce, pageOnce } from "../fresh.ts";
import type { Omni, PoolQuestion } from "../omni.ts";
import { type Pairs, pairPages, partsOf } from "../pair-pages.ts";
import type { Virtual } from "../schemas/inventory.ts";

const MOST_GROUPS = 4;
const MOST_SKUS = 7;

/** Virtual inventory: the guide allows 1 to 4 pool groups and 1 to 7 SKUs in one call. */
export function poolCalls(client: Client): Omni["pools"] {
  return {
    virtual(question, options = {}) {
      const fresh = question.repeats === "allowed" ? pageOnce(keyOf) : eachOnce(keyOf);
      return pairPages(client, pairsOf(question), { schema: client.answers.virtual, fresh }, options);
    },
    parts: (question) =>
      partsOf(client, pairsOf(question)).map(({ first, second }) => ({ groups: first, skus: second })),
  };
}

function pairsOf({ groups, skus = [] }: PoolQuestion): Pairs {
  return {
    id: "pools.virtual",
    first: { name: "groups", values: groups, most: MOST_GROUPS },
    second: { name: "skus", values: skus, most: MOST_SKUS },
  };
}

function keyOf({ Sku, InventoryPoolGroupName }: Virtual): [string, string] {
  return [Sku, InventoryPoolGroupName];
}
