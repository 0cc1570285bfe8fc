import { createHash } from "node:crypto";
import { z } from "zod";
import { json } from "./json.ts";
import type { Queries } from "./tables.ts";

export interface AlertDigestsTable {
  id: string;
  rule: string;
  channel: string;
  news: string;
  sheet: string;
  kept_at: number;
}

/** All that a digest told of, of which its message shows the worst. `sheet` is plain JSON; whoever reads it parses it. */
export interface AlertDigest {
  readonly rule: string;
  readonly channel: string;
  /** The news that it is of, as one of their drawings had it. */
  readonly news: string;
  readonly sheet: unknown;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

const Row = z
  .object({ rule: z.string(), channel: z.string(), news: z.string(), sheet: json, kept_at: z.int() })
  .transform(({ kept_at, ...rest }): AlertDigest => ({ ...rest, keptAt: kept_at }));

/** So many of a rule are kept: those of a day, where it tells every hour. */
const MOST_OF_RULE = 24;

/**
 * Keeps what a digest tells of, and the last few of its rule. What is drawn again and is the same has the same id; what
 * it was before is let go, unless a message with that may stand already.
 * @returns an id that nobody can guess, short enough for a button
 */
export async function keepDigest(
  db: Queries,
  { rule, channel, news, sheet, keptAt }: AlertDigest,
  { mayStand }: { readonly mayStand: boolean },
): Promise<string> {
  const text = JSON.stringify(sheet);
  const id = createHash("sha256").update(`${news} ${text}`).digest("base64url").slice(0, 24);
  await db
    .insertInto("alert_digests")
    .values({ id, rule, channel, news, sheet: text, kept_at: keptAt })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ kept_at: keptAt }))
    .execute();
  if (!mayStand)
    await db
      .deleteFrom("alert_digests")
      .where("news", "=", news)
      .where("rule", "=", rule)
      .where("id", "!=", id)
      .execute();
  const last = db
    .selectFrom("alert_digests")
    .select("id")
    .where("rule", "=", rule)
    .orderBy("kept_at", "desc")
    .orderBy("id")
    .limit(MOST_OF_RULE);
  await db.deleteFrom("alert_digests").where("rule", "=", rule).where("id", "not in", last).execute();
  return id;
}

/** What a digest told of; undefined where that is not kept any more. */
export async function findDigest(db: Queries, id: string): Promise<AlertDigest | undefined> {
  const found = await db
    .selectFrom("alert_digests")
    .select(["rule", "channel", "news", "sheet", "kept_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  return found === undefined ? undefined : Row.parse(found);
}

/** Forgets what digests told before a time, milliseconds since 1970; says how many there were. */
export async function forgetDigests(db: Queries, before: number): Promise<number> {
  const gone = await db.deleteFrom("alert_digests").where("kept_at", "<", before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
