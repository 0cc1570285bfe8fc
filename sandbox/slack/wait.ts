import type { Workspace } from "./workspace.ts";

/**
 * Resolves with what the look finds as soon as it finds something; it looks now and after every change.
 * @throws Error after `ms` with nothing found; `what` says what was awaited
 */
export function waitFor<T>(
  workspace: Workspace,
  look: () => T | null | undefined | false,
  what: string,
  ms: number,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => {
    stop();
    reject(new Error(`Waited ${ms} ms in vain for ${what}.`));
  }, ms);
  const attempt = (): void => {
    try {
      const found = look();
      if (found === null || found === undefined || found === false) return;
      clearTimeout(timer);
      stop();
      resolve(found);
    } catch (error) {
      clearTimeout(timer);
      stop();
      reject(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const stop = workspace.subscribe(() => queueMicrotask(attempt));
  attempt();
  return promise;
}
