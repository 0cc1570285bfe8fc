import { z } from "zod";
import type { Queries } from "./tables.ts";

export interface ShipmentOrdersTable {
  shipment: string;
  order_number: string;
  seen_at: number;
}

/** Which order a shipment came with, and when that was seen, in milliseconds since 1970. */
export interface ShipmentOrder {
  readonly shipment: string;
  /** The order's external number. */
  readonly order: string;
  readonly seenAt: number;
}

const row = z.object({ order_number: z.string() });

/** Rows of one statement: three values each, well within what either engine binds at once. */
const atOnce = 5000;

/** Remembers the orders of shipments, because the OMS cannot be asked by a shipment alone. The latest sight wins. */
export async function rememberShipments(db: Queries, seen: readonly ShipmentOrder[]): Promise<void> {
  // A statement may touch a row only once (PostgreSQL refuses more).
  const sorted = seen.toSorted((a, b) => a.seenAt - b.seenAt);
  const rows = [...new Map(sorted.map((one) => [one.shipment, one])).values()];
  for (let from = 0; from < rows.length; from += atOnce) {
    const values = rows
      .slice(from, from + atOnce)
      .map((one) => ({ shipment: one.shipment, order_number: one.order, seen_at: one.seenAt }));
    await db
      .insertInto("shipment_orders")
      .values(values)
      .onConflict((conflict) =>
        conflict
          .column("shipment")
          .doUpdateSet((update) => ({
            order_number: update.ref("excluded.order_number"),
            seen_at: update.ref("excluded.seen_at"),
          }))
          .whereRef("excluded.seen_at", ">=", "shipment_orders.seen_at"),
      )
      .execute();
  }
}

/** The number of the order this shipment was last seen with. */
export async function orderOfShipment(db: Queries, shipment: string): Promise<string | undefined> {
  const found = await db
    .selectFrom("shipment_orders")
    .select("order_number")
    .where("shipment", "=", shipment)
    .executeTakeFirst();
  return found === undefined ? undefined : row.parse(found).order_number;
}

/** Forgets shipments last seen before a time, in milliseconds since 1970; says how many there were. */
export async function forgetShipments(db: Queries, before: number): Promise<number> {
  const gone = await db.deleteFrom("shipment_orders").where("seen_at", "<", before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
