import { NOT_DONE, NOT_ENOUGH, NOT_READ } from "../../blocks/change/index.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import { asError } from "../../log.ts";
import { OmniError } from "../../omni/index.ts";
import { act, actOnApproved, type Tell } from "../change/act.ts";
import { announce, revived } from "../change/announce.ts";
import type { Desk } from "../desk.ts";
import { redrawAfter } from "../posted/later.ts";
import { createProgress } from "./progress.ts";
import { showBatch } from "./show.ts";

/** `readAgain`: time has passed since the preview, so each one that moved meanwhile is void. */
export interface RunHow {
  readonly readAgain?: boolean;
}

/**
 * Carries on the confirmed changes of a batch, one after another and each like a single one, while one message tells
 * how far it is. When the app is about to stop, none is begun any more: the rest stays confirmed for whoever takes
 * it over.
 */
export async function runBatch(desk: Desk, batch: string, how: RunHow = {}): Promise<void> {
  const progress = createProgress(() => showBatch(desk, batch));
  for (const { id } of await desk.ledger.ofBatch(batch)) {
    if (desk.closing.aborted) break;
    await runOne(desk, id, how);
    progress.touch();
  }
  await progress.end();
  await redrawAfter(desk, await desk.ledger.ofBatch(batch));
}

async function runOne(desk: Desk, id: string, { readAgain = false }: RunHow): Promise<void> {
  const record = await desk.ledger.find(id);
  if (record?.state !== "confirmed") return;
  try {
    const change = readAgain ? undefined : revived(desk, record);
    const { state } = await (change === undefined
      ? actOnApproved(desk, record, tellOne)
      : act(desk, record, change, tellOne));
    // Approvals are asked for once; a policy that wants more by now gets none of what was agreed before.
    if (state === "confirmed") await desk.ledger.end(id, "void", { reason: NOT_ENOUGH });
  } catch (error) {
    if (desk.stopping.aborted) return;
    await endBroken(desk, record, error);
  }
}

/** What could not even be sent is over, so that it keeps nobody away from its target. */
async function endBroken(desk: Desk, { id }: ChangeRecord, error: unknown): Promise<void> {
  const isOmni = error instanceof OmniError;
  desk.log[isOmni ? "info" : "error"]({ err: asError(error), change: id }, "one of several changes failed");
  await desk.ledger.end(id, isOmni ? "void" : "refused", { reason: isOmni ? NOT_READ : NOT_DONE });
}

/** One of several is told in its row; what is not known is settled on a card of its own. */
const tellOne: Tell = async (desk, record, known) => {
  if (record.state === "unknown") await announce(desk, record, known);
};
