import type { Dispatcher } from "undici";

/** The beginning of an answer. */
interface Head {
  readonly status: number;
  readonly statusText: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

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
    const { status, statusText = "" } = this.#head;
    const headers = headersOf(this.#head.headers);
    const isCoded = /^(x-)?gzip$/i.test(headers.get("content-encoding") ?? "");
    const body = BODILESS.has(status)
      ? null
      : this.#state === "whole" && !isCoded
        ? this.#whole()
        : this.#stream();
    const plain =
      isCoded && body instanceof ReadableStream ? body.pipeThrough(new DecompressionStream("gzip")) : body;
    return new Response(plain, { status, statusText, headers });
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

function headersOf(given: Head["headers"]): Headers {
  const headers = new Headers();
  for (const [name, value = []] of Object.entries(given))
    for (const each of typeof value === "string" ? [value] : value) headers.append(name, each);
  return headers;
}
