/** What was opened and has to be closed again. */
export interface Closers {
  readonly add: (what: string, close: () => void | Promise<void>) => void;
  /** Closes all, last first, whatever becomes of each; whether all could be closed. A second call finds nothing. */
  readonly closeAll: () => Promise<boolean>;
}

/** @param onFailure told of what could not be closed */
export function createClosers(onFailure: (error: unknown, what: string) => void): Closers {
  const open: { readonly what: string; readonly close: () => void | Promise<void> }[] = [];
  return {
    add: (what, close) => {
      open.push({ what, close });
    },
    closeAll: async () => {
      let isWhole = true;
      for (const { what, close } of open.splice(0).toReversed()) {
        try {
          await close();
        } catch (error) {
          isWhole = false;
          onFailure(error, what);
        }
      }
      return isWhole;
    },
  };
}
