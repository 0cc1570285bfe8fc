import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** What the card of a change shows, and until when somebody is at posting it. */
export const shownCards: Migration = {
  async up(db) {
    await db.schema.alterTable("changes").addColumn("shown", "bigint").execute();
    await db.schema.alterTable("changes").addColumn("posting_until", "bigint").execute();
    await sql`update changes set shown = updated_at where card is not null`.execute(db);
  },
};
