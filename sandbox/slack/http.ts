import type { IncomingMessage, ServerResponse } from "node:http";
import { isRecord } from "./blocks/rules.ts";

const MAX_BODY = 64 * 1024 * 1024;

/** The whole body of a request. @throws Error when it is larger than 64 MiB */
export async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.length;
    if (length > MAX_BODY) throw new Error("The body is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Text that should be JSON; null when it is not. */
export function parseJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return null;
  }
}

/** Arguments from the query and from a body of form fields, multipart or JSON. */
export async function readArguments(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<Record<string, unknown>> {
  const body = await readBody(request);
  const type = request.headers["content-type"] ?? "";
  const fromQuery = Object.fromEntries(query);
  if (type.includes("json")) {
    const parsed = parseJson(body.toString("utf8"));
    return { ...fromQuery, ...(isRecord(parsed) ? parsed : {}) };
  }
  if (type.includes("multipart")) {
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    return { ...fromQuery, ...Object.fromEntries(form) };
  }
  return { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body.toString("utf8"))) };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
}

export function sendText(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  type = "text/plain; charset=utf-8",
): void {
  response.writeHead(status, { "content-type": type });
  response.end(body);
}
