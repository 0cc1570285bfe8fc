import { leanFetch } from "../../http-client.ts";
import type { CallOptions } from "../omni.ts";
import type { QueryPairs } from "./query.ts";

/** What is asked of the service, names of the wire filled in. */
export interface Asked {
  readonly endpoint: string;
  readonly method: string;
  readonly path: string;
  readonly query: QueryPairs;
  readonly body?: unknown;
}

const LONGEST_TIMER = 2_147_483_647;

/**
 * One call under way: its time limit, its abort, and what has been seen of it so far. The caller's signal is
 * listened to only as long as the call lasts, so that a signal that lives long keeps nothing alive.
 */
export class Call {
  readonly asked: Asked;
  readonly writes: boolean;
  readonly started = performance.now();
  /** Requests handed to the network. */
  attempts = 0;
  /** Of the last attempt; undefined until its answer began. */
  status: number | undefined;
  headers: Headers | undefined;
  /** Whether the last attempt had no answer within its own time limit. */
  isLate = false;
  /** Why it was stopped from this side, if it was. */
  stopped: "aborted" | "expired" | undefined;
  readonly #budgetMs: number;
  readonly #controller = new AbortController();
  #attempt = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #caller: AbortSignal | undefined;
  readonly #giveUp = () => this.#stop("aborted");

  constructor(asked: Asked, writes: boolean, options: CallOptions, budgetMs: number) {
    this.asked = asked;
    this.writes = writes;
    this.#budgetMs = Math.min(Math.max(options.budgetMs ?? budgetMs, 1), LONGEST_TIMER);
    this.#timer = setTimeout(() => this.#stop("expired"), this.#budgetMs);
    this.#caller = options.signal;
    if (this.#caller?.aborted) this.#giveUp();
    this.#caller?.addEventListener("abort", this.#giveUp, { once: true });
  }

  /** Of the whole call: for whatever waits between its attempts. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get tookMs(): number {
    return performance.now() - this.started;
  }

  get leftMs(): number {
    return Math.max(1, this.#budgetMs - this.tookMs);
  }

  /** One attempt, which is stopped with the call, or after so many milliseconds. */
  async attempt<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
    const attempt = new AbortController();
    this.#attempt = attempt;
    this.isLate = false;
    if (this.stopped !== undefined) attempt.abort(this.signal.reason);
    const timer = setTimeout(() => {
      this.isLate = true;
      attempt.abort(new DOMException("out of time", "TimeoutError"));
    }, limitMs);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
    }
  }

  /** The one place that touches the network: what is counted here is what was sent. */
  readonly fetch = async (input: string | URL | Request): Promise<Response> => {
    const { signal } = this.#attempt;
    signal.throwIfAborted();
    this.attempts += 1;
    this.status = undefined;
    this.headers = undefined;
    const response = await leanFetch(input, { signal });
    this.status = response.status;
    this.headers = response.headers;
    return response;
  };

  /** Must be called once the call is over, however it ended. */
  end(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener("abort", this.#giveUp);
  }

  #stop(why: "aborted" | "expired"): void {
    this.stopped ??= why;
    const reason = new DOMException(why === "aborted" ? "given up" : "out of time", "AbortError");
    this.#controller.abort(reason);
    this.#attempt.abort(reason);
  }
}
