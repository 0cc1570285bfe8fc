import { z } from "zod";
import { json } from "./json.ts";
import { orNothing, textOf } from "./rows.ts";
import type { Queries } from "./tables.ts";

/** An alarm of a rule; one of them is open at most. `claimed`, `snoozed` and `card` are JSON. */
export interface AlertAlarmsTable {
  id: string;
  rule: string;
  opened_at: number;
  closed_at: number | null;
  closed_by: string | null;
  /** 0 or 1. */
  shown: number;
  claimed: string | null;
  snoozed: string | null;
  card: string | null;
  ever: number;
}

const Claimed = z.object({ by: z.string(), at: z.int() });
const Snoozed = z.object({ by: z.string(), at: z.int(), until: z.union([z.int(), z.literal("change")]) });
const Card = z.object({ channel: z.string(), ts: z.string() });

const Row = z
  .object({
    id: z.string(),
    rule: z.string(),
    opened_at: z.int(),
    closed_at: orNothing(z.int()),
    closed_by: orNothing(z.enum(["recovery", "edit"])),
    shown: z.int(),
    claimed: orNothing(json.pipe(Claimed)),
    snoozed: orNothing(json.pipe(Snoozed)),
    card: orNothing(json.pipe(Card)),
    ever: z.int(),
  })
  .transform(({ opened_at, closed_at, closed_by, shown, ...rest }) => ({
    ...rest,
    openedAt: opened_at,
    closedAt: closed_at,
    closedBy: closed_by,
    shown: shown === 1,
  }));
/** An alarm as it is kept: who claimed it, whether and where it has a card, and how many items were ever in it. */
export type AlarmRecord = Readonly<z.infer<typeof Row>>;

/** Opens an alarm of a rule that has none open; the rule is locked by whoever calls. */
export async function openAlarm(
  transaction: Queries,
  alarm: Pick<AlarmRecord, "id" | "rule" | "openedAt" | "shown" | "ever">,
): Promise<AlarmRecord> {
  const row = await transaction
    .insertInto("alert_alarms")
    .values({
      id: alarm.id,
      rule: alarm.rule,
      opened_at: alarm.openedAt,
      closed_at: null,
      closed_by: null,
      shown: alarm.shown ? 1 : 0,
      claimed: null,
      snoozed: null,
      card: null,
      ever: alarm.ever,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return Row.parse(row);
}

/** An alarm by its id, or the one of a rule that is open. */
export async function findAlarm(
  db: Queries,
  by: { readonly id: string } | { readonly openOf: string },
): Promise<AlarmRecord | undefined> {
  const query = db.selectFrom("alert_alarms").selectAll();
  const found = await ("id" in by
    ? query.where("id", "=", by.id)
    : query.where("rule", "=", by.openOf).where("closed_at", "is", null)
  ).executeTakeFirst();
  return found === undefined ? undefined : Row.parse(found);
}

/** What of an alarm changes; what is not there stays, and `undefined` takes away. */
export type AlarmEdit = Partial<
  Pick<AlarmRecord, "closedAt" | "closedBy" | "shown" | "claimed" | "snoozed" | "card" | "ever">
>;

/** Changes an alarm; undefined where it is gone. */
export async function changeAlarm(
  db: Queries,
  id: string,
  edit: AlarmEdit,
): Promise<AlarmRecord | undefined> {
  const row = await db
    .updateTable("alert_alarms")
    .set({
      ...("closedAt" in edit ? { closed_at: edit.closedAt ?? null } : {}),
      ...("closedBy" in edit ? { closed_by: edit.closedBy ?? null } : {}),
      ...(edit.shown === undefined ? {} : { shown: edit.shown ? 1 : 0 }),
      ...("claimed" in edit ? { claimed: textOf(edit.claimed) } : {}),
      ...("snoozed" in edit ? { snoozed: textOf(edit.snoozed) } : {}),
      ...("card" in edit ? { card: textOf(edit.card) } : {}),
      ...(edit.ever === undefined ? {} : { ever: edit.ever }),
    })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : Row.parse(row);
}

/** Forgets alarms that closed before a time, milliseconds since 1970; says how many there were. */
export async function forgetAlarms(db: Queries, before: number): Promise<number> {
  const gone = await db.deleteFrom("alert_alarms").where("closed_at", "<", before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
