import ky from "ky";
import type { z } from "zod";
import type { CallOptions, CallRecord } from "../omni.ts";
import type { WriteAnswer } from "../schemas/writes.ts";
import { type Breaker, createBreaker } from "./breaker.ts";
import { type Asked, Call } from "./call.ts";
import { factsOf, failureOf, type Site } from "./failure.ts";
import { createGate, type Gate } from "./gate.ts";
import { persistently } from "./persistently.ts";
import { encodeQuery } from "./query.ts";

/** How requests travel: where to, with which key, and within which bounds. */
export interface TransportOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly traceNames: readonly string[];
  readonly concurrency: number;
  readonly perSecond: number;
  readonly attemptMs: number;
  readonly budgetMs: number;
  readonly restMs: number;
  readonly onCall: (call: CallRecord) => void;
}

export interface Transport {
  /** Asks, at most three times, and checks the answer. Rejects with an `OmniError`. */
  read<T>(asked: Asked, schema: z.ZodType<T>, options: CallOptions): Promise<T>;
  /** Sends once, whatever happens. Rejects with an `OmniError`. */
  write(asked: Asked, options: CallOptions): Promise<WriteAnswer>;
  readonly waiting: number;
}

/** How long the body of a 2xx to a write is waited for: the answer is a yes without it. */
const BODY_MS = 5_000;

/** The way to one service. */
export function createTransport(options: TransportOptions): Transport {
  const site: Site = options;
  const gate = createGate(options.concurrency, options.perSecond);
  const breaker = createBreaker(options.restMs, site);
  const headers = { "Ocp-Apim-Subscription-Key": options.apiKey, "Cache-Control": "no-cache" };
  // Not an instance with defaults: ky would merge them deeply on every call. Time limits, giving up and further
  // attempts are the call's own: ky's would make two signals and three timers of every call.
  const send = (call: Call) =>
    ky(pathOf(call.asked), {
      prefix: options.baseUrl,
      headers,
      // The key would travel along to wherever a redirect points.
      redirect: "manual",
      method: call.asked.method,
      ...(call.asked.body === undefined ? {} : { json: call.asked.body }),
      fetch: call.fetch,
      timeout: false,
      retry: 0,
    });
  const bounds = { gate, breaker, ...options };
  return {
    read: (asked, schema, given) =>
      carried(new Call(asked, false, given, options.budgetMs), bounds, (call) =>
        persistently(call, gate, () => call.attempt(options.attemptMs, () => send(call).json(schema))),
      ),
    write: (asked, given) =>
      carried(new Call(asked, true, given, options.budgetMs), bounds, async (call) =>
        answerTo(call, site, await call.attempt(call.leftMs, () => send(call))),
      ),
    get waiting() {
      return gate.waiting;
    },
  };
}

interface Bounds extends Site {
  readonly gate: Gate;
  readonly breaker: Breaker;
  readonly onCall: (call: CallRecord) => void;
}

async function carried<T>(call: Call, bounds: Bounds, work: (call: Call) => Promise<T>): Promise<T> {
  let outcome: CallRecord["outcome"] = "ok";
  try {
    return await bounds.gate.pass(call.signal, () => bounds.breaker.run(call, () => work(call)));
  } catch (error) {
    const failure = failureOf(error, call, bounds);
    outcome = failure.kind;
    throw failure;
  } finally {
    call.end();
    bounds.onCall(recordOf(call, outcome, factsOf(call, bounds).traceId));
  }
}

function recordOf(call: Call, outcome: CallRecord["outcome"], traceId: string | undefined): CallRecord {
  return {
    endpoint: call.asked.endpoint,
    method: call.asked.method,
    outcome,
    ms: call.tookMs,
    attempts: call.attempts,
    ...(call.status === undefined ? {} : { status: call.status }),
    ...(traceId === undefined ? {} : { traceId }),
  };
}

/** Any 2xx is a yes, also one whose body cannot be read: from here on neither time limit nor abort counts. */
async function answerTo(call: Call, site: Site, response: Response): Promise<WriteAnswer> {
  call.end();
  const body = await bodyWithin(BODY_MS, response);
  const { traceId } = factsOf(call, site, body);
  return {
    status: response.status,
    accepted: response.status === 202,
    ...(traceId === undefined ? {} : { traceId }),
    ...(body === undefined ? {} : { body }),
  };
}

async function bodyWithin(ms: number, response: Response): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([response.text().then(jsonOf, () => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pathOf({ path, query }: Asked): string {
  return query.length === 0 ? path : `${path}?${encodeQuery(query)}`;
}
