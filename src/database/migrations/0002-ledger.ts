import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Changes that people confirmed, and the audit: a chain of entries, its head, what it is found by, free reasons. */
export const ledger: Migration = {
  async up(db) {
    await createChanges(db);
    await createAudit(db);
  },
};

async function createChanges(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("changes")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("key", "text", (column) => column.notNull().unique())
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("target_kind", "text", (column) => column.notNull())
    .addColumn("target_id", "text", (column) => column.notNull())
    .addColumn("related", "text", (column) => column.notNull())
    .addColumn("kept", "text")
    .addColumn("hashes", "text", (column) => column.notNull())
    .addColumn("wording", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("team", "text", (column) => column.notNull())
    .addColumn("channel", "text")
    .addColumn("thread", "text")
    .addColumn("rule", "text", (column) => column.notNull())
    .addColumn("reason", "text")
    .addColumn("undoable", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("outcome", "text")
    .addColumn("approvals_needed", "integer", (column) => column.notNull())
    .addColumn("approvers", "text")
    .addColumn("decisions", "text", (column) => column.notNull())
    .addColumn("ending", "text")
    .addColumn("card", "text")
    .addColumn("view_id", "text")
    .addColumn("batch_id", "text")
    .addColumn("batch_index", "integer")
    .addColumn("owner", "text", (column) => column.notNull())
    .addColumn("lease_until", "bigint", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint")
    .execute();
  await sql`create unique index changes_guard on changes (target_kind, target_id)
    where state in ('confirmed', 'sending', 'unknown')`.execute(db);
  await sql`create index changes_kept on changes (state, updated_at) where kept is not null`.execute(db);
  await sql`create index changes_batch on changes (batch_id) where batch_id is not null`.execute(db);
  const index = (name: string) => db.schema.createIndex(name).on("changes");
  await index("changes_state").columns(["state"]).execute();
  await index("changes_target").columns(["target_kind", "target_id", "created_at"]).execute();
  await index("changes_person").columns(["person", "created_at"]).execute();
  await index("changes_created").columns(["created_at"]).execute();
}

async function createAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("audit")
    .addColumn("seq", "bigint", (column) => column.primaryKey().notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("acted_by", "text")
    .addColumn("channel", "text")
    .addColumn("targets", "text", (column) => column.notNull())
    .addColumn("change_id", "text")
    .addColumn("rule", "text")
    .addColumn("preview_hash", "text")
    .addColumn("trace_id", "text")
    .addColumn("reference", "text")
    .addColumn("reason_hash", "text")
    .addColumn("previous", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .execute();
  const index = (name: string) => db.schema.createIndex(name).on("audit");
  await index("audit_at").columns(["at"]).execute();
  await index("audit_person").columns(["person", "seq"]).execute();
  await index("audit_acted_by").columns(["acted_by", "seq"]).execute();

  await db.schema
    .createTable("audit_targets")
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("audit_targets_pk", ["kind", "id", "seq"])
    .execute();
  await db.schema.createIndex("audit_targets_seq").on("audit_targets").columns(["seq"]).execute();

  await db.schema
    .createTable("audit_reasons")
    .addColumn("seq", "bigint", (column) => column.primaryKey().notNull())
    .addColumn("salt", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .execute();

  await db.schema
    .createTable("audit_head")
    .addColumn("id", "integer", (column) => column.primaryKey().notNull())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .execute();
  await sql`insert into audit_head (id, seq, hash) values (1, 0, ${sql.lit("0".repeat(64))})`.execute(db);
}
