import { z } from "zod";
import type { Traffic } from "./protocol.ts";
import { recordTraffic } from "./record.ts";
import { type Signing, signatureHeaders } from "./signing.ts";
import type { Workspace } from "./workspace.ts";

/** What Slack sends: form fields for commands, `payload=` for interactions, JSON for events. */
interface Envelope {
  readonly label: string;
  readonly kind: "slash_commands" | "interactive" | "events_api";
  readonly payload: Record<string, unknown>;
}

/** How the app answered. `error` is Slack's word for the person: null when all is well. */
export interface Answer {
  readonly status: number | null;
  readonly error: "operation_timeout" | "dispatch_failed" | "http_client_error" | "http_service_error" | null;
  readonly body: unknown;
}

/** A connection by which the app takes envelopes without HTTP; undefined while there is none. */
export type SocketSend = (
  envelope: Envelope,
  retry: number,
) => Promise<{ readonly body: unknown }> | undefined;

export interface TransportOptions {
  readonly workspace: Workspace;
  readonly signingSecret: string;
  readonly ackTimeoutMs: number;
  readonly socket: SocketSend;
}

export interface Transport {
  setAppUrl(url: string | undefined): void;
  send(envelope: Envelope, retry?: number): Promise<Answer>;
  /** Sends a recorded request once more, byte for byte but newly signed (or forged). */
  resend(trafficId: number, how: Signing): Promise<Answer | null>;
}

function encode({ kind, payload }: Envelope): { readonly body: string; readonly type: string } {
  if (kind === "events_api") return { body: JSON.stringify(payload), type: "application/json" };
  const form =
    kind === "interactive"
      ? new URLSearchParams({ payload: JSON.stringify(payload) })
      : new URLSearchParams(
          Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]),
        );
  return { body: form.toString(), type: "application/x-www-form-urlencoded" };
}

function decode(text: string, type: string | null): unknown {
  if (text === "") return null;
  if (!type?.includes("json")) return text;
  try {
    return z.unknown().parse(JSON.parse(text));
  } catch {
    return text;
  }
}

const errorOf = (status: number): Answer["error"] =>
  status < 300 ? null : status < 500 ? "http_client_error" : "http_service_error";

const thrown = (error: unknown): NonNullable<Answer["error"]> =>
  error instanceof Error && error.name === "TimeoutError" ? "operation_timeout" : "dispatch_failed";

const KEPT_REQUESTS = 500;

/** Calls the app, by its request URL or its socket, and waits three seconds as Slack does. */
export function createTransport(options: TransportOptions): Transport {
  const { workspace, signingSecret, ackTimeoutMs } = options;
  const sent = new Map<number, Envelope>();
  let appUrl: string | undefined;

  async function byHttp(envelope: Envelope, retry: number, how: Signing): Promise<Answer> {
    if (!appUrl) return { status: null, error: "dispatch_failed", body: null };
    const { body, type } = encode(envelope);
    const retries: Record<string, string> =
      retry > 0 ? { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_error" } : {};
    const signature = signatureHeaders(signingSecret, body, Math.floor(workspace.now() / 1000), how);
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

  async function bySocket(answer: Promise<{ readonly body: unknown }>): Promise<Answer> {
    const timeout = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => timeout.reject(new DOMException("no answer", "TimeoutError")),
      ackTimeoutMs,
    );
    try {
      const { body } = await Promise.race([answer, timeout.promise]);
      return { status: 200, error: null, body };
    } finally {
      clearTimeout(timer);
    }
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
    try {
      const answer = await (socket ? bySocket(socket) : byHttp(envelope, retry, how));
      record.finish({ status: answer.status, error: answer.error, response: answer.body });
      return answer;
    } catch (error) {
      const word = thrown(error);
      record.finish({ status: null, error: word, response: null });
      return { status: null, error: word, body: null };
    }
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
  };
}
