import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** What the message of several changes shows, and until when somebody is at posting it. */
export const shownBatches: Migration = {
  async up(db) {
    await db.schema.alterTable("batches").addColumn("shown", "bigint").execute();
    await db.schema.alterTable("batches").addColumn("posting_until", "bigint").execute();
    await db.schema.createIndex("batches_created").on("batches").columns(["created_at"]).execute();
    await sql`update batches set shown = coalesce(
      (select max(updated_at) from changes where batch_id = batches.id), created_at)
      where card is not null`.execute(db);
  },
};
