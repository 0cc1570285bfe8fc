import { invalid, notFound } from "../refusal.ts";
import type { Handler } from "../request.ts";
import { virtualUnits } from "../state/virtual.ts";

const MOST_GROUPS = 4;
const MOST_SKUS = 7;

function within(name: string, values: readonly string[], most: number): void {
  if (values.length > most) {
    throw invalid(
      `${name} takes at most ${most} values, but ${values.length} were sent. Send fewer at a time.`,
    );
  }
}

/**
 * GET virtualinventory: what each pool group can promise of a SKU. Every location counts with what it has,
 * less what shipments hold and less the group's safety stock, never less than nothing.
 */
export const readVirtualInventory: Handler = (request, { state }) => {
  const names = [...new Set(request.many("inventoryPoolGroupNames"))];
  const asked = [...new Set(request.many("skus"))];
  if (names.length === 0) {
    throw invalid("inventoryPoolGroupNames is required: send one to four inventory pool groups.");
  }
  within("inventoryPoolGroupNames", names, MOST_GROUPS);
  within("skus", asked, MOST_SKUS);
  const groups = names.map((name) => {
    const group = state.pools.find((pool) => pool.Name === name);
    if (group === undefined) throw notFound(`Inventory pool group "${name}" was not found.`);
    return group;
  });
  const skus = asked.filter((sku) => state.catalogue.indexOf(sku) !== undefined);
  const perGroup = asked.length > 0 ? skus.length : state.catalogue.products.length;
  const reserved = state.orders.reservations();
  const last = Math.min(request.page.start + request.page.size, groups.length * perGroup);
  const rows = [];
  for (let row = request.page.start; row < last; row += 1) {
    const group = groups[Math.floor(row / perGroup)];
    if (group === undefined) break;
    const place = row % perGroup;
    const sku = asked.length > 0 ? (skus[place] ?? "") : state.catalogue.at(place).sku;
    const units = virtualUnits(state, group, sku, reserved);
    rows.push({ Sku: sku, InventoryPoolGroupName: group.Name, Quantity: units });
  }
  return { status: 200, body: rows };
};
