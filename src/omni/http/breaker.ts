import { ConsecutiveBreaker, circuitBreaker, handleWhen } from "cockatiel";
import { OmniError } from "../error.ts";
import type { Call } from "./call.ts";
import { failureOf, isOutage, type Site } from "./failure.ts";

const OUTAGES_IN_A_ROW = 5;

class Outage extends Error {
  readonly failure: OmniError;
  constructor(failure: OmniError) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Keeps calls from a service that is down, so that people are told at once and it can get up again. */
export interface Breaker {
  run<T>(call: Call, work: () => Promise<T>): Promise<T>;
}

/**
 * Opens after five outages in a row (no answer, or 5xx) for `restMs`; then one call tries. An answer of any
 * other kind, a refusal too, shows that the service is up; a call that was given up shows nothing.
 */
export function createBreaker(restMs: number, site: Site): Breaker {
  const policy = circuitBreaker(
    handleWhen((error) => error instanceof Outage),
    { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(OUTAGES_IN_A_ROW) },
  );
  return {
    async run(call, work) {
      try {
        const outcome = await policy.execute(() => judged(call, site, work));
        if (outcome instanceof OmniError) throw outcome;
        return outcome.value;
      } catch (error) {
        throw error instanceof Outage ? error.failure : error;
      }
    },
  };
}

async function judged<T>(call: Call, site: Site, work: () => Promise<T>): Promise<{ value: T } | OmniError> {
  try {
    return { value: await work() };
  } catch (error) {
    const failure = failureOf(error, call, site);
    if (isOutage(call)) throw new Outage(failure);
    if (call.stopped === "aborted") throw failure;
    return failure;
  }
}
