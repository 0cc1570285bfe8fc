import { setTimeout as pause } from "node:timers/promises";
import { retryAfterOf } from "./answer-facts.ts";
import { Refused } from "./attempt.ts";
import type { Call } from "./call.ts";
import type { Gate } from "./gate.ts";

const RETRIED = new Set([429, 502, 503, 504]);
const RETRIES = 2;
const FIRST_MS = 300;

/**
 * Tries a read up to three times, where there was no answer or one that says "later". Backs off between half and
 * the whole of 300, then 600 ms; waits longer only where it was told to and the call has the time.
 */
export async function retrying<T>(call: Call, gate: Gate, once: () => Promise<T>): Promise<T> {
  for (let retried = 0; ; retried += 1) {
    try {
      return await once();
    } catch (error) {
      if (retried === RETRIES || !mayPass(error, call)) throw error;
      const told = error instanceof Refused ? retryAfterOf(error.headers, undefined) : undefined;
      const most = told ?? FIRST_MS * 2 ** retried;
      if (most >= call.leftMs) throw error;
      await pause(told ?? most * (0.5 + Math.random() / 2), undefined, { signal: call.signal });
      await gate.turn(call.signal);
    }
  }
}

/** What may be better a moment later; an answer that began and broke off is not asked for again. */
function mayPass(error: unknown, call: Call): boolean {
  if (call.signal.aborted || call.attempts === 0) return false;
  return error instanceof Refused ? RETRIED.has(error.status) : call.status === undefined;
}
