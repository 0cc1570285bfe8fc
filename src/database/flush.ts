/** Puts what was written on the disk, all of it together, while the process goes on. */
export interface Flush {
  /** Something was written that a loss of power would undo. */
  readonly wrote: () => void;
  /**
   * Resolves once all that was written until now is on the disk. A disk that failed may have dropped what it was
   * given, whatever it says later: from then on every call rejects.
   */
  readonly settled: () => Promise<void>;
}

/**
 * Whoever comes while the disk works waits for the next turn of it, together with all who came meanwhile.
 * @param sync resolves when what was written before the call is on the disk
 */
export function createFlush(sync: () => Promise<void>): Flush {
  const turns = { written: 0, underWay: 0, done: 0 };
  let running = Promise.resolve();
  let next: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    await endOfThisMoment();
    running = next ?? running;
    next = undefined;
    const until = turns.written;
    turns.underWay = until;
    await sync();
    turns.done = until;
  };
  return {
    wrote: () => {
      turns.written += 1;
    },
    settled: () => {
      if (turns.written === turns.done) return Promise.resolve();
      if (turns.written === turns.underWay) return running;
      next ??= running.then(run);
      return next;
    },
  };
}

/** Others who can go on without waiting for anything outside may write as well. */
function endOfThisMoment(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
