import type { Migration } from "kysely/migration";

/** What digests told of in full, of which a message shows the worst. */
export const alertDigests: Migration = {
  async up(db) {
    await db.schema
      .createTable("alert_digests")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("rule", "text", (column) => column.notNull())
      .addColumn("channel", "text", (column) => column.notNull())
      .addColumn("news", "text", (column) => column.notNull())
      .addColumn("sheet", "text", (column) => column.notNull())
      .addColumn("kept_at", "bigint", (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex("alert_digests_rule")
      .on("alert_digests")
      .columns(["rule", "kept_at"])
      .execute();
    await db.schema.createIndex("alert_digests_kept_at").on("alert_digests").column("kept_at").execute();
  },
};
