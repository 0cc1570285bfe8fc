import { useEffect, useMemo, useRef } from "preact/hooks";
import { inThread } from "../state/messages.ts";
import type { MessageRef } from "../state/state.ts";
import { useWindow } from "../state/window.ts";
import { Composer } from "./composer.tsx";
import { MessageList } from "./message-list.tsx";

/** A message with its replies, beside the channel. */
export function ThreadPanel({ parent }: { parent: MessageRef }) {
  const { state, dispatch } = useWindow();
  const channel = state.channels.find(({ id }) => id === parent.channel);
  const all = state.messages[parent.channel] ?? [];
  const messages = useMemo(() => inThread(all, parent.ts), [all, parent.ts]);
  const opener = useRef(document.activeElement);
  useEffect(
    () => () => {
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    },
    [],
  );
  const close = () => dispatch({ type: "thread", thread: undefined });
  if (channel === undefined) return null;
  return (
    <aside
      class="thread"
      aria-label="Thread"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) close();
      }}
    >
      <header class="main-head">
        <div class="main-title">
          <h2>Thread</h2>
          <p class="quiet">{channel.kind === "im" ? state.app.name : `#${channel.name}`}</p>
        </div>
        <button type="button" class="icon-button" aria-label="Close the thread" onClick={close}>
          ×
        </button>
      </header>
      <MessageList messages={messages} notices={[]} threaded target={state.target?.ts} />
      {channel.joined && !channel.archived && <Composer channel={channel} threadTs={parent.ts} focus />}
    </aside>
  );
}
