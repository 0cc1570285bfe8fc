import { setTimeout as wait } from "node:timers/promises";
import { asError } from "../../log.ts";
import type { Delivering } from "./deliver.ts";

/** How long after a failure it is tried again, and how often. */
const PAUSE_MS = 250;
const MOST_TRIES = 1_200;

/**
 * Keeps what is known for sure, whatever the database does meanwhile: else what Slack has taken would be told again.
 * Gives up when the app stops, or after minutes.
 */
export async function insist<Result>(
  { stopping, log }: Pick<Delivering, "stopping" | "log">,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries >= MOST_TRIES || stopping.aborted) throw error;
      if (tries === 1)
        log.warn({ err: asError(error) }, "what was told could not be kept; it is tried again");
      await wait(PAUSE_MS, undefined, { signal: stopping });
    }
  }
}
