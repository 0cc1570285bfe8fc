import { recentBatches } from "../../database/batches.ts";
import type { ChangeRecord, TakenOver } from "../../ledger/index.ts";
import type { Desk } from "../desk.ts";
import { runBatch } from "./run.ts";
import { showBatch } from "./show.ts";

/** Goes on with the batches that a process left behind: what was never sent is read again, and done if it may be. */
export async function goOn(desk: Desk, left: readonly TakenOver[]): Promise<void> {
  const batches = batchesOf(left.map(({ record }) => record));
  await Promise.all(batches.map((batch) => runBatch(desk, batch, { readAgain: true })));
}

/** What a batch's message may have missed when its process died is no older than this. */
const RECENT_MS = 3_600_000;
const MOST_RECENT = 50;

/** Shows the latest batches as they stand, but for those that go on: a process may die before its last word. */
export async function showLatest(desk: Desk): Promise<void> {
  const since = desk.now() - RECENT_MS;
  for (const { id } of await recentBatches(desk.database.db, since, MOST_RECENT)) {
    const records = await desk.ledger.ofBatch(id);
    if (!records.some(({ state }) => state === "confirmed" || state === "sending")) await showBatch(desk, id);
  }
}

/** Shows the batches that waited too long. */
export async function showExpired(desk: Desk, expired: readonly ChangeRecord[]): Promise<void> {
  for (const batch of batchesOf(expired)) await showBatch(desk, batch);
}

function batchesOf(records: readonly ChangeRecord[]): string[] {
  return [...new Set(records.flatMap(({ batch }) => (batch === undefined ? [] : [batch.id])))];
}
