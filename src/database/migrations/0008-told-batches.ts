import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Whether whoever asked for several changes was told what came of them, or is about to be: 0 or 1. */
export const toldBatches: Migration = {
  async up(db) {
    await db.schema
      .alterTable("batches")
      .addColumn("told", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update batches set told = 1 where not exists (
      select 1 from changes where batch_id = batches.id and state in ('confirmed', 'waiting', 'sending'))`.execute(
      db,
    );
  },
};
