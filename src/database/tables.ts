import type { Kysely } from "kysely";
import type { AlertAlarmItemsTable } from "./alert-alarm-items.ts";
import type { AlertAlarmsTable } from "./alert-alarms.ts";
import type { AlertDigestsTable } from "./alert-digests.ts";
import type { AlertItemsTable } from "./alert-items.ts";
import type { AlertReadingsTable } from "./alert-readings.ts";
import type { AlertRulesTable } from "./alert-rules.ts";
import type { AlertRunsTable } from "./alert-runs.ts";
import type { AnswersTable } from "./answers.ts";
import type { BatchesTable } from "./batches.ts";
import type { EventsTable } from "./events.ts";
import type { JobPeriodsTable, JobsTable } from "./jobs.ts";
import type {
  AuditHeadTable,
  AuditReasonsTable,
  AuditTable,
  AuditTargetsTable,
  ChangesTable,
} from "./ledger-tables.ts";
import type { OutboxChannelsTable, OutboxTable } from "./outbox.ts";
import type { PostedCardsTable } from "./posted-cards.ts";
import type { ShipmentOrdersTable } from "./shipment-orders.ts";

/**
 * Every table. Both engines read the same columns: text, integers, times as milliseconds since 1970, JSON as
 * text. A new group of tables is a migration, a file of queries beside this one, and a line here.
 */
export interface Tables {
  events: EventsTable;
  answers: AnswersTable;
  shipment_orders: ShipmentOrdersTable;
  posted_cards: PostedCardsTable;
  changes: ChangesTable;
  batches: BatchesTable;
  audit: AuditTable;
  audit_targets: AuditTargetsTable;
  audit_reasons: AuditReasonsTable;
  audit_head: AuditHeadTable;
  alert_rules: AlertRulesTable;
  alert_items: AlertItemsTable;
  alert_alarms: AlertAlarmsTable;
  alert_alarm_items: AlertAlarmItemsTable;
  alert_digests: AlertDigestsTable;
  alert_readings: AlertReadingsTable;
  alert_runs: AlertRunsTable;
  outbox: OutboxTable;
  outbox_channels: OutboxChannelsTable;
  jobs: JobsTable;
  job_periods: JobPeriodsTable;
}

/** What queries are run on: the database, or a transaction of it. */
export type Queries = Kysely<Tables>;
