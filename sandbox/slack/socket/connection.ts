import { createHash } from "node:crypto";
import type { Duplex } from "node:stream";
import { decodeFrame, encodeFrame, type Frame, OPCODES } from "./frames.ts";

export interface Connection {
  send(message: unknown): void;
  close(): void;
  /** Ends it without a word. */
  cut(): void;
}

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const PING_MS = 10_000;

/** Answers the handshake and keeps one WebSocket: text in, text out, a ping every ten seconds. */
export function acceptConnection(
  socket: Duplex,
  key: string,
  on: { message(text: string): void; closed(): void },
): Connection {
  const accept = createHash("sha1")
    .update(key + GUID)
    .digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  const write = (opcode: number, payload: Buffer): void => {
    if (socket.writable) socket.write(encodeFrame(opcode, payload));
  };
  const pings = setInterval(() => write(OPCODES.ping, Buffer.from("ping")), PING_MS);
  let pending: Buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];

  function take({ opcode, final, payload }: Frame): void {
    if (opcode === OPCODES.ping) return write(OPCODES.pong, payload);
    if (opcode === OPCODES.close) {
      write(OPCODES.close, payload);
      return void socket.end();
    }
    if (opcode !== OPCODES.text && opcode !== OPCODES.continuation) return;
    parts.push(payload);
    if (!final) return;
    on.message(Buffer.concat(parts).toString("utf8"));
    parts = [];
  }

  socket.on("data", (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    try {
      for (let next = decodeFrame(pending); next; next = decodeFrame(pending)) {
        pending = next.rest;
        take(next.frame);
      }
    } catch {
      socket.destroy();
    }
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", () => {
    clearInterval(pings);
    on.closed();
  });
  return {
    send: (message) => write(OPCODES.text, Buffer.from(JSON.stringify(message))),
    close: () => {
      write(OPCODES.close, Buffer.from([0x03, 0xe8]));
      socket.end();
    },
    cut: () => void socket.destroy(),
  };
}
