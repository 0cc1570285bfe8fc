import { working } from "../blocks/conversation/index.ts";
import type { Surface } from "./interaction.ts";

/** After this long the person is told that it is being worked on. */
const WORKING_AFTER_MS = 1_000;

/**
 * Waits for work; where it takes longer than a second, a line says what is being done ("Looking up order 1001") until
 * the answer takes its place.
 */
export async function withWorkingLine<Result>(
  surface: Surface,
  doing: string,
  work: Promise<Result>,
): Promise<Result> {
  let shown: Promise<void> = Promise.resolve();
  const timer = setTimeout(() => {
    shown = surface.working(working(doing)).catch(() => undefined);
  }, WORKING_AFTER_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    await shown;
  }
}
