/** Puts what was written on the disk, for many at once, while the process goes on. */
export interface Flush {
  /** Something was written that a loss of power would undo. */
  readonly wrote: () => void;
  /**
   * Resolves once all that was written until now is on the disk. A disk that failed may have dropped what it was
   * given, whatever it says later: from then on every call rejects.
   */
  readonly settled: () => Promise<void>;
}

/** Resolves when all that was written before the call is on the disk; rejects when it may not be. */
export type Sync = () => Promise<void>;

interface Waiting extends Pick<PromiseWithResolvers<void>, "resolve" | "reject"> {
  /** How many writes must be on the disk. */
  readonly writes: number;
}

/**
 * Whoever comes while the disk works on what others wrote is served by the next sync that is free, together with
 * all who came meanwhile.
 * @param syncs each is used once at a time. Each must hear of every failure by itself, as a file opened for it alone does.
 */
export function createFlush(syncs: readonly Sync[]): Flush {
  const writes = { made: 0, givenToDisk: 0, onDisk: 0 };
  const free = [...syncs];
  let waiting: Waiting[] = [];
  let isStarting = false;
  let failed: { readonly error: unknown } | undefined;

  /** Others who can go on without waiting for anything outside may write as well. */
  const startSoon = (): void => {
    if (isStarting || free.length === 0 || writes.givenToDisk === writes.made) return;
    isStarting = true;
    setImmediate(start);
  };
  const start = (): void => {
    isStarting = false;
    const sync = free.pop();
    if (sync === undefined) return;
    const given = writes.made;
    writes.givenToDisk = given;
    sync().then(() => succeed(given, sync), fail);
  };
  const succeed = (given: number, sync: Sync): void => {
    free.push(sync);
    if (failed !== undefined) return;
    writes.onDisk = Math.max(writes.onDisk, given);
    for (const { writes: needed, resolve } of waiting) if (needed <= writes.onDisk) resolve();
    waiting = waiting.filter(({ writes: needed }) => needed > writes.onDisk);
    startSoon();
  };
  const fail = (error: unknown): void => {
    failed ??= { error };
    for (const { reject } of waiting) reject(error);
    waiting = [];
  };
  return {
    wrote: () => {
      writes.made += 1;
    },
    settled: () => {
      if (failed !== undefined) return Promise.reject(failed.error);
      if (writes.made === writes.onDisk) return Promise.resolve();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.push({ writes: writes.made, resolve, reject });
      startSoon();
      return promise;
    },
  };
}
