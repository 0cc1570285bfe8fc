import { afterEach } from "vitest";
import { z } from "zod";
import { createOmniSandbox, type OmniSandbox, type OmniSandboxOptions } from "../../sandbox/omni/index.ts";

export const NOW = new Date("2026-11-22T14:00:00.000Z");

/** What came back. `json` is undefined where there was no body, and throws where it is no JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

export interface Running {
  readonly sandbox: OmniSandbox;
  readonly url: string;
  readonly get: (path: string) => Promise<Reply>;
  /** Sends a JSON body, or none. */
  readonly send: (method: "POST" | "PUT", path: string, body?: unknown) => Promise<Reply>;
}

const open: OmniSandbox[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  const json: unknown = isJson && text !== "" ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, json };
}

/** Starts a stand-in with a fixed clock that the test's end closes. */
export async function start(options: OmniSandboxOptions = {}): Promise<Running> {
  const sandbox = createOmniSandbox({ now: () => NOW, ...options });
  open.push(sandbox);
  return speakTo(sandbox, (await sandbox.listen()).url);
}

/** Calls of a stand-in that listens at this address. */
export function speakTo(sandbox: OmniSandbox, url: string): Running {
  const headers = { "Cache-Control": "no-cache", "Ocp-Apim-Subscription-Key": sandbox.apiKey };
  return {
    sandbox,
    url,
    get: async (path) => read(await fetch(`${url}/${path}`, { headers })),
    send: async (method, path, body) =>
      read(
        await fetch(`${url}/${path}`, {
          method,
          headers: body === undefined ? headers : { ...headers, "Content-Type": "application/json" },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
  };
}

const serviceError = z.strictObject({ StatusCode: z.number(), Message: z.string(), TraceID: z.string() });

/** The words of a refusal by the service; checks its form and that header and body agree on the trace id. */
export function wordsOf(reply: Reply): string {
  const error = serviceError.parse(reply.json);
  if (error.StatusCode !== reply.status || error.TraceID !== reply.headers.get("TraceID")) {
    throw new Error(`The refusal contradicts itself: ${reply.text}`);
  }
  return error.Message;
}

/** The rows of a list answer. */
export function rowsOf(reply: Reply): Record<string, unknown>[] {
  return z.array(z.record(z.string(), z.unknown())).parse(reply.json);
}
