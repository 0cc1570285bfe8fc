import { type Dispatcher, getGlobalDispatcher } from "undici";
import type { Ask } from "./ask.ts";
import { Arriving } from "./arriving.ts";

/** Sends a request; resolves when its answer begins, as `fetch` does, and rejects as `fetch` does. */
export function carry({ url, signal, method, headers, body }: Ask): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason);
    const { origin, pathname, search } = url;
    const options = { origin, path: pathname + search, method, headers, body };
    getGlobalDispatcher().dispatch(options, new Exchange(resolve, reject, signal));
  });
}

/** One request on its way, as the agent tells of it. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #resolve: (response: Response) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #signal: AbortSignal | undefined;
  readonly #giveUp = () => this.#abort();
  #controller: Dispatcher.DispatchController | undefined;
  #answer: Arriving | undefined;

  constructor(
    resolve: (response: Response) => void,
    reject: (reason: unknown) => void,
    signal: AbortSignal | undefined,
  ) {
    this.#resolve = resolve;
    this.#reject = reject;
    this.#signal = signal;
    signal?.addEventListener("abort", this.#giveUp);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#signal?.aborted === true) this.#giveUp();
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
    statusText = "",
  ): void {
    if (status < 200) return;
    const answer = new Arriving(controller, { status, headers, statusText });
    this.#answer = answer;
    // What came in one piece is all here by then, and needs no stream.
    queueMicrotask(() => this.#give(answer));
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#answer?.add(chunk);
  }

  onResponseEnd(): void {
    this.#over();
    this.#answer?.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#over();
    const gaveUp = this.#signal?.aborted === true;
    const reason: unknown = gaveUp ? this.#signal?.reason : undefined;
    if (this.#answer !== undefined)
      this.#answer.fail(reason ?? new TypeError("terminated", { cause: error }));
    else this.#reject(reason ?? new TypeError("fetch failed", { cause: error }));
  }

  #give(answer: Arriving): void {
    try {
      this.#resolve(answer.response());
    } catch (error) {
      this.#reject(new TypeError("fetch failed", { cause: error }));
    }
  }

  #abort(): void {
    const reason: unknown = this.#signal?.reason;
    this.#controller?.abort(reason instanceof Error ? reason : new Error("given up"));
    this.#reject(reason);
  }

  #over(): void {
    this.#signal?.removeEventListener("abort", this.#giveUp);
  }
}
