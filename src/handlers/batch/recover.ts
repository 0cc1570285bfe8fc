import { unshownBatches } from "../../database/batches.ts";
import type { ChangeRecord, TakenOver } from "../../ledger/index.ts";
import type { Desk } from "../desk.ts";
import { runBatch } from "./run.ts";
import { showBatch } from "./show.ts";

/** Goes on with the batches that a process left behind: what was never sent is read again, and done if it may be. */
export async function goOn(desk: Desk, left: readonly TakenOver[]): Promise<void> {
  const batches = batchesOf(left.map(({ record }) => record));
  await Promise.all(batches.map((batch) => runBatch(desk, batch, { readAgain: true })));
}

/** What a batch's message may have missed is no older than this. */
const RECENT_MS = 3_600_000;
const MOST_RECENT = 50;

/**
 * Shows the batches that stand on no message, or on one that shows them as they were before this time, but for those
 * that go on: their process died before its last word, or Slack took nothing then.
 */
export async function showUnshownBatches(desk: Desk, before: number): Promise<void> {
  const since = desk.now() - RECENT_MS;
  const unshown = await unshownBatches(desk.database.db, { since, before, most: MOST_RECENT });
  for (const id of unshown) await showBatch(desk, id);
}

/** Shows the batches that waited too long. */
export async function showExpired(desk: Desk, expired: readonly ChangeRecord[]): Promise<void> {
  for (const batch of batchesOf(expired)) await showBatch(desk, batch);
}

function batchesOf(records: readonly ChangeRecord[]): string[] {
  return [...new Set(records.flatMap(({ batch }) => (batch === undefined ? [] : [batch.id])))];
}
