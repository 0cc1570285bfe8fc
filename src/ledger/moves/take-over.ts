import type { ExpressionBuilder } from "kysely";
import type { ChangesTable } from "../../database/ledger-tables.ts";
import type { Queries } from "../../database/tables.ts";
import { append } from "../audit/append.ts";
import { type Books, ownedBy } from "../books.ts";
import type { ChangeRecord } from "../change-record.ts";
import type { TakenOver } from "../ledger.ts";
import { toRecord } from "../rows.ts";
import { entryOf } from "./move.ts";

/** Says that this process lives, of every change it acts on. */
export async function renew(books: Books): Promise<number> {
  const renewed = await books.db
    .updateTable("changes")
    .set({ lease_until: ownedBy(books).lease_until })
    .where("owner", "=", books.owner)
    .where("state", "in", ["confirmed", "sending"])
    .executeTakeFirst();
  return Number(renewed.numUpdatedRows);
}

/** Takes what others left behind, one by one: whoever is first with a row has it. */
export async function takeOver(books: Books, { alone = false } = {}): Promise<TakenOver[]> {
  const left = await books.db
    .selectFrom("changes")
    .select(["id", "state", "batch_id"])
    .where("state", "in", ["confirmed", "sending"])
    .where(leftBehind(books, alone))
    .orderBy("created_at")
    .orderBy("batch_index")
    .execute();
  const taken: TakenOver[] = [];
  for (const { id, state, batch_id } of left) {
    const was = state === "sending" ? "sending" : "confirmed";
    const stays = was === "confirmed" && batch_id !== null;
    const record = await books.db
      .transaction()
      .execute((transaction) => takeOverIn(transaction, books, { id, was, stays, alone }));
    if (record !== undefined) taken.push({ was, record });
  }
  return taken;
}

/** Its own process would know better than its lease; everybody else goes by that. */
function leftBehind({ owner, now }: Books, alone: boolean) {
  return (row: ExpressionBuilder<{ changes: ChangesTable }, "changes">) =>
    row.and([row("owner", "<>", owner), ...(alone ? [] : [row("lease_until", "<", now())])]);
}

interface Left {
  readonly id: string;
  readonly was: "confirmed" | "sending";
  /** One of several: nothing was sent, and the new owner goes on with it. */
  readonly stays: boolean;
  readonly alone: boolean;
}

async function takeOverIn(
  transaction: Queries,
  books: Books,
  { id, was, stays, alone }: Left,
): Promise<ChangeRecord | undefined> {
  const now = books.now();
  const stopped = { state: "stopped", ending: JSON.stringify({ at: now }) };
  const unknown = { state: "unknown", outcome: JSON.stringify({ at: now }) };
  const row = await transaction
    .updateTable("changes")
    .set(stays ? ownedBy(books) : { ...(was === "sending" ? unknown : stopped), updated_at: now })
    .where("id", "=", id)
    .where("state", "=", was)
    .where(leftBehind(books, alone))
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const record = toRecord(row);
  if (stays) return record;
  await books.moved(transaction, record);
  await append(transaction, now, entryOf(record, record.state));
  return record;
}
