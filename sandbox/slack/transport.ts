import { curlToApp } from "./curl.ts";
import { decode, encode, type Envelope } from "./envelope.ts";
import type { Traffic } from "./protocol.ts";
import { recordTraffic } from "./record.ts";
import { type Signing, signatureHeaders } from "./signing.ts";
import type { SwitchBoard } from "./switches.ts";
import type { Workspace } from "./workspace.ts";

/** How the app answered. `error` is Slack's word for the person: null when all is well. */
export interface Answer {
  readonly status: number | null;
  readonly error: "operation_timeout" | "dispatch_failed" | "http_client_error" | "http_service_error" | null;
  readonly body: unknown;
  /** The record of the request. */
  readonly trafficId: number;
}

/** What came of a request, before it is on record. */
type Reply = Omit<Answer, "trafficId">;

/** A connection by which the app takes envelopes without HTTP; undefined while there is none. */
export type SocketSend = (
  envelope: Envelope,
  retry: number,
) => (() => Promise<{ readonly body: unknown }>) | undefined;

export interface TransportOptions {
  readonly workspace: Workspace;
  readonly signingSecret: string;
  readonly ackTimeoutMs: number;
  readonly socket: SocketSend;
  readonly switches: SwitchBoard;
}

export interface Transport {
  setAppUrl(url: string | undefined): void;
  send(envelope: Envelope, retry?: number): Promise<Answer>;
  /** Sends a recorded request once more, byte for byte but newly signed (or forged). */
  resend(trafficId: number, how: Signing): Promise<Answer | null>;
  /** A recorded request as a command line, signed anew; null when it is not known, or there is no address for it. */
  curl(trafficId: number): string | null;
}

const errorOf = (status: number): Answer["error"] =>
  status < 300 ? null : status < 500 ? "http_client_error" : "http_service_error";

/** What came within the time, or Slack's word for what did not. What comes later still came to the app. */
async function within(ms: number, reply: Promise<Reply>): Promise<Reply> {
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => timeout.reject(new DOMException("no answer", "TimeoutError")), ms);
  try {
    return await Promise.race([reply, timeout.promise]);
  } catch (error) {
    reply.catch(() => undefined);
    return { status: null, error: thrown(error), body: null };
  } finally {
    clearTimeout(timer);
  }
}

const thrown = (error: unknown): NonNullable<Answer["error"]> =>
  error instanceof Error && error.name === "TimeoutError" ? "operation_timeout" : "dispatch_failed";

const KEPT_REQUESTS = 500;

/** Calls the app, by its request URL or its socket, and waits three seconds as Slack does. */
export function createTransport(options: TransportOptions): Transport {
  const { workspace, signingSecret, ackTimeoutMs, switches } = options;
  const sent = new Map<number, Envelope>();
  const seconds = (): number => Math.floor(workspace.now() / 1000);
  let appUrl: string | undefined;

  async function byHttp(envelope: Envelope, retry: number, how: Signing): Promise<Reply> {
    if (!appUrl) return { status: null, error: "dispatch_failed", body: null };
    const { body, type } = encode(envelope);
    const retries: Record<string, string> =
      retry > 0 ? { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_error" } : {};
    const signature = signatureHeaders(signingSecret, body, seconds(), how);
    await switches.slowness();
    const response = await fetch(appUrl, {
      method: "POST",
      headers: { "content-type": type, ...signature, ...retries },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(ackTimeoutMs),
    });
    const text = await response.text();
    return {
      status: response.status,
      error: errorOf(response.status),
      body: decode(text, response.headers.get("content-type")),
    };
  }

  async function bySocket(send: () => Promise<{ readonly body: unknown }>): Promise<Reply> {
    await switches.slowness();
    const { body } = await send();
    return { status: 200, error: null, body };
  }

  async function deliver(envelope: Envelope, retry: number, how: Signing): Promise<Answer> {
    const socket = how === "valid" ? options.socket(envelope, retry) : undefined;
    const record = recordTraffic(workspace, {
      direction: "to-app",
      label: envelope.label,
      signed: socket ? null : (how satisfies Traffic["signed"]),
      retry,
      method: socket ? "SOCKET" : "POST",
      url: appUrl ?? "",
      request: envelope.payload,
    });
    sent.set(record.id, envelope);
    for (const [oldest] of sent) {
      if (sent.size <= KEPT_REQUESTS) break;
      sent.delete(oldest);
    }
    const reply = await within(ackTimeoutMs, socket ? bySocket(socket) : byHttp(envelope, retry, how));
    record.finish({ status: reply.status, error: reply.error, response: reply.body });
    return { ...reply, trafficId: record.id };
  }

  return {
    setAppUrl: (url) => {
      appUrl = url;
    },
    send: (envelope, retry = 0) => deliver(envelope, retry, "valid"),
    resend: async (trafficId, how) => {
      const envelope = sent.get(trafficId);
      return envelope ? deliver(envelope, envelope.kind === "events_api" ? 1 : 0, how) : null;
    },
    curl: (trafficId) => {
      const envelope = sent.get(trafficId);
      return envelope && appUrl ? curlToApp(appUrl, envelope, signingSecret, seconds()) : null;
    },
  };
}
