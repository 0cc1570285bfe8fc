import type { IncomingMessage } from "node:http";

/** A call as read off the wire. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  /** The query as sent, without the question mark. */
  readonly query: string;
  readonly key: string | undefined;
  readonly contentType: string;
  readonly body: Body;
}

type Body =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "malformed"; readonly text: string }
  | { readonly kind: "too large" };

const LARGEST_BODY = 1_048_576;

async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part: unknown = chunk;
    if (!Buffer.isBuffer(part)) continue;
    size += part.length;
    if (size <= LARGEST_BODY) chunks.push(part);
  }
  if (size > LARGEST_BODY) return { kind: "too large" };
  if (size === 0) return { kind: "none" };
  const text = Buffer.concat(chunks).toString("utf8");
  try {
    const value: unknown = JSON.parse(text);
    return { kind: "json", value };
  } catch {
    return { kind: "malformed", text };
  }
}

/** Reads a request to its end. */
export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const url = request.url ?? "/";
  const mark = url.indexOf("?");
  const key = request.headers["ocp-apim-subscription-key"];
  return {
    method: request.method ?? "GET",
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? "" : url.slice(mark + 1),
    key: Array.isArray(key) ? key[0] : key,
    contentType: request.headers["content-type"] ?? "",
    body: await readBody(request),
  };
}
