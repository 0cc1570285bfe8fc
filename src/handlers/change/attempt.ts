import { asError } from "../../log.ts";
import type { Desk } from "../desk.ts";

/** Does what others do not depend on: where it fails, that is logged. */
export async function attempt(desk: Desk, failed: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    desk.log.error({ err: asError(error) }, failed);
  }
}
