import { NOBODY_ASKED, NOT_DONE, NOT_ENOUGH, NOT_READ } from "../../blocks/change/index.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import { OmniError } from "../../omni/index.ts";
import type { Change } from "../../operations/change.ts";
import type { WriteOperation } from "../../operations/write.ts";
import { explain } from "../../policy/index.ts";
import { contextFor } from "../context.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import { announce } from "./announce.ts";
import { isHeard } from "./deciders.ts";
import { lookAgain } from "./look-again.ts";
import { send } from "./send.ts";

/** Tells how a change stands now. */
export type Tell = typeof announce;

/** How long approvals are waited for. */
const APPROVAL_MS = 30 * 60_000;

/**
 * Carries a confirmed change on: the policy is asked a last time, approvals are waited for where they are needed,
 * and then it is sent, once, by whoever takes it. Every end is announced.
 */
export async function act(
  desk: Desk,
  record: ChangeRecord,
  change: Change,
  tell: Tell = announce,
): Promise<ChangeRecord> {
  const { ledger } = desk;
  const gate = await openGate(desk, { user: record.person, channel: record.channel });
  const decision = gate.decide(writeOf(desk, record), change.amounts);
  if (decision?.allowed !== true) {
    const why = decision?.allowed === false ? explain(decision).join(" ") : undefined;
    return announced(desk, tell, await ledger.end(record.id, "refused", { reason: why }));
  }
  if (agreed(record) < decision.approvals) {
    const { approvals: needed, approvers } = decision;
    const request = { ...record, operation: writeOf(desk, record), amounts: [change.amounts] };
    if (!(await isHeard(desk, request, decision)))
      return announced(desk, tell, await ledger.end(record.id, "refused", { reason: NOBODY_ASKED }));
    return announced(
      desk,
      tell,
      await ledger.hold(record.id, { needed, approvers, expiresAt: desk.now() + APPROVAL_MS }),
    );
  }
  const taken = await ledger.take(record.id);
  if (!taken.moved) return taken.record;
  try {
    const outcome = await send(contextFor(desk, gate), change);
    return await announced(desk, tell, await ledger.finish(record.id, outcome), change);
  } catch (error) {
    // Nobody knows how far it came; were it left as it is, it would keep everyone away from its target.
    await announced(desk, tell, await ledger.finish(record.id, { state: "unknown" }), change);
    throw error;
  }
}

/**
 * Sees to it that a change ends where carrying it on fails before anything was sent, or where it would need more
 * approvals by now, so that it keeps nobody away from its target.
 * @throws what failed, unless it was Omni, which the card tells of
 */
export async function toItsEnd(
  desk: Desk,
  { id }: Pick<ChangeRecord, "id">,
  work: () => Promise<ChangeRecord>,
): Promise<void> {
  try {
    const { state } = await work();
    if (state === "confirmed")
      await announced(desk, announce, await desk.ledger.end(id, "refused", { reason: NOT_ENOUGH }));
  } catch (error) {
    const isOmni = error instanceof OmniError;
    const now = await desk.ledger.find(id);
    if (now?.state === "confirmed") {
      const reason = isOmni ? NOT_READ : NOT_DONE;
      await announced(desk, announce, await desk.ledger.end(id, "stopped", { reason }));
    }
    if (!isOmni) throw error;
  }
}

/**
 * Carries on a change that was approved: what it depends on is read again, and where that moved the change is
 * void, because nobody agreed to what it would be now.
 */
export async function actOnApproved(
  desk: Desk,
  record: ChangeRecord,
  tell: Tell = announce,
): Promise<ChangeRecord> {
  const now = await lookAgain(desk, record);
  return now.change === undefined ? toVoid(desk, record, now.why, tell) : act(desk, record, now.change, tell);
}

/**
 * Ends a change that waits where what it depends on moved meanwhile; `tell` is told of it. What did not move waits on.
 * @throws OmniError when that cannot be read now
 */
export async function endIfMoved(desk: Desk, record: ChangeRecord, tell: Tell): Promise<void> {
  const now = await lookAgain(desk, record);
  if (now.change === undefined) await toVoid(desk, record, now.why, tell);
}

async function toVoid(
  desk: Desk,
  { id }: ChangeRecord,
  reason: string | undefined,
  tell: Tell,
): Promise<ChangeRecord> {
  return announced(desk, tell, await desk.ledger.end(id, "void", { reason }));
}

async function announced(
  desk: Desk,
  tell: Tell,
  { moved, record }: { moved: boolean; record: ChangeRecord },
  change?: Change,
): Promise<ChangeRecord> {
  if (moved) await tell(desk, record, { change });
  return record;
}

function agreed({ decisions }: ChangeRecord): number {
  return decisions.filter((decision) => decision.agreed).length;
}

/** @throws Error when the operation of a change is no longer there */
export function writeOf(desk: Desk, { operation: wanted }: Pick<ChangeRecord, "operation">): WriteOperation {
  const operation = desk.operations.find(({ id }) => id === wanted);
  if (operation?.kind !== "write") throw new Error(`there is no change ${wanted}`);
  return operation;
}
