import { randomBytes } from "node:crypto";
import type { Queries } from "../../database/tables.ts";
import { storable } from "../storable.ts";
import { type Entry, type NewEntry, seal, sealReason } from "./entry.ts";

/**
 * Appends an entry within a transaction. Whoever appends holds the head's row until the transaction ends, so
 * that all make one chain: append last, when nothing else is waited for.
 * @returns its place
 */
export async function append(transaction: Queries, at: number, added: NewEntry): Promise<number> {
  const head = await transaction
    .updateTable("audit_head")
    .set((row) => ({ seq: row("seq", "+", 1) }))
    .where("id", "=", 1)
    .returning(["seq", "hash"])
    .executeTakeFirstOrThrow();
  const { reason, ...rest } = added;
  const kept = reason === undefined ? undefined : reasonRow(head.seq, reason);
  const targets = added.targets.map(({ kind, id }) => ({ kind, id: storable(id) }));
  const entry: Entry = { ...rest, targets, seq: head.seq, at, reasonHash: kept?.hash, previous: head.hash };
  const hash = seal(entry);
  await transaction.insertInto("audit").values(toRow(entry, hash)).execute();
  await transaction.updateTable("audit_head").set({ hash }).where("id", "=", 1).execute();
  if (kept !== undefined) await transaction.insertInto("audit_reasons").values(kept.row).execute();
  if (targets.length > 0) {
    await transaction
      .insertInto("audit_targets")
      .values(targets.map((target) => ({ ...target, seq: entry.seq })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return entry.seq;
}

function reasonRow(seq: number, said: string) {
  const reason = storable(said);
  const salt = randomBytes(16).toString("hex");
  return { hash: sealReason(salt, reason), row: { seq, salt, reason } };
}

function toRow(entry: Entry, hash: string) {
  const { seq, at, operation, outcome, person, previous } = entry;
  return {
    seq,
    at,
    operation,
    outcome,
    person,
    previous,
    hash,
    acted_by: entry.by ?? null,
    channel: entry.channel ?? null,
    targets: JSON.stringify(entry.targets),
    change_id: entry.change ?? null,
    rule: entry.rule ?? null,
    preview_hash: entry.previewHash ?? null,
    trace_id: entry.traceId ?? null,
    reference: entry.reference ?? null,
    reason_hash: entry.reasonHash ?? null,
  };
}
