import type { Migration } from "kysely/migration";

/** Several changes that were confirmed at once: what was named, what was left out, and the message that shows them. */
export const batches: Migration = {
  async up(db) {
    await db.schema
      .createTable("batches")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("key", "text", (column) => column.notNull().unique())
      .addColumn("operation", "text", (column) => column.notNull())
      .addColumn("title", "text", (column) => column.notNull())
      .addColumn("person", "text", (column) => column.notNull())
      .addColumn("channel", "text")
      .addColumn("thread", "text")
      .addColumn("named", "text", (column) => column.notNull())
      .addColumn("card", "text")
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
  },
};
