import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { createOmni, type CallRecord, type Omni, type OmniOptions } from "../../src/omni/index.ts";
import { listenOnLoopback } from "../support/loopback.ts";

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  /** With the query string, undecoded. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** What to answer: JSON, or text with its own type; `drop` cuts the connection, `hang` never answers. */
export interface Reply {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly how?: "drop" | "hang" | "drop-midway" | "hang-midway";
}

export interface Service {
  readonly omni: Omni;
  readonly arrived: readonly Arrived[];
  readonly calls: readonly CallRecord[];
  readonly baseUrl: string;
}

export const KEY = "k3y-of-the-test";

/** A service on loopback that answers as it is told, and a client of it; both end with the test. */
export async function serve(
  answer: (request: Arrived, nth: number) => Reply | Promise<Reply>,
  options: Partial<OmniOptions> = {},
): Promise<Service> {
  const arrived: Arrived[] = [];
  const calls: CallRecord[] = [];
  const server = createServer((request, response) => {
    void take(request, response);
  });
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const one = await read(request);
    arrived.push(one);
    give(response, await answer(one, arrived.length));
  };
  const baseUrl = `${await listenOnLoopback(server)}/v1`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const omni = createOmni({ baseUrl, apiKey: KEY, onCall: (call) => calls.push(call), ...options });
  return { omni, arrived, calls, baseUrl };
}

async function read(request: IncomingMessage): Promise<Arrived> {
  const url = request.url ?? "";
  const { pathname, searchParams } = new URL(url, "http://service");
  return {
    method: request.method ?? "",
    url,
    path: pathname,
    query: searchParams,
    headers: request.headers,
    body: await text(request),
  };
}

function give(
  response: ServerResponse,
  { status = 200, json, text: plain, type, headers = {}, how }: Reply,
): void {
  if (how === "hang") return;
  if (how === "drop") {
    response.destroy();
    return;
  }
  const body = json === undefined ? (plain ?? "") : JSON.stringify(json);
  const kind = type ?? (json === undefined ? undefined : "application/json");
  response.writeHead(status, { ...(kind === undefined ? {} : { "content-type": kind }), ...headers });
  if (how === undefined) response.end(body);
  else response.write(body.slice(0, 1), () => (how === "drop-midway" ? response.destroy() : undefined));
}
