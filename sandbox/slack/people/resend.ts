import type { Core } from "../core.ts";
import type { Outcome } from "../protocol.ts";
import type { Signing } from "../signing.ts";
import { refused } from "./outcome.ts";

/** Sends a recorded request to the app once more: newly signed, or forged. Nothing comes of the app's answer. */
export async function resend(core: Core, trafficId: number, how: Signing): Promise<Outcome> {
  const answer = await core.transport.resend(trafficId, how);
  if (!answer) return refused("There is no such request.");
  return { ok: answer.error === null, problem: answer.error, status: answer.status };
}
