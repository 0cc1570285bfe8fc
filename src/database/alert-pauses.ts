import { z } from "zod";
import type { Paused } from "./alert-rules.ts";
import type { Queries } from "./tables.ts";

const Row = z.object({ id: z.string(), name: z.string(), creator: z.string() });
/** A rule that was paused just now, and whom that concerns. */
export type PausedRule = Readonly<z.infer<typeof Row>>;

/** Pauses a rule that is active, whatever else its row holds; undefined where it was paused already, or is gone. */
export async function pauseActiveRule(
  transaction: Queries,
  id: string,
  why: Paused,
): Promise<PausedRule | undefined> {
  const row = await transaction
    .updateTable("alert_rules")
    .set((rule) => ({
      state: "paused",
      paused: JSON.stringify(why),
      next_due: null,
      version: rule("version", "+", 1),
      updated_at: why.at,
    }))
    .where("id", "=", id)
    .where("state", "=", "active")
    .returning(["id", "name", "creator"])
    .executeTakeFirst();
  return row === undefined ? undefined : Row.parse(row);
}

const Id = z.object({ id: z.string() });

/** The active rules of a channel, whatever else their rows hold. */
export async function activeRulesOf(db: Queries, channel: string): Promise<string[]> {
  const rows = await db
    .selectFrom("alert_rules")
    .select("id")
    .where("channel", "=", channel)
    .where("state", "=", "active")
    .execute();
  return rows.map((row) => Id.parse(row).id);
}
