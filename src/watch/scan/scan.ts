import { type CallOptions, type Omni, OmniError, type OmniErrorKind } from "../../omni/index.ts";
import type { Source } from "../rule.ts";
import { type Asking, askingOf, type Part, type Take } from "./parts.ts";

/** A place of which Omni gave no answer, and why. */
export interface Unseen {
  readonly place: string;
  readonly why: OmniErrorKind;
}

/** What a scan came to. */
export interface Scanned {
  /** Pages that were asked for; retries of a page are the client's own. */
  readonly calls: number;
  readonly readings: number;
  readonly ms: number;
  readonly unseen: readonly Unseen[];
  /** Whether it went to its end; not where `isEnough` ended it. */
  readonly isWhole: boolean;
  /** Places that were asked for, and parts that they were asked for in: how many, and how many were read to their end. */
  readonly places: number;
  readonly parts: { readonly all: number; readonly done: number };
}

export interface ScanOptions {
  readonly call?: CallOptions | undefined;
  /** Asked before each page: whether what was read is enough, as for a preview that somebody waits for. */
  readonly isEnough?: (() => boolean) | undefined;
}

/** Parts that are asked at the same time. Each holds one page. */
export const AT_ONCE = 4;

/**
 * Reads all that a source asks for with the fewest calls that the API's limits allow, and hands on each count as
 * it comes: nothing is kept but the page. A place that gives no answer is told in `unseen`, and the others are read on.
 * @throws OmniError where no place answered, or the caller's signal ended it
 */
export async function scan(
  omni: Omni,
  source: Source,
  take: Take,
  { call = {}, isEnough = () => false }: ScanOptions = {},
): Promise<Scanned> {
  const started = performance.now();
  const reader = new Reader(askingOf(omni, source.kind), take, call, isEnough);
  const places = await placesOf(omni, source, call);
  const parts = reader.asking.parts(places, source.skus);
  await reader.readAll(parts);
  const { calls, count, unseen, stopped, answered, failure, done } = reader;
  if (failure !== undefined && !answered) throw failure;
  return {
    calls,
    readings: count,
    ms: performance.now() - started,
    unseen: [...new Map(unseen.map((each) => [each.place, each])).values()],
    isWhole: !stopped,
    places: places.length,
    parts: { all: parts.length, done },
  };
}

/** The places by name; every location that there is, where none is named. */
async function placesOf(omni: Omni, source: Source, call: CallOptions): Promise<readonly string[]> {
  if (source.kind === "pool") return source.groups;
  if (source.locations.length > 0) return source.locations;
  return (await omni.locations.list(call)).map(({ InternalName }) => InternalName);
}

class Reader {
  readonly asking: Asking;
  readonly #take: Take;
  readonly #call: CallOptions;
  readonly #isEnough: () => boolean;
  readonly unseen: Unseen[] = [];
  calls = 0;
  count = 0;
  done = 0;
  stopped = false;
  answered = false;
  failure: OmniError | undefined;

  constructor(asking: Asking, take: Take, call: CallOptions, isEnough: () => boolean) {
    this.asking = asking;
    this.#take = take;
    this.#isEnough = isEnough;
    this.#call = {
      ...call,
      onPage: () => {
        this.calls += 1;
      },
    };
  }

  async readAll(parts: readonly Part[]): Promise<void> {
    const waiting = parts[Symbol.iterator]();
    const worker = async () => {
      for (const part of waiting) await this.#read(part);
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, parts.length) }, worker));
  }

  async #read(part: Part): Promise<void> {
    if (this.#isOver()) return;
    try {
      for await (const counts of this.asking.pages(part, this.#take, this.#call)) {
        this.answered = true;
        this.count += counts;
        if (this.#isOver()) return;
      }
      this.answered = true;
      this.done += 1;
    } catch (error) {
      if (!(error instanceof OmniError) || error.kind === "aborted") throw error;
      await this.#failed(part, error);
    }
  }

  /** Some services answer "not found" for all where one place is not known: then each half is asked for itself. */
  async #failed({ places, skus }: Part, error: OmniError): Promise<void> {
    if (error.kind === "not-found" && places.length > 1) {
      const half = Math.ceil(places.length / 2);
      await this.#read({ places: places.slice(0, half), skus });
      return this.#read({ places: places.slice(half), skus });
    }
    this.failure ??= error;
    this.unseen.push(...places.map((place) => ({ place, why: error.kind })));
  }

  #isOver(): boolean {
    this.stopped ||= this.#isEnough();
    return this.stopped;
  }
}
