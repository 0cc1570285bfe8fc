import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** What was ever in the open alarm of a rule, which may be open for longer than readings are kept. */
export const alarmItems: Migration = {
  async up(db) {
    await db.schema
      .createTable("alert_alarm_items")
      .addColumn("rule", "text", (column) => column.notNull())
      .addColumn("sku", "text", (column) => column.notNull())
      .addColumn("place", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("alert_alarm_items_pk", ["rule", "sku", "place"])
      .execute();
    await sql`insert into alert_alarm_items (rule, sku, place)
      select distinct reading.rule, reading.sku, reading.place
      from alert_readings as reading join alert_alarms as alarm on alarm.rule = reading.rule
      where alarm.closed_at is null and reading.at >= alarm.opened_at`.execute(db);
  },
};
