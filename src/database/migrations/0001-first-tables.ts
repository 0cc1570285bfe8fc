import type { Migration } from "kysely/migration";

/** Claims of delivered events, snapshots of long answers, and the orders that shipments came with. */
export const firstTables: Migration = {
  async up(db) {
    await db.schema
      .createTable("events")
      .addColumn("app", "text", (column) => column.notNull())
      .addColumn("team", "text", (column) => column.notNull())
      .addColumn("event_id", "text", (column) => column.notNull())
      .addColumn("claimed_at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("events_pk", ["app", "team", "event_id"])
      .execute();
    await db.schema.createIndex("events_claimed_at").on("events").column("claimed_at").execute();

    await db.schema
      .createTable("answers")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("operation", "text", (column) => column.notNull())
      .addColumn("question", "text", (column) => column.notNull())
      .addColumn("result", "text", (column) => column.notNull())
      .addColumn("person", "text", (column) => column.notNull())
      .addColumn("channel", "text", (column) => column.notNull())
      .addColumn("as_of", "bigint", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("answers_expires_at").on("answers").column("expires_at").execute();

    await db.schema
      .createTable("shipment_orders")
      .addColumn("shipment", "text", (column) => column.primaryKey().notNull())
      .addColumn("order_number", "text", (column) => column.notNull())
      .addColumn("seen_at", "bigint", (column) => column.notNull())
      .execute();
  },
};
