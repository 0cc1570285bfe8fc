import { useState } from "preact/hooks";

const drafts = new Map<string, string>();

/** What was begun in a channel or thread and not sent; it is still there when the person comes back. */
export function useDraft(key: string) {
  const [text, setText] = useState(() => drafts.get(key) ?? "");
  const keep = (next: string | ((now: string) => string)) =>
    setText((now) => {
      const written = typeof next === "string" ? next : next(now);
      if (written === "") drafts.delete(key);
      else drafts.set(key, written);
      return written;
    });
  return [text, keep] as const;
}
