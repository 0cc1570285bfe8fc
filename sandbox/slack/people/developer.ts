import type { Core } from "../core.ts";
import { curlToSlack } from "../curl.ts";
import type { AskCurl, DisconnectSockets, Outcome, ThrowSwitches } from "../protocol.ts";
import type { Signing } from "../signing.ts";
import { done, refused } from "./outcome.ts";

/** Sends a recorded request to the app once more: newly signed, or forged. Nothing comes of the app's answer. */
export async function resend(core: Core, trafficId: number, how: Signing): Promise<Outcome> {
  const answer = await core.transport.resend(trafficId, how);
  if (!answer) return refused("There is no such request.");
  return { ok: answer.error === null, problem: answer.error, status: answer.status };
}

/** A recorded request, of either direction, as a command line. */
export function askCurl({ workspace, transport }: Core, { trafficId }: AskCurl): Outcome {
  const record = workspace.traffic.find(({ id }) => id === trafficId);
  const curl = record?.direction === "to-slack" ? curlToSlack(record) : transport.curl(trafficId);
  return curl === null ? refused("There is no address to send this to.") : { ...done, curl };
}

export function throwSwitches(core: Core, { switches }: ThrowSwitches): Outcome {
  core.switches.set(switches);
  return done;
}

export function disconnectSockets(core: Core, { how }: DisconnectSockets): Outcome {
  const sockets = core.disconnectSockets(how);
  return sockets > 0 ? { ...done, sockets } : refused("The app has no Socket Mode connection open.");
}
