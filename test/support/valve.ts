import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listenOnLoopback } from "./loopback.ts";

/** One call that is held back. */
export interface Held {
  /** Resolves when the call is there. */
  readonly reached: Promise<void>;
  /** Lets it go on. */
  readonly release: () => void;
  /** Hangs up on it. */
  readonly drop: () => void;
}

/** Stands in front of a service and can stop one call: before it gets there, or before its answer gets back. */
export interface Valve extends AsyncDisposable {
  /** The service's address behind the valve. */
  readonly url: string;
  /** Holds the next call that fits (`POST /v1/orders`) before the service hears of it. */
  readonly hold: (match: RegExp) => Held;
  /** Holds the answer to the next call that fits, which the service has done by then. */
  readonly holdAnswer: (match: RegExp) => Held;
  /** After the next call that fits was answered, nobody can connect any more. */
  readonly shutAfter: (match: RegExp) => void;
}

interface Stop {
  readonly match: RegExp;
  readonly at: "call" | "answer";
  readonly reach: () => void;
  readonly goesOn: Promise<boolean>;
}

/** Listens on loopback, and hands every call on to the service at this address. */
export async function openValve(target: string): Promise<Valve> {
  const { origin, pathname } = new URL(target);
  let stops: Stop[] = [];
  let last: RegExp | undefined;
  const passes = async (at: Stop["at"], call: string): Promise<boolean> => {
    const stop = stops.find((each) => each.at === at && each.match.test(call));
    if (stop === undefined) return true;
    stops = stops.filter((each) => each !== stop);
    stop.reach();
    return stop.goesOn;
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = `${request.method} ${request.url}`;
    const body = Buffer.concat(await Array.fromAsync(request, (chunk: Uint8Array) => Buffer.from(chunk)));
    if (!(await passes("call", call))) return void response.destroy();
    const answer = await handOn(origin, request, body);
    if (!(await passes("answer", call))) return void response.destroy();
    const isLast = last?.test(call) === true;
    response.writeHead(answer.status, { ...answer.headers, ...(isLast ? { connection: "close" } : {}) });
    if (isLast) {
      server.close();
      server.closeIdleConnections();
    }
    response.end(answer.body);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  const own = await listenOnLoopback(server);
  const holdAt = (at: Stop["at"], match: RegExp): Held => {
    const reached = Promise.withResolvers<void>();
    const goesOn = Promise.withResolvers<boolean>();
    stops.push({ match, at, reach: reached.resolve, goesOn: goesOn.promise });
    return {
      reached: reached.promise,
      release: () => goesOn.resolve(true),
      drop: () => goesOn.resolve(false),
    };
  };
  return {
    url: `${own}${pathname}`,
    hold: (match) => holdAt("call", match),
    holdAnswer: (match) => holdAt("answer", match),
    shutAfter: (match) => {
      last = match;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const PASSED_ON = ["authorization", "content-type", "ocp-apim-subscription-key"];

async function handOn(origin: string, { method = "GET", url = "/", headers }: IncomingMessage, body: Buffer) {
  const answer = await fetch(`${origin}${url}`, {
    method,
    headers: Object.fromEntries(
      PASSED_ON.flatMap((name) => {
        const value = headers[name];
        return typeof value === "string" ? [[name, value] as const] : [];
      }),
    ),
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  });
  const skipped = new Set(["content-length", "transfer-encoding", "connection", "keep-alive"]);
  return {
    status: answer.status,
    headers: Object.fromEntries([...answer.headers].filter(([name]) => !skipped.has(name))),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}
