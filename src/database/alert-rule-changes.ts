import { foldName, type LastRun, type Paused, type RuleRecord, toRule } from "./alert-rules.ts";
import type { Queries } from "./tables.ts";

/** Remembers that something was done to a rule, as the last step of the transaction in which it is done. */
export type Remember = (transaction: Queries, rule: string) => Promise<void>;

/** Reads a rule and keeps everyone else from changing it until the transaction ends; undefined where there is none. */
export async function lockRule(transaction: Queries, id: string): Promise<RuleRecord | undefined> {
  const row = await lockRow(transaction, id);
  return row === undefined ? undefined : toRule(row);
}

/** The same of a rule that perhaps cannot be read: what it is called, and where it belongs. */
export async function lockAnyRule(
  transaction: Queries,
  id: string,
): Promise<Pick<RuleRecord, "channel" | "name"> | undefined> {
  const row = await lockRow(transaction, id);
  return row === undefined ? undefined : { channel: row.channel, name: row.name };
}

function lockRow(transaction: Queries, id: string) {
  return transaction
    .updateTable("alert_rules")
    .set((row) => ({ updated_at: row.ref("updated_at") }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
}

/** What an edit may change. */
export interface RuleEdit {
  readonly name: string;
  readonly definition: unknown;
  readonly status: unknown;
  readonly nextDue: number | undefined;
}

/**
 * Edits a rule that still has this version.
 * @returns the rule with its new version; `stale` where somebody was faster, or deleted it; `taken` where the channel
 *   has another rule of that name
 */
export async function editRule(
  transaction: Queries,
  at: { readonly id: string; readonly version: number; readonly by: string; readonly now: number },
  edit: RuleEdit,
): Promise<RuleRecord | "stale" | "taken"> {
  const locked = await lockRule(transaction, at.id);
  if (locked?.version !== at.version) return "stale";
  const folded = foldName(edit.name);
  const other = await transaction
    .selectFrom("alert_rules")
    .select("id")
    .where("channel", "=", locked.channel)
    .where("folded", "=", folded)
    .where("id", "!=", at.id)
    .executeTakeFirst();
  if (other !== undefined) return "taken";
  return toRule(
    await transaction
      .updateTable("alert_rules")
      .set({
        name: edit.name,
        folded,
        definition: JSON.stringify(edit.definition),
        status: JSON.stringify(edit.status),
        next_due: edit.nextDue ?? null,
        version: at.version + 1,
        changed_by: at.by,
        updated_at: at.now,
      })
      .where("id", "=", at.id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
}

/** A rule is watched, from a due time on, or paused for a reason. */
export type RuleState =
  | { readonly state: "active"; readonly nextDue: number; readonly by: string }
  | { readonly state: "paused"; readonly why: Paused };

/** Pauses a rule that is active, or resumes one that is paused; undefined where it was so already, or is gone. */
export async function setRuleState(
  db: Queries,
  id: string,
  to: RuleState,
  now: number,
): Promise<RuleRecord | undefined> {
  const set =
    to.state === "active"
      ? { paused: null, next_due: to.nextDue, changed_by: to.by }
      : { paused: JSON.stringify(to.why), next_due: null, ...(to.why.by && { changed_by: to.why.by }) };
  const row = await db
    .updateTable("alert_rules")
    .set((row) => ({ ...set, state: to.state, version: row("version", "+", 1), updated_at: now }))
    .where("id", "=", id)
    .where("state", "!=", to.state)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : toRule(row);
}

/** Keeps what a rule knows after a run, the run itself where there was one, and when it is due, where that is sooner. */
export async function keepRuleStatus(
  transaction: Queries,
  id: string,
  known: {
    readonly status: unknown;
    readonly lastRun?: LastRun | undefined;
    readonly nextDue?: number | undefined;
  },
): Promise<void> {
  const { status, lastRun, nextDue } = known;
  await transaction
    .updateTable("alert_rules")
    .set((row) => ({
      status: JSON.stringify(status),
      turn: row("turn", "+", 1),
      ...(nextDue === undefined ? {} : { next_due: nextDue }),
      ...(lastRun === undefined ? {} : { last_run: JSON.stringify(lastRun) }),
    }))
    .where("id", "=", id)
    .execute();
}

/** Deletes a rule and all that is known of it; whether there was one. */
export async function deleteRule(transaction: Queries, id: string): Promise<boolean> {
  const gone = await transaction.deleteFrom("alert_rules").where("id", "=", id).executeTakeFirst();
  const known = [
    "alert_items",
    "alert_alarms",
    "alert_alarm_items",
    "alert_readings",
    "alert_runs",
    "alert_digests",
  ] as const;
  for (const table of known) await transaction.deleteFrom(table).where("rule", "=", id).execute();
  return gone.numDeletedRows > 0n;
}
