import { setTimeout as pause } from "node:timers/promises";
import { retryAfterOf } from "./answer-facts.ts";
import type { Call } from "./call.ts";
import type { Gate } from "./gate.ts";

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 300;
/** Answers that say nothing about the question: another attempt may find the service ready. */
const PASSING = new Set([429, 502, 503, 504]);

/**
 * Attempts a read up to three times, where the service did not answer or could not just then. In between it waits
 * as long as the service says, else between half and the whole of 300, then 600 ms; where the time limit of the
 * call does not leave room for that, what happened is thrown at once.
 */
export async function persistently<T>(call: Call, gate: Gate, attempt: () => Promise<T>): Promise<T> {
  for (let made = 1; ; made += 1) {
    try {
      return await attempt();
    } catch (error) {
      const pauseMs = made < ATTEMPTS ? pauseAfter(call, made) : undefined;
      if (pauseMs === undefined) throw error;
      await pause(pauseMs, undefined, { signal: call.signal });
      await gate.turn(call.signal);
    }
  }
}

/** Milliseconds to wait before the next attempt; undefined where there is to be none. */
function pauseAfter(call: Call, made: number): number | undefined {
  if (call.stopped !== undefined || call.attempts === 0) return undefined;
  if (call.status !== undefined && !PASSING.has(call.status)) return undefined;
  const most = FIRST_PAUSE_MS * 2 ** (made - 1);
  const told = retryAfterOf(call.headers, undefined);
  return (told ?? most) < call.leftMs ? (told ?? most * (0.5 + Math.random() / 2)) : undefined;
}
