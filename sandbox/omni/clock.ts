/** The stand-in's time, and what it has promised to do later. */
export interface Clock {
  now(): Date;
  /** How far it was moved ahead, in milliseconds. */
  ahead(): number;
  /** Moves the time forward and does what falls due on the way. */
  advance(milliseconds: number): void;
  /** Does `work` after a while: by a timer, by `advance` or by `settle`, whichever comes first. */
  later(milliseconds: number, work: () => void): void;
  /** Does at once all that was promised, and what that promises in turn. */
  settle(): void;
  /** How many promises are open. */
  waiting(): number;
  /** Forgets all promises. */
  stop(): void;
}

interface Promised {
  readonly due: number;
  readonly work: () => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Makes a clock that runs with `now` and can be moved ahead of it.
 * @param onMove called when it was moved, and when a promise was kept
 */
export function makeClock(now: () => Date, start = 0, onMove: () => void = () => undefined): Clock {
  let ahead = start;
  const promised = new Set<Promised>();
  const time = (): number => now().getTime() + ahead;

  const fulfil = (promise: Promised): void => {
    if (!promised.delete(promise)) return;
    clearTimeout(promise.timer);
    promise.work();
    onMove();
  };
  const earliest = (): Promised | undefined =>
    [...promised].reduce<Promised | undefined>(
      (first, next) => (first === undefined || next.due < first.due ? next : first),
      undefined,
    );
  const fulfilUntil = (limit: number): void => {
    for (let next = earliest(); next !== undefined && next.due <= limit; next = earliest()) fulfil(next);
  };

  return {
    now: () => new Date(time()),
    ahead: () => ahead,
    advance: (milliseconds) => {
      ahead += milliseconds;
      fulfilUntil(time());
      onMove();
    },
    later: (milliseconds, work) => {
      const promise: Promised = {
        due: time() + milliseconds,
        work,
        timer: setTimeout(() => fulfil(promise), milliseconds).unref(),
      };
      promised.add(promise);
    },
    settle: () => fulfilUntil(Number.POSITIVE_INFINITY),
    waiting: () => promised.size,
    stop: () => {
      for (const promise of promised) clearTimeout(promise.timer);
      promised.clear();
    },
  };
}
