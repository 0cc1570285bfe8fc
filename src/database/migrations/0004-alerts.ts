import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Rules that watch stock with what they know, what is told of it, and what runs later. */
export const alerts: Migration = {
  async up(db) {
    await createRules(db);
    await createAlarms(db);
    await createRuns(db);
    await createOutbox(db);
    await createJobs(db);
  },
};

async function createRules(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("alert_rules")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("folded", "text", (column) => column.notNull())
    .addColumn("definition", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("paused", "text")
    .addColumn("creator", "text", (column) => column.notNull())
    .addColumn("changed_by", "text", (column) => column.notNull())
    .addColumn("team", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("turn", "integer", (column) => column.notNull())
    .addColumn("next_due", "bigint")
    .addColumn("last_run", "text")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addUniqueConstraint("alert_rules_name", ["channel", "folded"])
    .execute();
  await sql`create index alert_rules_due on alert_rules (next_due) where state = 'active'`.execute(db);

  await db.schema
    .createTable("alert_items")
    .addColumn("rule", "text", (column) => column.notNull())
    .addColumn("sku", "text", (column) => column.notNull())
    .addColumn("place", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("was", "text", (column) => column.notNull())
    .addColumn("count", "double precision")
    .addColumn("since", "bigint", (column) => column.notNull())
    .addColumn("out_since", "bigint")
    .addColumn("seen_at", "bigint")
    .addColumn("told", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("alert_items_pk", ["rule", "sku", "place"])
    .execute();
}

async function createAlarms(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("alert_alarms")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("rule", "text", (column) => column.notNull())
    .addColumn("opened_at", "bigint", (column) => column.notNull())
    .addColumn("closed_at", "bigint")
    .addColumn("closed_by", "text")
    .addColumn("shown", "integer", (column) => column.notNull())
    .addColumn("claimed", "text")
    .addColumn("snoozed", "text")
    .addColumn("card", "text")
    .addColumn("ever", "integer", (column) => column.notNull())
    .execute();
  await sql`create unique index alert_alarms_open on alert_alarms (rule) where closed_at is null`.execute(db);
  await db.schema
    .createIndex("alert_alarms_rule")
    .on("alert_alarms")
    .columns(["rule", "opened_at"])
    .execute();

  await db.schema
    .createTable("alert_readings")
    .addColumn("rule", "text", (column) => column.notNull())
    .addColumn("sku", "text", (column) => column.notNull())
    .addColumn("place", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("count", "double precision", (column) => column.notNull())
    .addPrimaryKeyConstraint("alert_readings_pk", ["rule", "sku", "place", "at"])
    .execute();
  await db.schema.createIndex("alert_readings_at").on("alert_readings").column("at").execute();
}

async function createRuns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("alert_runs")
    .addColumn("rule", "text", (column) => column.notNull())
    .addColumn("due", "bigint", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("owner", "text", (column) => column.notNull())
    .addColumn("lease_until", "bigint", (column) => column.notNull())
    .addColumn("started_at", "bigint", (column) => column.notNull())
    .addColumn("finished_at", "bigint")
    .addColumn("outcome", "text")
    .addPrimaryKeyConstraint("alert_runs_pk", ["rule", "due"])
    .execute();
  await sql`create index alert_runs_running on alert_runs (lease_until) where state = 'running'`.execute(db);
  await db.schema.createIndex("alert_runs_started").on("alert_runs").column("started_at").execute();
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("outbox")
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("data", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("repeated", "integer", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("ended_at", "bigint")
    .addColumn("why", "text")
    .addPrimaryKeyConstraint("outbox_pk", ["channel", "seq"])
    .execute();
  await sql`create index outbox_waiting on outbox (channel, seq) where ended_at is null`.execute(db);
  await sql`create index outbox_ended on outbox (ended_at) where ended_at is not null`.execute(db);

  await db.schema
    .createTable("outbox_channels")
    .addColumn("channel", "text", (column) => column.primaryKey().notNull())
    .addColumn("last_seq", "bigint", (column) => column.notNull())
    .addColumn("owner", "text")
    .addColumn("lease_until", "bigint", (column) => column.notNull())
    .addColumn("not_before", "bigint", (column) => column.notNull())
    .addColumn("failures", "integer", (column) => column.notNull())
    .execute();
}

async function createJobs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("jobs")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("data", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("run_at", "bigint", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("ended_at", "bigint")
    .execute();
  await sql`create index jobs_waiting on jobs (run_at) where state = 'waiting'`.execute(db);
  await sql`create index jobs_ended on jobs (ended_at) where ended_at is not null`.execute(db);

  await db.schema
    .createTable("job_periods")
    .addColumn("name", "text", (column) => column.primaryKey().notNull())
    .addColumn("period", "bigint", (column) => column.notNull())
    .execute();
}
