/** The part of RFC 6455 that a server of small text messages needs. */
export const OPCODES = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface Frame {
  readonly opcode: number;
  readonly final: boolean;
  readonly payload: Buffer;
}

/** A frame as a server writes it: not masked. */
export function encodeFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (length < 126) head[1] = length;
  else if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, payload]);
}

/** Reads one masked client frame from the front, or null while it is not whole yet. @throws Error when it is not masked */
export function decodeFrame(data: Buffer): { readonly frame: Frame; readonly rest: Buffer } | null {
  if (data.length < 2) return null;
  const [first = 0, second = 0] = data;
  if ((second & 0x80) === 0) throw new Error("A client frame must be masked.");
  const short = second & 0x7f;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (data.length < start + 4) return null;
  const length = short < 126 ? short : short === 126 ? data.readUInt16BE(2) : Number(data.readBigUInt64BE(2));
  const end = start + 4 + length;
  if (data.length < end) return null;
  const mask = data.subarray(start, start + 4);
  const payload = Buffer.from(data.subarray(start + 4, end)).map(
    (byte, index) => byte ^ (mask[index % 4] ?? 0),
  );
  const frame = { opcode: first & 0x0f, final: (first & 0x80) !== 0, payload: Buffer.from(payload) };
  return { frame, rest: data.subarray(end) };
}
