import type { EndpointName } from "./endpoint-names.ts";

/** One call as it came in and went out. The key is not kept; a password in a body is struck out. */
export interface Call {
  /** Counts up from 1. */
  readonly id: number;
  readonly time: string;
  readonly method: string;
  readonly path: string;
  /** Null when the gateway knew no such call. */
  readonly endpoint: EndpointName | null;
  /** As sent, without the question mark. */
  readonly query: string;
  /** Parsed JSON, else the text; undefined without a body. A very long one is the beginning of its text. */
  readonly body: unknown;
  /** Null when the connection was dropped without an answer. */
  readonly status: number | null;
  readonly answer: string;
  readonly traceId: string;
  /** How long the answer took, in milliseconds. */
  readonly ms: number;
}

const MOST_CALLS = 1000;
const LONGEST = 20_000;

/** The calls so far, oldest first; only the last thousand are kept. */
export interface CallLog {
  readonly list: readonly Call[];
  add(call: Omit<Call, "id">): void;
  clear(): void;
}

function withoutPassword(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("Password" in body)) return body;
  return { ...body, Password: "(not kept)" };
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  // Through bytes, because a slice of a string keeps the whole of it in memory.
  return Buffer.from(text.slice(0, LONGEST)).toString();
}

/** A body as it is kept: without a password, and a very long one as the beginning of its text. */
function kept(body: unknown): unknown {
  const plain = withoutPassword(body);
  const text = JSON.stringify(plain) ?? "";
  return text.length <= LONGEST ? plain : shortened(text);
}

/** Opens an empty log. */
export function makeCallLog(onChange: () => void = () => undefined): CallLog {
  const list: Call[] = [];
  let last = 0;
  return {
    list,
    add: (call) => {
      last += 1;
      list.push({ ...call, id: last, body: kept(call.body), answer: shortened(call.answer) });
      if (list.length > MOST_CALLS) list.shift();
      onChange();
    },
    clear: () => {
      list.length = 0;
      onChange();
    },
  };
}
