/** Work that was begun and has not ended. */
export interface InFlight {
  /** Counts this work until it ends; gives it back as it is. */
  readonly track: <Result>(work: Promise<Result>) => Promise<Result>;
  /** Resolves when nothing is under way any more, or after so many milliseconds. */
  readonly settled: (mostMs: number) => Promise<void>;
  readonly count: () => number;
}

/** Nothing is under way yet. */
export function createInFlight(): InFlight {
  const works = new Set<Promise<unknown>>();
  return {
    track: (work) => {
      works.add(work);
      const ended = () => works.delete(work);
      work.then(ended, ended);
      return work;
    },
    settled: async (mostMs) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, mostMs);
      });
      await Promise.race([allOf(works), late]);
      clearTimeout(timer);
    },
    count: () => works.size,
  };
}

async function allOf(works: ReadonlySet<Promise<unknown>>): Promise<void> {
  while (works.size > 0) await Promise.allSettled(works);
}
