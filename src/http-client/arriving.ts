import type { Dispatcher } from "undici";
import { type Head, headersOf } from "./head.ts";
import { WholeResponse } from "./whole.ts";

type Chunk = Uint8Array;

/** How much is read before somebody takes it. */
const AHEAD = new ByteLengthQueuingStrategy({ highWaterMark: 65_536 });
/** Answers that have no body, whatever came. */
const BODILESS = new Set([204, 205, 304]);

/** An answer while it comes in: its pieces are kept until somebody asks for them, then handed on as they come. */
export class Arriving {
  readonly #controller: Dispatcher.DispatchController;
  readonly #head: Head;
  readonly #pieces: Chunk[] = [];
  #state: "coming" | "whole" | { readonly broken: unknown } = "coming";
  #reader: ReadableStreamDefaultController<Chunk> | undefined;

  constructor(controller: Dispatcher.DispatchController, head: Head) {
    this.#controller = controller;
    this.#head = head;
  }

  add(piece: Chunk): void {
    const reader = this.#reader;
    if (reader === undefined) {
      this.#pieces.push(piece);
      return;
    }
    reader.enqueue(piece);
    if ((reader.desiredSize ?? 0) <= 0) this.#controller.pause();
  }

  end(): void {
    this.#state = "whole";
    this.#reader?.close();
  }

  fail(reason: unknown): void {
    this.#state = { broken: reason };
    this.#reader?.error(reason);
  }

  /** What `fetch` resolves with. */
  response(): Response {
    const { status, statusText, headers } = this.#head;
    const isPacked = headers["content-encoding"] !== undefined;
    if (this.#state === "whole" && !isPacked && !BODILESS.has(status))
      return new WholeResponse(this.#head, this.#whole());
    const given = headersOf(this.#head);
    return new Response(this.#body(given), { status, statusText, headers: given });
  }

  #body(headers: Headers): ReadableStream | null {
    if (BODILESS.has(this.#head.status)) return null;
    const isGzip = /^(x-)?gzip$/i.test(headers.get("content-encoding") ?? "");
    return isGzip ? this.#stream().pipeThrough(new DecompressionStream("gzip")) : this.#stream();
  }

  #whole(): Chunk {
    const [only, ...others] = this.#pieces;
    return only !== undefined && others.length === 0 ? only : Buffer.concat(this.#pieces);
  }

  #stream(): ReadableStream<Chunk> {
    const source = {
      start: (reader: ReadableStreamDefaultController<Chunk>) => {
        this.#reader = reader;
        for (const piece of this.#pieces.splice(0)) this.add(piece);
        if (typeof this.#state === "object") reader.error(this.#state.broken);
        else if (this.#state === "whole") reader.close();
      },
      pull: () => this.#controller.resume(),
      cancel: (reason: unknown) =>
        this.#controller.abort(reason instanceof Error ? reason : new Error("not wanted")),
    };
    return new ReadableStream(source, AHEAD);
  }
}
