import { failuresOf, holdChannel, LONGEST_REST_MS, restChannel } from "../../database/outbox-channels.ts";
import {
  endNews,
  firstNews,
  type NewsRecord,
  newsWaiting,
  putBackNews,
  sendNews,
  takeUpNews,
} from "../../database/outbox.ts";
import type { Queries } from "../../database/tables.ts";
import { asError } from "../../log.ts";
import type { Posted } from "../../slack/delivery.ts";
import { type Verdict, verdictOf } from "../../slack/verdict.ts";
import { insist } from "./insist.ts";
import type { OutboxParts, Refusal, Rendered } from "./outbox.ts";

/** Delivering, until the app stops and waits no longer. */
export type Delivering = OutboxParts & { readonly stopping: AbortSignal };

/** Nobody else delivers to a channel for so long: two calls of Slack, and some seconds to draw what is told. */
const LEASE_MS = 26_000;
/** A message is sent only with so much of the lease left. */
const SENDING_MS = 21_000;
/** Slack takes about one message a second in a channel. */
const PACE_MS = 1_000;
/** So often it is tried to keep where a message stands, when nothing but that fails. */
const MOST_FAILURES = 4;
/** After failures it is tried again in a second, two, four, …, and at last every five minutes. */
const LONGEST_WAIT_MS = 300_000;

/**
 * Tells a channel the first thing that waits for it.
 * @returns in how many milliseconds there may be more to do
 */
export async function deliverNext(parts: Delivering, channel: string): Promise<number> {
  const { database, owner, now } = parts;
  const { db } = database;
  const leaseUntil = now() + LEASE_MS;
  if (!(await holdChannel(db, channel, { owner, now: now(), leaseUntil }))) return LEASE_MS;
  const first = await firstNews(db, channel);
  const news = first === undefined ? undefined : await takeUpNews(db, first);
  const rest = news === undefined ? { waitMs: 0 } : await deliver(parts, news, leaseUntil - SENDING_MS);
  await insist(parts, () =>
    restChannel(db, channel, { owner, notBefore: now() + rest.waitMs, failed: rest.failed === true }),
  );
  return rest.waitMs;
}

/** How long a channel is let be, and whether because it failed. */
interface Rest {
  readonly waitMs: number;
  readonly failed?: boolean;
}

async function deliver(parts: Delivering, news: NewsRecord, sendBefore: number): Promise<Rest> {
  const { database, owner, now, log } = parts;
  let rendered: Rendered | undefined;
  try {
    rendered = await parts.render(news);
  } catch (error) {
    log.error({ err: asError(error), channel: news.channel, news: news.kind }, "news could not be drawn");
    return failed(parts, news, { kind: "later" });
  }
  if (rendered === undefined) {
    await insist(parts, () => endNews(database.db, news, { state: "dropped", now: now() }));
    return { waitMs: 0 };
  }
  if (now() > sendBefore || !(await sendNews(database.db, news, owner)))
    return failed(parts, news, { kind: "later" });
  const sent = await send(parts, rendered).catch((error: unknown) => sorted(parts, news, error));
  if ("kind" in sent) {
    if (sent.kind !== "refused") return failed(parts, news, sent);
    await insist(parts, () => refused(parts, news, sent));
  } else await told(parts, news, sent.at);
  return { waitMs: PACE_MS };
}

async function send({ delivery }: Delivering, rendered: Rendered): Promise<{ readonly at?: Posted }> {
  if (rendered.kind === "post") return { at: await delivery.post(rendered.to, rendered.message) };
  await delivery.update(rendered.at, rendered.message);
  return {};
}

function sorted({ log }: Delivering, { channel, kind }: NewsRecord, error: unknown): Verdict {
  const verdict = verdictOf(error);
  log.warn(
    { err: asError(error), channel, news: kind, verdict: verdict.kind },
    "a channel could not be told",
  );
  return verdict;
}

/**
 * Ends news that stand where they should, and says where, in one transaction. Where that cannot be kept though the
 * database answers, they end without it: else the channel would be told the same again and again.
 */
function told(parts: Delivering, news: NewsRecord, at: Posted | undefined): Promise<void> {
  const { database, log } = parts;
  let failures = 0;
  const keep = async (transaction: Queries): Promise<void> => {
    const ended = await endNews(transaction, news, { state: "sent", now: parts.now() });
    if (!ended || at === undefined || failures >= MOST_FAILURES) return;
    try {
      await parts.posted(transaction, news, at);
    } catch (error) {
      failures += 1;
      if (failures === MOST_FAILURES)
        log.error({ err: asError(error), channel: news.channel }, "where a message stands could not be kept");
      throw error;
    }
  };
  return insist(parts, () => database.db.transaction().execute(keep));
}

/**
 * Ends news that will never be told. All that waits for a channel that refuses is ended with them, after those whose
 * news they are have been told: they take their own locks before those of what they append to.
 */
function refused(
  { database, now, refused: tell }: Delivering,
  news: NewsRecord,
  why: Refusal,
): Promise<void> {
  const end = (transaction: Queries, one: NewsRecord) =>
    endNews(transaction, one, { state: "refused", now: now(), why: why.reason });
  return database.db.transaction().execute(async (transaction) => {
    if (!(await end(transaction, news))) return;
    const others = why.by === "channel" ? await newsWaiting(transaction, news.channel) : [];
    await tell(transaction, [news, ...others], why);
    for (const other of others) await end(transaction, other);
  });
}

/** Leaves news to be told later. What may stand there stays under way, so that it says so when it is repeated. */
async function failed(
  parts: Delivering,
  news: NewsRecord,
  verdict: Exclude<Verdict, { kind: "refused" }>,
): Promise<Rest> {
  const { db } = parts.database;
  if (verdict.kind === "later") await insist(parts, () => putBackNews(db, news, parts.owner));
  if (verdict.kind === "later" && verdict.afterMs !== undefined)
    return { waitMs: Math.min(Math.max(PACE_MS, verdict.afterMs), LONGEST_REST_MS) };
  const failures = await failuresOf(db, news.channel).catch(() => 0);
  return { waitMs: Math.min(PACE_MS * 2 ** failures, LONGEST_WAIT_MS), failed: true };
}
