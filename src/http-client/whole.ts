import { type Head, headersOf } from "./head.ts";

/**
 * An answer that is all here, as `fetch` would give it. Its text is read without a stream, and its headers are put
 * together when somebody looks at them; whatever is rare is left to a `Response` of Node's own.
 */
export class WholeResponse implements Response {
  readonly status: number;
  readonly statusText: string;
  readonly ok: boolean;
  readonly type = "default";
  readonly url = "";
  readonly redirected = false;
  readonly #head: Head;
  readonly #bytes: Uint8Array;
  #headers: Headers | undefined;
  #isTaken = false;
  #made: Response | undefined;

  constructor(head: Head, bytes: Uint8Array) {
    this.status = head.status;
    this.statusText = head.statusText;
    this.ok = head.status >= 200 && head.status < 300;
    this.#head = head;
    this.#bytes = bytes;
  }

  /** By this, a `Response` of any making is told. */
  get [Symbol.toStringTag](): string {
    return "Response";
  }

  get headers(): Headers {
    this.#headers ??= headersOf(this.#head);
    return this.#headers;
  }

  get body(): Response["body"] {
    return this.#asMade().body;
  }

  get bodyUsed(): boolean {
    return this.#isTaken || this.#made?.bodyUsed === true;
  }

  async text(): Promise<string> {
    if (this.#made !== undefined || this.#isTaken) return this.#asMade().text();
    this.#isTaken = true;
    return utf8.decode(this.#bytes);
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  async bytes(): Promise<Uint8Array> {
    return this.#asMade().bytes();
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#asMade().arrayBuffer();
  }

  async blob(): ReturnType<Response["blob"]> {
    return this.#asMade().blob();
  }

  async formData(): ReturnType<Response["formData"]> {
    return this.#asMade().formData();
  }

  clone(): Response {
    return this.#asMade().clone();
  }

  #asMade(): Response {
    if (this.#isTaken) throw new TypeError("Body is unusable: Body has already been read");
    const { status, statusText, headers } = this;
    this.#made ??= new Response(this.#bytes, { status, statusText, headers });
    return this.#made;
  }
}

const utf8 = new TextDecoder();
