import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listenOnLoopback } from "./loopback.ts";

/** What is answered in place of Slack. */
export interface Instead {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Looks at the arguments of a call; undefined lets it through. */
export type Judge = (args: URLSearchParams) => Instead | undefined | Promise<Instead | undefined>;

/** Stands between the app and the Web API of the stand-in, to answer badly where a test wants it to. */
export interface SlackProxy {
  readonly apiUrl: string;
  /** From now on calls of this method are judged; undefined lets all of them through again. */
  readonly instead: (method: string, judge: Judge | undefined) => void;
  readonly close: () => Promise<void>;
}

/** Listens on loopback, and hands every call on to the stand-in's Web API. */
export async function openSlackProxy(apiUrl: string): Promise<SlackProxy> {
  const judges = new Map<string, Judge>();
  const server = createServer((request, response) => {
    handle(apiUrl, judges, request, response).catch(() => response.destroy());
  });
  const own = await listenOnLoopback(server);
  return {
    apiUrl: `${own}/api/`,
    instead: (method, judge) => {
      if (judge === undefined) judges.delete(method);
      else judges.set(method, judge);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  apiUrl: string,
  judges: ReadonlyMap<string, Judge>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = (request.url ?? "").split("/").at(-1) ?? "";
  const body = await bodyOf(request);
  const instead = await judges.get(method)?.(new URLSearchParams(body.toString()));
  const { status, headers, text } =
    instead === undefined ? await handOn(`${apiUrl}${method}`, request, body) : written(instead);
  response.writeHead(status, headers).end(text);
}

interface Written {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

function written({
  status = 200,
  headers = {},
  body = { ok: false, error: "internal_error" },
}: Instead): Written {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    text: typeof body === "string" ? body : JSON.stringify(body),
  };
}

async function handOn(url: string, { headers }: IncomingMessage, body: Buffer): Promise<Written> {
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      authorization: headers.authorization ?? "",
      "content-type": headers["content-type"] ?? "application/x-www-form-urlencoded",
    },
    body: new Uint8Array(body),
  });
  const kept = ["content-type", "retry-after"].flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { status: answer.status, headers: Object.fromEntries(kept), text: await answer.text() };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks = await Array.fromAsync(request, (chunk: unknown) =>
    chunk instanceof Buffer ? chunk : Buffer.of(),
  );
  return Buffer.concat(chunks);
}
