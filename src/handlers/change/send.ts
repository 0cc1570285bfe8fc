import { OmniError } from "../../omni/index.ts";
import type { Change, Verdict } from "../../operations/change.ts";
import type { Context } from "../../operations/context.ts";
import type { Outcome } from "../../ledger/index.ts";

/** A write may take long, and giving up on it makes its outcome unknown. */
const PATIENCE_MS = 30_000;

/** Sends a change once, reads it back, and says which of the four outcomes that is. */
export async function send(context: Context, change: Change): Promise<Outcome> {
  const answered = await sendOnce(context, change);
  if (answered instanceof OmniError && answered.kind !== "unknown-outcome") return failed(answered);
  const { state, found } = await readBack(context, change);
  const { traceId } = answered;
  if (answered instanceof OmniError) return { state: "unknown", traceId, words: answered.words, found };
  if (state === "done") return { state: "done", traceId, found };
  const contradicted = state === "not-done" && !answered.accepted;
  return { state: contradicted ? "unknown" : "sent", traceId, found };
}

async function sendOnce({ omni }: Context, { call }: Change) {
  try {
    return await omni.send(call, { budgetMs: PATIENCE_MS });
  } catch (error) {
    if (error instanceof OmniError) return error;
    throw error;
  }
}

function failed({ traceId, words, kind }: OmniError): Outcome {
  return { state: "failed", traceId, words, why: kind };
}

/** What Omni shows of it now; where it cannot be read, that is said and nothing is concluded. */
export async function readBack(context: Context, change: Change): Promise<Verdict> {
  try {
    return await change.verify(context);
  } catch (error) {
    // Where the app stops while it waits to look again, what it saw last settles nothing either.
    if (!(error instanceof OmniError) && !context.call.signal?.aborted) throw error;
    return { state: "cannot-tell", found: "Omni could not be asked how it is now." };
  }
}
