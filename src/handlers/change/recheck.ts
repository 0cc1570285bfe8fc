import { showBatch } from "../batch/show.ts";
import type { Desk } from "../desk.ts";
import type { Recheck } from "../posted/later.ts";
import { endIfMoved, type Tell } from "./act.ts";
import { announce } from "./announce.ts";

/**
 * Looks again at changes that wait for approval, since something that they are about was changed: where nobody can
 * approve what they were asked any more, the card says so, and has no buttons for it.
 * @throws OmniError when that cannot be read now
 */
export async function recheckWaiting(desk: Desk, { changes }: Recheck): Promise<void> {
  const batches = new Set<string>();
  const tell: Tell = async (_desk, record) => {
    if (record.batch === undefined) await announce(desk, record);
    else batches.add(record.batch.id);
  };
  try {
    for (const id of changes) {
      const record = await desk.ledger.find(id);
      if (record?.state === "waiting") await endIfMoved(desk, record, tell);
    }
  } finally {
    for (const id of batches) await showBatch(desk, id);
  }
}
