import type { Migration } from "kysely/migration";

/** Answers that were posted with buttons, by what these change, so that they can be drawn again after a change. */
export const postedCards: Migration = {
  async up(db) {
    await db.schema
      .createTable("posted_cards")
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("channel", "text", (column) => column.notNull())
      .addColumn("ts", "text", (column) => column.notNull())
      .addColumn("person", "text", (column) => column.notNull())
      .addColumn("readers", "text", (column) => column.notNull())
      .addColumn("question", "text", (column) => column.notNull())
      .addColumn("came_from", "text")
      .addColumn("as_of", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("posted_cards_pk", ["kind", "id", "channel", "ts"])
      .execute();
    const index = (name: string) => db.schema.createIndex(name).on("posted_cards");
    await index("posted_cards_place").columns(["channel", "ts"]).execute();
    await index("posted_cards_as_of").columns(["as_of"]).execute();
  },
};
