import type { IncomingMessage } from "node:http";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

function isLoopback(address: string): boolean {
  return URL.canParse(address) && LOOPBACK.has(new URL(address).hostname);
}

/**
 * Why a request may not use the control desk, if so. It must be addressed to this machine by a name of its own, and
 * not come from a page of elsewhere: a foreign page, or a foreign name that leads here, gets nothing.
 */
export function whyRefused({ headers }: IncomingMessage): string | undefined {
  if (!isLoopback(`http://${headers.host ?? ""}`)) {
    return "The control desk answers on this machine alone: call it as 127.0.0.1 or localhost.";
  }
  if (headers.origin !== undefined && !isLoopback(headers.origin)) {
    return "The control desk does not answer pages of elsewhere.";
  }
  return undefined;
}
