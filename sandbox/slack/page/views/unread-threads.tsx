import { useMemo } from "preact/hooks";
import type { MessageRef, State } from "../state/state.ts";
import { newReplies } from "../state/threads.ts";
import { useWindow } from "../state/window.ts";

/** Threads that the person follows and has not read to their end; pressed, it goes to the oldest such reply. */
export function UnreadThreads() {
  const { state, go } = useWindow();
  const fresh = useMemo(() => firstReplies(state), [state.channels, state.messages, state.threadReads]);
  const [oldest] = fresh;
  if (oldest === undefined) return null;
  const words = fresh.length === 1 ? "1 thread with new replies" : `${fresh.length} threads with new replies`;
  return (
    <ul aria-label="Threads" class="threads">
      <li>
        <button
          type="button"
          class="place place-unread"
          onClick={() => go({ kind: "channel", id: oldest.channel }, oldest)}
        >
          <span class="place-mark" aria-hidden="true">
            ↩
          </span>
          Threads
          <span class="unread" role="img" aria-label={words}>
            {fresh.length}
          </span>
        </button>
      </li>
    </ul>
  );
}

/** The first unread reply of each thread, oldest first. */
function firstReplies({ channels, messages, me, threadReads }: State): MessageRef[] {
  const found = channels
    .filter(({ joined }) => joined)
    .flatMap(({ id: channel }) => {
      const fresh = newReplies(channel, messages[channel] ?? [], me, threadReads);
      return [...fresh.values()].map(({ first }) => ({ channel, ts: first }));
    });
  return found.toSorted((a, b) => Number(a.ts) - Number(b.ts));
}
