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
  /** Why it was stopped from this side, if it was. */
  stopped: "aborted" | "expired" | undefined;
  readonly #budgetMs: number;
  readonly #controller = new AbortController();
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

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get tookMs(): number {
    return performance.now() - this.started;
  }

  get leftMs(): number {
    return Math.max(1, this.#budgetMs - this.tookMs);
  }

  /** The one place that touches the network: what is counted here is what was sent. */
  readonly fetch = async (input: string | URL | Request): Promise<Response> => {
    this.attempts += 1;
    this.status = undefined;
    this.headers = undefined;
    const response = await leanFetch(input);
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
    this.#controller.abort(new DOMException(why === "aborted" ? "given up" : "out of time", "AbortError"));
  }
}
