import PQueue from "p-queue";

/** Bounds how many calls run at once and how many requests start in any second. */
export interface Gate {
  /** Runs the work when its turn comes; a signal that aborts takes it out of the queue. */
  pass<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  /** Waits until one more request may start: a retry needs its own. */
  turn(signal: AbortSignal): Promise<void>;
  /** Calls that wait for their turn. */
  readonly waiting: number;
}

/** A gate for one service. */
export function createGate(concurrency: number, perSecond: number): Gate {
  const places = new PQueue({ concurrency });
  const starts = new PQueue({ interval: 1000, intervalCap: perSecond, strict: true });
  const turn = (signal: AbortSignal) => starts.add(async () => {}, ifWaiting(starts.isRateLimited, signal));
  return {
    turn,
    pass: (signal, work) =>
      places.add(
        async () => {
          await turn(signal);
          return work();
        },
        ifWaiting(places.pending >= concurrency, signal),
      ),
    get waiting() {
      return places.size + starts.size;
    },
  };
}

/** Listening to a signal costs more than the queue itself, and one that starts at once has nothing to leave. */
function ifWaiting(waits: boolean, signal: AbortSignal): { signal?: AbortSignal } {
  return waits || signal.aborted ? { signal } : {};
}
