import type { Call } from "./call.ts";

/** An answer that is no yes, with its body as far as it could be read. */
export class Refused extends Error {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string | undefined;

  constructor({ status, headers }: Response, body: string | undefined) {
    super(`answered ${status}`);
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

/** One attempt took longer than it may; the call itself may have time left. */
export class AttemptExpired extends Error {}

/** A request, ready to be sent. */
export interface Prepared {
  readonly url: URL;
  readonly init: RequestInit;
}

/**
 * Sends once, and hands a 2xx to `take`, all within `ms`. What `take` leaves unread is no longer bound by it.
 * @throws {Refused} for any other status
 * @throws {AttemptExpired} when the time is over
 * @throws the signal's reason when the call stops, and what `fetch` throws
 */
export async function attempt<T>(
  call: Call,
  { url, init }: Prepared,
  ms: number,
  take: (response: Response) => Promise<T>,
): Promise<T> {
  call.signal.throwIfAborted();
  const limit = new AbortController();
  const stop = () => limit.abort(call.signal.reason);
  const timer = setTimeout(() => limit.abort(new AttemptExpired()), ms);
  call.signal.addEventListener("abort", stop);
  try {
    const response = await call.fetch(url, { ...init, signal: limit.signal });
    if (response.ok) return await take(response);
    throw new Refused(response, await response.text().catch(() => undefined));
  } finally {
    clearTimeout(timer);
    call.signal.removeEventListener("abort", stop);
  }
}
