/** Looks again and again, never twice at once, and at once when it is woken. */
export interface Ticker {
  readonly start: () => void;
  /** Looks soon; what is being looked at already is looked at once more. */
  readonly wake: () => void;
  /** Looks no more; resolves when the last look is over. */
  readonly stop: () => Promise<void>;
}

/**
 * A timer that trusts nothing but its own beat: a look asks what is due by the clock of now, so that a clock that was
 * changed, or a machine that slept, costs one look and no sum of delays.
 * @param look does not reject
 */
export function createTicker(look: () => Promise<void>, everyMs: number): Ticker {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let again = false;
  const round = async (): Promise<void> => {
    again = false;
    await look();
    looking = undefined;
    if (again) wake();
  };
  const wake = (): void => {
    again = true;
    if (timer !== undefined) looking ??= round();
  };
  return {
    start: () => {
      timer ??= setInterval(wake, everyMs);
      wake();
    },
    wake,
    stop: async () => {
      clearInterval(timer);
      timer = undefined;
      await looking;
    },
  };
}
