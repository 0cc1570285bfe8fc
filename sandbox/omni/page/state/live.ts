import { useEffect, useRef, useState } from "preact/hooks";
import { z } from "zod";
import { ask } from "./api.ts";

/** What the stand-in says has moved. */
type Topic = "calls" | "data" | "switches" | "clock" | "story";
const Topics = z.array(z.enum(["calls", "data", "switches", "clock", "story"]));

/** One stream for the whole page. */
class Hub {
  readonly #hearers = new Set<(topics: readonly Topic[]) => void>();
  readonly #watchers = new Set<(live: boolean) => void>();

  /** Opens the stream; the browser opens it again after a loss, and then all may have moved. */
  open(): () => void {
    const source = new EventSource("/control/stream");
    source.addEventListener("open", () => this.#lives(true));
    source.addEventListener("error", () => this.#lives(false));
    source.addEventListener("message", (event: MessageEvent<string>) => {
      const moved = Topics.parse(JSON.parse(event.data));
      for (const hear of this.#hearers) hear(moved);
    });
    return () => source.close();
  }

  #lives(live: boolean): void {
    for (const watch of this.#watchers) watch(live);
    if (live) for (const hear of this.#hearers) hear(["calls", "data", "switches", "clock", "story"]);
  }

  hear(run: (topics: readonly Topic[]) => void): () => void {
    this.#hearers.add(run);
    return () => void this.#hearers.delete(run);
  }

  watch(run: (live: boolean) => void): () => void {
    this.#watchers.add(run);
    return () => void this.#watchers.delete(run);
  }
}

const hub = new Hub();

/** Keeps the stream open as long as the page is; whether it is at the moment. */
export function useStream(): boolean {
  const [live, setLive] = useState(true);
  useEffect(() => {
    const unwatch = hub.watch(setLive);
    const close = hub.open();
    return () => {
      unwatch();
      close();
    };
  }, []);
  return live;
}

interface Read<T> {
  /** The latest that is known, also of another path while a new one is on its way. */
  data: T | undefined;
  problem: string | undefined;
}

/** Reads something of the desk, and reads it again when one of its topics moved. */
export function useDesk<T>(path: string, schema: z.ZodType<T>, topics: readonly Topic[]): Read<T> {
  const [read, setRead] = useState<Read<T>>({ data: undefined, problem: undefined });
  const wanted = useRef(path);
  wanted.current = path;
  useEffect(() => {
    let [reading, again] = [false, false];
    const load = async (): Promise<void> => {
      again = reading;
      if (reading) return;
      reading = true;
      try {
        const data = await ask(path, schema);
        if (wanted.current === path) setRead({ data, problem: undefined });
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        if (wanted.current === path) setRead({ data: undefined, problem });
      }
      reading = false;
      if (again) void load();
    };
    void load();
    return hub.hear((moved) => {
      if (moved.some((topic) => topics.includes(topic))) void load();
    });
  }, [path]);
  return read;
}
