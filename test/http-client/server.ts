import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { listenOnLoopback } from "../support/loopback.ts";

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Listening {
  readonly url: string;
  readonly arrived: Arrived[];
}

/** A server on loopback that answers so; it ends with the test. */
export async function listening(
  answer: (response: ServerResponse, request: Arrived) => void | Promise<void>,
): Promise<Listening> {
  const arrived: Arrived[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = "", url = "", headers } = request;
    const one = { method, url, headers, body: await text(request) };
    arrived.push(one);
    await answer(response, one);
  };
  const server = createServer((request, response) => void take(request, response));
  const url = await listenOnLoopback(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url, arrived };
}
