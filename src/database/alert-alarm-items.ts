import { z } from "zod";
import type { Queries } from "./tables.ts";

/** An item that was low or out at some time since the open alarm of its rule began. */
export interface AlertAlarmItemsTable {
  rule: string;
  sku: string;
  place: string;
}

/** One SKU in one place. */
interface Place {
  readonly sku: string;
  readonly place: string;
}

const Row = z.object({ sku: z.string(), place: z.string() });

/** Notes which items of a rule are in its open alarm now; those that were in it before stay. The rule is locked. */
export async function noteAlarmItems(transaction: Queries, rule: string): Promise<void> {
  await transaction
    .insertInto("alert_alarm_items")
    .columns(["rule", "sku", "place"])
    .expression((from) =>
      from
        .selectFrom("alert_items")
        .select(["rule", "sku", "place"])
        .where("rule", "=", rule)
        .where("state", "in", ["low", "out"]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The items that were ever in the alarm of a rule, which is over: nothing is kept of them. */
export async function takeAlarmItems(transaction: Queries, rule: string): Promise<Place[]> {
  const rows = await transaction
    .deleteFrom("alert_alarm_items")
    .where("rule", "=", rule)
    .returning(["sku", "place"])
    .execute();
  return rows.map((row) => Row.parse(row));
}
