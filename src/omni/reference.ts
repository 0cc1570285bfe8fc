import { LRUCache } from "lru-cache";
import { OmniError } from "./error.ts";
import type { CallOptions } from "./omni.ts";

/** Reference data: asked once however many want it at the same time, and kept for a short while. */
export interface Shared<T extends object> {
  get(key: string, options: CallOptions, load: (options: CallOptions) => Promise<T>): Promise<T>;
  /** Forgets what is kept, and what is on its way, after something was changed. */
  clear(): void;
}

interface Flight<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Keeps answers for `ttlMs`. A caller who gives up leaves the others waiting; when the last one has gone, the
 * call is stopped. The call itself has the usual time limit; each caller's own limit holds for that caller.
 */
export function createShared<T extends object>(endpoint: string, ttlMs: number): Shared<T> {
  const kept = new LRUCache<string, T>({ max: 500, ttl: Math.max(1, ttlMs) });
  const flights = new Map<string, Flight<T>>();

  const start = (key: string, load: (options: CallOptions) => Promise<T>): Flight<T> => {
    const controller = new AbortController();
    const flight: Flight<T> = { controller, waiting: 0, answer: load({ signal: controller.signal }) };
    flights.set(key, flight);
    const land = (value?: T) => {
      if (flights.get(key) !== flight) return;
      flights.delete(key);
      if (value !== undefined) kept.set(key, value);
    };
    flight.answer.then(land, () => land());
    return flight;
  };

  const board = async (key: string, flight: Flight<T>, options: CallOptions): Promise<T> => {
    flight.waiting += 1;
    try {
      return await within(flight.answer, endpoint, options);
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0) {
        if (flights.get(key) === flight) flights.delete(key);
        flight.controller.abort();
      }
    }
  };

  return {
    async get(key, options, load) {
      if (options.fresh !== true) {
        return kept.get(key) ?? board(key, flights.get(key) ?? start(key, load), options);
      }
      const value = await load(options);
      kept.set(key, value);
      return value;
    },
    clear() {
      kept.clear();
      flights.clear();
    },
  };
}

/** The answer, unless its caller gives up or runs out of time first. */
async function within<T>(
  answer: Promise<T>,
  endpoint: string,
  { signal, budgetMs }: CallOptions,
): Promise<T> {
  if (signal === undefined && budgetMs === undefined) return answer;
  const stopped = Promise.withResolvers<never>();
  const giveUp = () => stopped.reject(new OmniError("aborted", "given up", { endpoint }));
  const late = () =>
    stopped.reject(new OmniError("timed-out", "no answer within the time limit", { endpoint }));
  const timer = budgetMs === undefined ? undefined : setTimeout(late, budgetMs);
  if (signal?.aborted) giveUp();
  signal?.addEventListener("abort", giveUp, { once: true });
  try {
    return await Promise.race([answer, stopped.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}
