import { sql } from "kysely";
import { z } from "zod";
import { LastRun, type OnUnreadable, type RuleRecord, rulesOf } from "./alert-rules.ts";
import { json } from "./json.ts";
import type { Dialect } from "./open-database.ts";
import { chunksOf, orNothing } from "./rows.ts";
import type { Queries } from "./tables.ts";

/** Where a rule stands among those that are due, the longest first. */
export interface DueAt {
  readonly due: number;
  readonly id: string;
}

const Place = z.object({ next_due: z.number(), id: z.string() });

/** The active rules that are due, the longest first: `most` of them at the most, those that come after one of them. */
export async function dueRules(
  db: Queries,
  { now, most, after }: { readonly now: number; readonly most: number; readonly after?: DueAt | undefined },
  onUnreadable?: OnUnreadable,
): Promise<{ readonly rules: RuleRecord[]; readonly last: DueAt | undefined }> {
  const query = db
    .selectFrom("alert_rules")
    .selectAll()
    .where("state", "=", "active")
    .where("next_due", "<=", now)
    .orderBy("next_due")
    .orderBy("id")
    .limit(most);
  const later =
    after === undefined ? query : query.where(sql<boolean>`(next_due, id) > (${after.due}, ${after.id})`);
  const rows = await later.execute();
  const end = rows.length < most ? undefined : Place.parse(rows.at(-1));
  return { rules: rulesOf(rows, onUnreadable), last: end && { due: end.next_due, id: end.id } };
}

/**
 * Moves the due times of rules on, of each as `advanceDue` does; says of which. On PostgreSQL those that somebody else
 * has locked are left to the next look: nobody who locks several waits here for another.
 */
export async function advanceAllDue(
  transaction: Queries,
  {
    rules,
    to,
  }: { readonly rules: readonly { readonly id: string; readonly from: number }[]; readonly to: number },
  dialect: Dialect,
): Promise<string[]> {
  const moved: string[] = [];
  for (const some of chunksOf(rules)) {
    const pairs = sql.join(some.map(({ id, from }) => sql`(${id}, cast(${from} as bigint))`));
    const unlocked = transaction
      .selectFrom("alert_rules")
      .select("id")
      .where("state", "=", "active")
      .where(sql<boolean>`(id, next_due) in (values ${pairs})`)
      .$if(dialect === "postgres", (query) => query.forUpdate().skipLocked());
    const rows = await transaction
      .updateTable("alert_rules")
      .set({ next_due: to })
      .where("id", "in", unlocked)
      .returning("id")
      .execute();
    moved.push(...rows.map((row) => Id.parse(row).id));
  }
  return moved;
}

const Id = z.object({ id: z.string() });

/** Moves a rule's due time on, unless another replica did, or the rule was changed. Whoever moves it starts the run. */
export async function advanceDue(
  db: Queries,
  rule: { readonly id: string; readonly from: number; readonly to: number },
): Promise<boolean> {
  const moved = await db
    .updateTable("alert_rules")
    .set({ next_due: rule.to })
    .where("id", "=", rule.id)
    .where("state", "=", "active")
    .where("next_due", "=", rule.from)
    .returning("id")
    .executeTakeFirst();
  return moved !== undefined;
}

const Times = z
  .object({
    state: z.string(),
    next_due: orNothing(z.int()).catch(undefined),
    last_run: orNothing(json.pipe(LastRun)).catch(undefined),
  })
  .transform(({ state, next_due, last_run }) => ({ state, nextDue: next_due, lastRun: last_run }));
/** When a rule is due, and how it ran last; nothing where that cannot be read. */
export type RuleTimes = Readonly<z.infer<typeof Times>>;

/** When the rules of all channels are due, and how they ran last; of each no more than that. */
export async function timesOfRules(db: Queries): Promise<RuleTimes[]> {
  const rows = await db.selectFrom("alert_rules").select(["state", "next_due", "last_run"]).execute();
  return rows.map((row) => Times.parse(row));
}
