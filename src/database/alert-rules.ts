import { randomBytes } from "node:crypto";
import { z } from "zod";
import { json } from "./json.ts";
import { orNothing } from "./rows.ts";
import type { Queries } from "./tables.ts";

/** A rule that watches stock. `definition`, `paused`, `status` and `last_run` are JSON. */
export interface AlertRulesTable {
  id: string;
  channel: string;
  name: string;
  /** The name as names are compared: unique in its channel. */
  folded: string;
  definition: string;
  state: string;
  paused: string | null;
  creator: string;
  changed_by: string;
  /** Nothing reads it, and it is always "": to drop it would stop the older replicas that run during an update. */
  team: string;
  version: number;
  status: string;
  turn: number;
  next_due: number | null;
  last_run: string | null;
  created_at: number;
  updated_at: number;
}

/** The last run of a rule, as its column of JSON holds it. */
export const LastRun = z.object({
  at: z.int(),
  ms: z.int(),
  calls: z.int(),
  items: z.int(),
  outcome: z.string(),
});
/** The last run of a rule: when it began, how long it took, what it cost, how many items it saw, how it ended. */
export type LastRun = Readonly<z.infer<typeof LastRun>>;

const Paused = z.object({
  by: z.string().optional(),
  at: z.int(),
  because: z.string().optional(),
});
/** Since when a rule is paused, by whom (nobody where the app did it), and why, in a sentence. */
export type Paused = Readonly<z.infer<typeof Paused>>;

/**
 * A rule as it is kept. `definition` and `status` are plain JSON; whoever reads them parses them. Times are
 * milliseconds since 1970.
 */
export interface RuleRecord {
  readonly id: string;
  readonly channel: string;
  readonly name: string;
  readonly definition: unknown;
  readonly state: "active" | "paused";
  readonly paused: Paused | undefined;
  readonly creator: string;
  /** Who created, edited, paused or resumed it last, at `updatedAt`. */
  readonly changedBy: string;
  /** Another one with each edit. */
  readonly version: number;
  readonly status: unknown;
  /** Another one whenever what it knows is kept: what was made of an older one is out of date. */
  readonly turn: number;
  readonly nextDue: number | undefined;
  readonly lastRun: LastRun | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const Row = z
  .object({
    id: z.string(),
    channel: z.string(),
    name: z.string(),
    definition: json,
    state: z.enum(["active", "paused"]),
    paused: orNothing(json.pipe(Paused)),
    creator: z.string(),
    changed_by: z.string(),
    version: z.int(),
    status: json,
    turn: z.int(),
    next_due: orNothing(z.int()),
    last_run: orNothing(json.pipe(LastRun)),
    created_at: z.int(),
    updated_at: z.int(),
  })
  .transform(
    ({ changed_by, next_due, last_run, created_at, updated_at, ...rest }): RuleRecord => ({
      ...rest,
      changedBy: changed_by,
      nextDue: next_due,
      lastRun: last_run,
      createdAt: created_at,
      updatedAt: updated_at,
    }),
  );

const Unreadable = z.object({
  id: z.string(),
  channel: z.string(),
  name: z.string(),
  version: z.unknown(),
});
/** Told of a row that holds no rule as this version knows them, and why: it is damaged, or of a newer version. */
export type OnUnreadable = (row: Readonly<z.infer<typeof Unreadable>>, error: Error) => void;

/** The rules that rows hold. One that cannot be read keeps none of the others waiting, where somebody is told of it. */
export function rulesOf(rows: readonly unknown[], onUnreadable?: OnUnreadable): RuleRecord[] {
  if (onUnreadable === undefined) return rows.map(toRule);
  return rows.flatMap((row) => {
    const { data, error } = Row.safeParse(row);
    if (data === undefined) onUnreadable(Unreadable.parse(row), error);
    return data ?? [];
  });
}

/** A rule as a row of the database holds it. */
export function toRule(row: unknown): RuleRecord {
  return Row.parse(row);
}

/** Names of one channel differ by more than the size of their letters, their spaces and how they are composed. */
export function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase().trim().replaceAll(/\s+/g, " ");
}

/** What a new rule is made of. */
export type NewRule = Pick<RuleRecord, "channel" | "name" | "definition" | "creator" | "status" | "nextDue">;

/** Keeps a new, active rule; undefined where the channel has one of that name. */
export async function createRule(db: Queries, rule: NewRule, now: number): Promise<RuleRecord | undefined> {
  const { channel, name, creator } = rule;
  const kept = await db
    .insertInto("alert_rules")
    .values({
      id: randomBytes(12).toString("base64url"),
      channel,
      name,
      folded: foldName(name),
      definition: JSON.stringify(rule.definition),
      state: "active",
      paused: null,
      creator,
      changed_by: creator,
      team: "",
      version: 1,
      status: JSON.stringify(rule.status),
      turn: 1,
      next_due: rule.nextDue ?? null,
      last_run: null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(["channel", "folded"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  return kept === undefined ? undefined : toRule(kept);
}

/** A rule by its id, or by its name in a channel, however that is written. */
export async function findRule(
  db: Queries,
  by: { readonly id: string } | { readonly channel: string; readonly name: string },
  onUnreadable?: OnUnreadable,
): Promise<RuleRecord | undefined> {
  const query = db.selectFrom("alert_rules").selectAll();
  const found = await ("id" in by
    ? query.where("id", "=", by.id)
    : query.where("channel", "=", by.channel).where("folded", "=", foldName(by.name))
  ).executeTakeFirst();
  return rulesOf(found === undefined ? [] : [found], onUnreadable)[0];
}

/** The rules of a channel, or all of them, by name. */
export async function listRules(
  db: Queries,
  of: { readonly channel?: string | undefined } = {},
  onUnreadable?: OnUnreadable,
): Promise<RuleRecord[]> {
  const query = db.selectFrom("alert_rules").selectAll().orderBy("folded").orderBy("id");
  const found = await (of.channel === undefined ? query : query.where("channel", "=", of.channel)).execute();
  return rulesOf(found, onUnreadable);
}
