import type { ChangeRecord, TakenOver } from "../../ledger/index.ts";
import type { Desk } from "../desk.ts";
import { runBatch } from "./run.ts";
import { showBatch, tellDecided } from "./show.ts";

/** Goes on with the batches that a process left behind: what was never sent is read again, and done if it may be. */
export async function goOn(desk: Desk, left: readonly TakenOver[]): Promise<void> {
  await Promise.all(batchesOf(left.map(({ record }) => record)).map((batch) => goOnWith(desk, batch)));
}

async function goOnWith(desk: Desk, batch: string): Promise<void> {
  await runBatch(desk, batch, { readAgain: true });
  await tellDecided(desk, batch);
}

/** Tells of the batches that waited too long. */
export async function tellExpired(desk: Desk, expired: readonly ChangeRecord[]): Promise<void> {
  for (const batch of batchesOf(expired)) {
    await showBatch(desk, batch);
    await tellDecided(desk, batch);
  }
}

function batchesOf(records: readonly ChangeRecord[]): string[] {
  return [...new Set(records.flatMap(({ batch }) => (batch === undefined ? [] : [batch.id])))];
}
