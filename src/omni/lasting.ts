import type { CallOptions } from "./omni.ts";

/** Options whose time limit runs from now on, for a question that takes several calls one after the other. */
export function lasting(options: CallOptions): CallOptions {
  const { budgetMs, ...rest } = options;
  if (budgetMs === undefined) return options;
  const end = performance.now() + budgetMs;
  return {
    ...rest,
    get budgetMs() {
      return Math.max(1, end - performance.now());
    },
  };
}
