import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listenOnLoopback } from "../support/loopback.ts";

/** Stands between the app and Omni, and keeps chosen answers back. */
export interface Gatekeeper {
  /** What the app is told Omni's address is. */
  readonly url: string;
  /** Where the calls are handed on to. */
  readonly lead: (to: string) => void;
  /** Keeps the answers of calls whose path and body fit; gives what resolves once the first one was done. */
  readonly hold: (fits: RegExp) => Promise<void>;
  /** Gives every answer that is kept back, and whatever comes. */
  readonly release: () => void;
  readonly close: () => Promise<void>;
}

export async function openGatekeeper(): Promise<Gatekeeper> {
  let to = "";
  let held:
    | { readonly fits: RegExp; readonly came: () => void; readonly released: Promise<void> }
    | undefined;
  let release = nothing;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks = await Array.fromAsync(request, (chunk: unknown) =>
      chunk instanceof Buffer ? chunk : Buffer.of(),
    );
    const body = Buffer.concat(chunks);
    const answer = await fetch(`${to}${request.url}`, {
      method: request.method ?? "GET",
      headers: headersOf(request),
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
    if (held?.fits.test(`${request.method} ${request.url} ${body.toString()}`) === true) {
      held.came();
      await held.released;
    }
    const {
      "content-encoding": _encoding,
      "content-length": _length,
      ...headers
    } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()));
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  const own = await listenOnLoopback(server);
  return {
    url: `${own}/v1`,
    lead: (omni) => {
      to = new URL(omni).origin;
    },
    hold: (fits) => {
      const { promise: came, resolve: come } = Promise.withResolvers<void>();
      const { promise: released, resolve } = Promise.withResolvers<void>();
      held = { fits, came: come, released };
      release = resolve;
      return came;
    },
    release: () => {
      held = undefined;
      release();
    },
    close: () =>
      new Promise((resolve) => {
        release();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function nothing(): void {
  // Nothing is kept back.
}

const OWN = new Set(["host", "connection", "content-length", "transfer-encoding", "keep-alive"]);

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === "string" && !OWN.has(name) ? [[name, value] as const] : [],
    ),
  );
}
