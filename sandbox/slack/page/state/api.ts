import type { z } from "zod";
import { Change, Outcome, OptionsAnswer, Snapshot } from "../../protocol.ts";

const base = "/page/api";
/** What is said when the workspace itself cannot be reached. */
export const unreachable = "The workspace does not answer. Is it still running?";

/** What one window, acting as one person, asks of the workspace. */
export interface Api {
  /** Posts what the person did. Never rejects: trouble comes back as the outcome's `problem`. */
  post: (path: string, body: Readonly<Record<string, unknown>>) => Promise<Outcome>;
  /** Options of an external select. @throws Error with the sentence to show when there are none to be had */
  options: (body: Readonly<Record<string, unknown>>) => Promise<OptionsAnswer>;
}

/** Reads the workspace as one person sees it; without a person, only who there is. */
export async function readSnapshot(person: string | undefined): Promise<Snapshot> {
  const query = person === undefined ? "" : `?person=${encodeURIComponent(person)}`;
  const answer = await fetch(`${base}/state${query}`);
  if (!answer.ok) throw new Error(`The workspace answered ${answer.status}.`);
  return Snapshot.parse(await answer.json());
}

export function createApi(person: string): Api {
  const send = async <T>(path: string, body: object, schema: z.ZodType<T>): Promise<T> => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${base}/${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify({ person, ...body }),
    });
    return schema.parse(await answer.json());
  };
  return {
    post: (path, body) => send(path, body, Outcome).catch(() => ({ ok: false, problem: unreachable })),
    options: async (body) => {
      const answer = await send("options", body, OptionsAnswer).catch(() => undefined);
      if (answer?.ok !== true) throw new Error(answer?.problem ?? unreachable);
      return answer;
    },
  };
}

interface StreamEvents {
  onSnapshot: (snapshot: Snapshot) => void;
  onChange: (change: Change) => void;
  onLive: (live: boolean) => void;
}

/**
 * Follows the workspace: the stream first, then the snapshot, then what the stream brought meanwhile, so that
 * nothing falls between the two. The browser connects again by itself after a loss. Returns how to stop.
 */
export function follow(person: string, { onSnapshot, onChange, onLive }: StreamEvents): () => void {
  let waiting: Change[] | undefined = [];
  const source = new EventSource(`${base}/stream?person=${encodeURIComponent(person)}`);
  const catchUp = async () => {
    waiting = [];
    onSnapshot(await readSnapshot(person));
    for (const change of waiting) onChange(change);
    waiting = undefined;
    onLive(true);
  };
  source.addEventListener("open", () => void catchUp().catch(() => onLive(false)));
  source.addEventListener("message", (event: MessageEvent<string>) => {
    const change = Change.parse(JSON.parse(event.data));
    if (waiting === undefined) onChange(change);
    else waiting.push(change);
  });
  source.addEventListener("error", () => onLive(false));
  return () => source.close();
}
