import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { z } from "zod";
import { isRecord } from "../blocks/rules.ts";
import { parseJson } from "../http.ts";
import type { SocketSend } from "../transport.ts";
import type { Method } from "../web-api/call.ts";
import { acceptConnection, type Connection } from "./connection.ts";

const Ack = z.looseObject({ envelope_id: z.string(), payload: z.unknown() });

/** An app that only acknowledges sends no payload, or an empty one, as Bolt does. */
const saysNothing = (payload: unknown): boolean =>
  payload === undefined || payload === null || (isRecord(payload) && Object.keys(payload).length === 0);

/** Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface SocketMode {
  readonly send: SocketSend;
  readonly method: Method;
  listen(server: Server): void;
  /** How many connections are open. */
  count(): number;
  /**
   * Asks every client to come back on a new connection, as Slack does now and then, and hangs up; or is cut off
   * without a word, as by a broken network. Returns how many there were.
   */
  disconnect(how: "refresh" | "cut"): number;
}

/** @param opened called with the address of every connection that opens */
export function createSocketMode(appId: string, opened: (path: string) => void): SocketMode {
  const tickets = new Set<string>();
  const connections = new Set<Connection>();
  const waiting = new Map<string, (answer: { readonly body: unknown }) => void>();
  let turn = 0;

  const send: SocketSend = (envelope, retry) => {
    const open = [...connections];
    const connection = open[turn++ % Math.max(1, open.length)];
    if (!connection) return undefined;
    return () => sendOn(connection, envelope, retry);
  };

  function sendOn(
    connection: Connection,
    envelope: Parameters<SocketSend>[0],
    retry: number,
  ): Promise<{ readonly body: unknown }> {
    const { promise, resolve } = Promise.withResolvers<{ readonly body: unknown }>();
    const id = randomUUID();
    waiting.set(id, resolve);
    connection.send({
      envelope_id: id,
      type: envelope.kind,
      payload: envelope.payload,
      accepts_response_payload: envelope.kind !== "events_api",
      ...(envelope.kind === "events_api"
        ? { retry_attempt: retry, retry_reason: retry > 0 ? "timeout" : "" }
        : {}),
    });
    return promise;
  }

  function take(text: string): void {
    const ack = Ack.safeParse(parseJson(text));
    if (!ack.success) return;
    waiting.get(ack.data.envelope_id)?.({ body: saysNothing(ack.data.payload) ? null : ack.data.payload });
    waiting.delete(ack.data.envelope_id);
  }

  function accept(request: IncomingMessage, socket: Duplex): void {
    const url = new URL(request.url ?? "/", "http://localhost");
    const key = request.headers["sec-websocket-key"];
    if (url.pathname !== "/link" || !key || !tickets.delete(url.searchParams.get("ticket") ?? "")) {
      socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n");
      return;
    }
    const connection = acceptConnection(socket, key, {
      message: take,
      closed: () => void connections.delete(connection),
    });
    connections.add(connection);
    connection.send({
      type: "hello",
      num_connections: connections.size,
      debug_info: { host: "stand-in", build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: appId },
    });
    opened(url.pathname);
  }

  return {
    send,
    method: {
      scopes: [],
      tier: 3,
      token: "app",
      run: ({ core }) => {
        const ticket = randomUUID();
        tickets.add(ticket);
        return { url: `${core.origin().replace("http", "ws")}/link?ticket=${ticket}&app_id=${appId}` };
      },
    },
    listen: (server) => void server.on("upgrade", accept),
    count: () => connections.size,
    disconnect: (how) => {
      const closing = [...connections];
      connections.clear();
      for (const connection of closing) {
        if (how === "cut") connection.cut();
        else {
          connection.send({
            type: "disconnect",
            reason: "refresh_requested",
            debug_info: { host: "stand-in" },
          });
          connection.close();
        }
      }
      return closing.length;
    },
  };
}
