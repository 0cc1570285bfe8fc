import { z } from "zod";
import { json } from "./json.ts";
import { orNothing } from "./rows.ts";
import type { Queries } from "./tables.ts";

/** What a channel is to be told, in its order. `data` is JSON. */
export interface OutboxTable {
  channel: string;
  seq: number;
  kind: string;
  subject: string;
  data: string;
  state: string;
  /** 0 or 1. */
  repeated: number;
  created_at: number;
  ended_at: number | null;
  why: string | null;
}

/** A channel that is, or was, told something: where its order ends, who delivers, and when it may be told more. */
export interface OutboxChannelsTable {
  channel: string;
  last_seq: number;
  owner: string | null;
  lease_until: number;
  not_before: number;
  failures: number;
}

const Row = z
  .object({
    channel: z.string(),
    seq: z.int(),
    kind: z.enum(["post", "edit"]),
    subject: z.string(),
    data: json,
    state: z.enum(["waiting", "drawing", "sending", "sent", "dropped", "refused"]),
    repeated: z.int(),
    created_at: z.int(),
    ended_at: orNothing(z.int()),
    why: orNothing(z.string()),
  })
  .transform(({ repeated, created_at, ended_at, ...rest }) => ({
    ...rest,
    repeated: repeated === 1,
    createdAt: created_at,
    endedAt: ended_at,
  }));
/**
 * One thing that a channel is to be told: a message of its own, or a new face of one that stands. `data` is plain
 * JSON; whoever renders it parses it. `repeated`: it may stand there already. Milliseconds since 1970.
 */
export type NewsRecord = Readonly<z.infer<typeof Row>>;

/** The first thing that a channel has not been told. */
export async function firstNews(db: Queries, channel: string): Promise<NewsRecord | undefined> {
  const row = await db
    .selectFrom("outbox")
    .selectAll()
    .where("channel", "=", channel)
    .where("ended_at", "is", null)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : Row.parse(row);
}

/** What has not begun to be told to a channel, in its order. */
export async function newsWaiting(db: Queries, channel: string): Promise<NewsRecord[]> {
  const rows = await db
    .selectFrom("outbox")
    .selectAll()
    .where("channel", "=", channel)
    .where("ended_at", "is", null)
    .where("state", "=", "waiting")
    .orderBy("seq")
    .execute();
  return rows.map((row) => Row.parse(row));
}

/** Takes news up to be drawn; what was a post and on its way already may stand there by now. */
export async function takeUpNews(
  db: Queries,
  { channel, seq }: Pick<NewsRecord, "channel" | "seq">,
): Promise<NewsRecord | undefined> {
  const row = await db
    .updateTable("outbox")
    .set((row) => ({
      state: "drawing",
      repeated: row
        .case()
        .when(row.and([row("state", "=", "sending"), row("kind", "=", "post")]))
        .then(1)
        .else(row.ref("repeated"))
        .end(),
    }))
    .where("channel", "=", channel)
    .where("seq", "=", seq)
    .where("ended_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : Row.parse(row);
}

/** Marks news as on their way; false where they ended meanwhile, or their channel is another's by now. */
export async function sendNews(
  db: Queries,
  news: Pick<NewsRecord, "channel" | "seq">,
  owner: string,
): Promise<boolean> {
  return move(db, news, owner, "sending");
}

/** Puts news back that Slack has surely not taken. */
export async function putBackNews(
  db: Queries,
  news: Pick<NewsRecord, "channel" | "seq">,
  owner: string,
): Promise<void> {
  await move(db, news, owner, "waiting");
}

async function move(
  db: Queries,
  { channel, seq }: Pick<NewsRecord, "channel" | "seq">,
  owner: string,
  state: "waiting" | "sending",
): Promise<boolean> {
  const moved = await db
    .updateTable("outbox")
    .set({ state })
    .where("channel", "=", channel)
    .where("seq", "=", seq)
    .where("ended_at", "is", null)
    .where((row) =>
      row.exists(
        row
          .selectFrom("outbox_channels")
          .select("outbox_channels.owner")
          .where("outbox_channels.channel", "=", channel)
          .where("outbox_channels.owner", "=", owner),
      ),
    )
    .returning("seq")
    .executeTakeFirst();
  return moved !== undefined;
}

/** How news ended: told, there was nothing to tell any more, or refused for good. */
export interface NewsEnd {
  readonly state: "sent" | "dropped" | "refused";
  readonly now: number;
  readonly why?: string | undefined;
}

/** Ends news; false where they had ended. */
export async function endNews(
  transaction: Queries,
  { channel, seq }: Pick<NewsRecord, "channel" | "seq">,
  { state, now, why }: NewsEnd,
): Promise<boolean> {
  const ended = await transaction
    .updateTable("outbox")
    .set({ state, ended_at: now, why: why ?? null })
    .where("channel", "=", channel)
    .where("seq", "=", seq)
    .where("ended_at", "is", null)
    .returning("seq")
    .executeTakeFirst();
  return ended !== undefined;
}

/** How much waits to be told, in all channels. */
export async function countNews(db: Queries): Promise<number> {
  const { count } = await db
    .selectFrom("outbox")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("ended_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Forgets news that ended before a time, milliseconds since 1970; says how many there were. */
export async function forgetNews(db: Queries, before: number): Promise<number> {
  const gone = await db.deleteFrom("outbox").where("ended_at", "<", before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
