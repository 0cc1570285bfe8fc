import type { Dispatcher } from "undici";

/** A request in the parts that go on the wire. */
export interface Ask {
  readonly url: URL;
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | null;
  /** What becomes of a redirect: it is the answer, or an error. */
  readonly redirect: "manual" | "error";
  readonly signal: AbortSignal | undefined;
}

type Body = Ask["body"];

/** What may be said beside the address, and is understood here. */
const SAID = new Set(["method", "headers", "body", "redirect", "signal"]);

/** The request that `fetch` would make of this; undefined for whatever is not known here, and for what is no request. */
export function askOf(
  input: Parameters<typeof fetch>[0],
  init: RequestInit = {},
): Ask | undefined | Promise<Ask | undefined> {
  const said = Object.keys(init);
  const { method = "GET", headers, body = null, redirect = "follow", signal } = init;
  if (input instanceof Request)
    return said.every((name) => name === "signal")
      ? askOfRequest(input, signal === undefined ? input.signal : (signal ?? undefined))
      : undefined;
  if (!said.every((name) => SAID.has(name)) || redirect === "follow" || !isBody(body)) return undefined;
  return made(URL.parse(String(input)), method, new Headers(headers), body, redirect, signal ?? undefined);
}

async function askOfRequest(request: Request, signal: AbortSignal | undefined): Promise<Ask | undefined> {
  const { url, method, headers, redirect, bodyUsed } = request;
  // Taken before it is known whether the request can be sent here, the body would be lost to whoever sends it.
  if (bodyUsed || redirect === "follow" || !isKnown(method)) return undefined;
  const body = request.body === null ? null : await request.bytes();
  return made(URL.parse(url), method, headers, body, redirect, signal);
}

function made(
  url: URL | null,
  method: string,
  headers: Headers,
  body: Body,
  redirect: Ask["redirect"],
  signal: AbortSignal | undefined,
): Ask | undefined {
  if (url === null || !isKnown(method) || (body !== null && method === "GET")) return undefined;
  if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return undefined;
  return { url, method, headers: headersOf(headers, body), body, redirect, signal };
}

function headersOf(given: Headers, body: Body): Record<string, string> {
  const headers: Record<string, string> = { accept: "*/*", "accept-encoding": "gzip", "user-agent": "node" };
  if (typeof body === "string") headers["content-type"] = "text/plain;charset=UTF-8";
  for (const [name, value] of given) headers[name] = value;
  return headers;
}

function isKnown(method: string): method is Dispatcher.HttpMethod {
  return ["GET", "POST", "PUT", "PATCH", "DELETE"].includes(method);
}

function isBody(body: unknown): body is Body {
  return body === null || typeof body === "string" || body instanceof Uint8Array;
}
