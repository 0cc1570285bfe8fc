import type { Verdict } from "./change.ts";
import type { Context } from "./context.ts";

/** Between looks, milliseconds: a service that writes in one place and reads in another takes a moment. */
const PAUSES = [200, 600, 1_400];

/** Reads back until it is so, or nothing more can be learned, or patience ends; the last look counts. */
export async function patiently(
  { pause }: Pick<Context, "pause">,
  look: () => Promise<Verdict>,
): Promise<Verdict> {
  let verdict = await look();
  for (const milliseconds of PAUSES) {
    if (verdict.state === "done" || verdict.state === "cannot-tell") return verdict;
    await pause(milliseconds);
    verdict = await look();
  }
  return verdict;
}
