import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { serviceError } from "./answer.ts";
import type { CallLog } from "./calls.ts";
import { mix } from "./seed/random.ts";
import { type Behind, handle, type Result } from "./front.ts";
import { type Incoming, readIncoming } from "./incoming.ts";

/** What the server needs; the pause of `Behind` is its own, so that closing ends it. */
export interface ServerParts extends Omit<Behind, "pause"> {
  readonly seed: number;
  readonly calls: CallLog;
  /** Takes the requests that are none of the guide's; false for one that it leaves. */
  readonly beside: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export interface OmniServer {
  readonly server: Server;
  /** Ends delays that are still under way. */
  abandon(): void;
}

function traceIdOf(seed: number, number: number): string {
  return [0, 1, 2, 3].map((part) => mix(seed, number, part).toString(16).padStart(8, "0")).join("");
}

function send(response: ServerResponse, { answer }: Result, traceId: string): void {
  if (answer === undefined) {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, {
    ...answer.headers,
    TraceID: traceId,
    ...(answer.status === 204 ? {} : { "Content-Length": Buffer.byteLength(answer.text) }),
  });
  response.end(answer.text);
}

/** Makes the HTTP server in front of the state; it listens nowhere yet. */
export function makeServer(parts: ServerParts): OmniServer {
  const closing = new AbortController();
  const behind: Behind = {
    ...parts,
    pause: (milliseconds) => wait(milliseconds, undefined, { signal: closing.signal }),
  };
  let count = 0;

  const log = (incoming: Incoming, result: Result, traceId: string, started: number): void => {
    const { body } = incoming;
    parts.calls.add({
      time: parts.world.clock.now().toISOString(),
      method: incoming.method,
      path: incoming.path,
      endpoint: result.match?.name ?? null,
      query: incoming.query,
      body: body.kind === "json" ? body.value : body.kind === "malformed" ? body.text : undefined,
      status: result.answer?.status ?? null,
      answer: result.answer?.text ?? "",
      traceId,
      ms: performance.now() - started,
    });
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = performance.now();
    count += 1;
    const traceId = traceIdOf(parts.seed, count);
    const incoming = await readIncoming(request);
    const result = await handle(incoming, traceId, behind).catch((problem: unknown): Result => {
      if (closing.signal.aborted) return { match: undefined, answer: undefined };
      const words = problem instanceof Error ? problem.message : String(problem);
      return { match: undefined, answer: serviceError(500, `The stand-in failed: ${words}`, traceId) };
    });
    log(incoming, result, traceId, started);
    send(response, result, traceId);
  };

  const server = createServer((request, response) => {
    if (parts.beside(request, response)) return;
    // A caller who hangs up in the middle of a body gets no answer, and needs none.
    answer(request, response).catch(() => response.destroy());
  });
  return { server, abandon: () => closing.abort() };
}
