import type { Queries } from "./tables.ts";

export interface EventsTable {
  app: string;
  team: string;
  event_id: string;
  claimed_at: number;
}

/** An event as Slack delivers it, again and again if it has to: its app, team and id make it one. */
export interface DeliveredEvent {
  readonly app: string;
  readonly team: string;
  readonly event: string;
  /** When it was delivered, in milliseconds since 1970. */
  readonly now: number;
}

/** Whether this delivery is the first, and so the one to act on, among all replicas and restarts. */
export async function claimEvent(db: Queries, delivered: DeliveredEvent): Promise<boolean> {
  const { app, team, event, now } = delivered;
  const won = await db
    .insertInto("events")
    .values({ app, team, event_id: event, claimed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("event_id")
    .executeTakeFirst();
  return won !== undefined;
}

/** Takes a claim back, where nothing came of it: the same may be delivered, and acted on, once more. */
export async function unclaimEvent(db: Queries, claimed: Omit<DeliveredEvent, "now">): Promise<void> {
  const { app, team, event } = claimed;
  await db
    .deleteFrom("events")
    .where("app", "=", app)
    .where("team", "=", team)
    .where("event_id", "=", event)
    .execute();
}

/** Forgets the claims made before a time, in milliseconds since 1970; says how many there were. */
export async function forgetEvents(db: Queries, before: number): Promise<number> {
  const gone = await db.deleteFrom("events").where("claimed_at", "<", before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
