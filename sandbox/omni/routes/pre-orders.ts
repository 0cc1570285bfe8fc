import { invalid, notFound } from "../refusal.ts";
import { type Handler, rowsOf } from "../request.ts";

/** GET preorderinventory: units pre-ordered and planned for the SKU's wave, by location; none for an ordinary SKU. */
export const readPreOrders: Handler = (request, { state }) => {
  const skus = request.many("Sku");
  if (skus.length === 0) throw invalid("Sku is required: send the SKU of a pre-order item.");
  for (const sku of skus) {
    if (state.catalogue.indexOf(sku) === undefined) {
      throw notFound(`SKU "${sku}" was not found. Send the SKU of an existing item.`);
    }
  }
  const rows = skus.flatMap((sku) => state.preOrders.get(sku) ?? []);
  return { status: 200, body: rowsOf(rows, request.page) };
};
