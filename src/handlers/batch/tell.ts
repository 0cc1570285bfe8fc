import { z } from "zod";
import { batchNotice } from "../../blocks/change/index.ts";
import { findBatch, holdUntold, keepTold } from "../../database/batches.ts";
import type { Queries } from "../../database/tables.ts";
import type { JobKind, Jobs } from "../../jobs/jobs.ts";
import { type ChangeRecord, ofBatch } from "../../ledger/index.ts";
import { tellInPerson } from "../change/tell.ts";
import type { Desk } from "../desk.ts";
import { isOpen, summaryOf } from "./show.ts";

const Tell = z.object({ batch: z.string() });
type Tell = Readonly<z.infer<typeof Tell>>;
/** Whoever asked for several changes is to be told in person what became of them. */
export const TELL_BATCH: JobKind<Tell> = { name: "batches.tell", data: Tell };

/**
 * Sends the job with which the requester is told of changes that others decided, in the transaction that ended the last
 * of them, and once: whatever becomes of this process, they are told.
 */
export async function tellBatchLater(
  jobs: Pick<Jobs, "send">,
  transaction: Queries,
  record: ChangeRecord,
): Promise<void> {
  const { batch } = record;
  if (batch === undefined || isOpen([record]) || !(await holdUntold(transaction, batch.id))) return;
  const records = await ofBatch(transaction, batch.id);
  if (isOpen(records) || !records.some(isNews)) return;
  await keepTold(transaction, batch.id);
  await jobs.send(transaction, TELL_BATCH, { batch: batch.id });
}

/** Whether the requester does not know it already, as they do of what they withdrew, or where nobody could be asked. */
function isNews({ approvalsNeeded, state, decisions }: ChangeRecord): boolean {
  return approvalsNeeded > 0 && state !== "withdrawn" && (state !== "refused" || decisions.length > 0);
}

/** Tells the requester how it ended. @throws what may yet be told */
export async function tellBatch(desk: Desk, { batch: id }: Tell): Promise<void> {
  const batch = await findBatch(desk.database.db, { id });
  if (batch === undefined) return;
  await tellInPerson(desk, batch.person, batchNotice(await summaryOf(desk, batch)), { batch: id });
}
