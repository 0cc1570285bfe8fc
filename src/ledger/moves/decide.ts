import type { Queries } from "../../database/tables.ts";
import { append } from "../audit/append.ts";
import { type Books, blockingChange, lockChange, ownedBy, update } from "../books.ts";
import type { ChangeRecord, PersonsDecision } from "../change-record.ts";
import type { Decision } from "../ledger.ts";
import { storable } from "../storable.ts";
import { entryOf } from "./move.ts";

export interface Word {
  readonly person: string;
  readonly agree: boolean;
  readonly reason?: string | undefined;
}

/** Others may take the target between a look and the move so often before something else must be wrong. */
const LOOKS = 20;

/** One person's word on a waiting change. The change is held while it is weighed, so that two at once count once. */
export async function decide(books: Books, id: string, word: Word): Promise<Decision> {
  for (let look = 1; ; look++) {
    try {
      return await books.db.transaction().execute((transaction) => decideIn(transaction, books, id, word));
    } catch (error) {
      // Another change took the target after the look at it; the next look finds it.
      if (look === LOOKS || !isTaken(error)) throw error;
    }
  }
}

/** The engines' words for a unique index that refuses: PostgreSQL's and SQLite's. */
function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, "code");
  return code === "23505" || code === "SQLITE_CONSTRAINT_UNIQUE";
}

async function decideIn(transaction: Queries, books: Books, id: string, word: Word): Promise<Decision> {
  const now = books.now();
  const record = await lockChange(transaction, id);
  const kind = weigh(record, word, now);
  if (kind === "over" || kind === "own" || kind === "already") return { kind, record };
  if (kind === "expired") {
    const over = await update(transaction, id, { state: "expired", updated_at: now });
    await books.moved(transaction, over);
    await append(transaction, now, entryOf(over, "expired"));
    return { kind, record: over };
  }
  const by = kind === "approved" ? await blockingChange(transaction, record.target) : undefined;
  if (by !== undefined) {
    await append(transaction, now, entryOf(record, "blocked", { by: word.person }));
    return { kind: "blocked", record, by };
  }
  const counted = await update(transaction, id, { ...after(books, record, word, kind), updated_at: now });
  await books.moved(transaction, counted);
  const reason = word.reason === undefined ? undefined : storable(word.reason);
  await append(transaction, now, entryOf(counted, kind, { by: word.person, reason }));
  return { kind, record: counted };
}

function weigh(
  record: ChangeRecord,
  { person, agree }: Word,
  now: number,
): Exclude<Decision["kind"], "blocked"> {
  const { state, expiresAt, decisions, approvalsNeeded } = record;
  if (state !== "waiting") return "over";
  if (expiresAt !== undefined && expiresAt <= now) return "expired";
  if (person === record.person) return "own";
  if (decisions.some((said) => said.person === person)) return "already";
  if (!agree) return "declined";
  return decisions.length + 1 < approvalsNeeded ? "agreed" : "approved";
}

function after(books: Books, record: ChangeRecord, word: Word, kind: "declined" | "agreed" | "approved") {
  const said: PersonsDecision = {
    person: word.person,
    agreed: word.agree,
    at: books.now(),
    reason: word.reason,
  };
  const decisions = JSON.stringify([...record.decisions, said]);
  if (kind === "agreed") return { decisions, state: "waiting" as const };
  if (kind === "declined") return { decisions, state: "declined" as const };
  return { decisions, state: "confirmed" as const, ...ownedBy(books) };
}
