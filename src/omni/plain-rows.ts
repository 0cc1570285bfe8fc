import { z } from "zod";
import type { OnHand, Virtual } from "./schemas/inventory.ts";

export type Row = Readonly<Record<string, unknown>>;

/**
 * A list of rows as they came, for lists of hundreds of thousands: a row that is plainly right is copied by `plain`;
 * any other goes through the schema, which knows what is wrong with it. The two must agree.
 *
 * A check that puts the rows in the place of the answer, and no transform: what zod makes for one of those outlives
 * the collection of young garbage, and every page with it, which took a hundred megabytes more.
 */
export function plainRows<T>(
  rowsIn: (answer: unknown) => readonly unknown[],
  plain: (row: Row) => T | undefined,
  schema: z.ZodType<T>,
): z.ZodType<T[]> {
  return z.custom<T[]>().check((payload) => {
    const rows: T[] = [];
    for (const given of rowsIn(payload.value)) {
      const known = isRow(given) ? plain(given) : undefined;
      if (known !== undefined) {
        rows.push(known);
        continue;
      }
      const read = schema.safeParse(given);
      if (!read.success) {
        const [issue] = read.error.issues;
        const path = [rows.length, ...(issue?.path ?? [])];
        payload.issues.push({ code: "custom", path, message: issue?.message, input: given });
        return;
      }
      rows.push(read.data);
    }
    payload.value = rows;
  });
}

export function plainOnHand({ Sku, LocationInternalName, Quantity }: Row): OnHand | undefined {
  if (typeof Sku !== "string" || typeof LocationInternalName !== "string" || !isNumber(Quantity))
    return undefined;
  return { Sku, LocationInternalName, Quantity };
}

export function plainVirtual({ Sku, InventoryPoolGroupName, Quantity }: Row): Virtual | undefined {
  if (typeof Sku !== "string" || typeof InventoryPoolGroupName !== "string" || !isNumber(Quantity))
    return undefined;
  return { Sku, InventoryPoolGroupName, Quantity };
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
