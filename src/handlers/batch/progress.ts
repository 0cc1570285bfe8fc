/** A message that is edited while something goes on. */
export interface Progress {
  /** Something moved: it is shown soon. */
  readonly touch: () => void;
  /** Shows how it ended, after whatever is being shown. */
  readonly end: () => Promise<void>;
}

/** Slack takes about one edit of a message a second. */
const EVERY_MS = 1_000;

/** Shows again and again, not more often than Slack likes; `show` does not throw. */
export function createProgress(show: () => Promise<void>): Progress {
  let timer: NodeJS.Timeout | undefined;
  let showing = Promise.resolve();
  const soon = () => {
    timer = undefined;
    showing = showing.then(show);
  };
  return {
    touch: () => {
      timer ??= setTimeout(soon, EVERY_MS);
    },
    end: async () => {
      clearTimeout(timer);
      await showing;
      await show();
    },
  };
}
