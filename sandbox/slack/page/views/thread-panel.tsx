import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { inThread } from "../state/messages.ts";
import { type MessageRef, messageKey } from "../state/state.ts";
import { newReplies } from "../state/threads.ts";
import { useWindow } from "../state/window.ts";
import { Composer } from "./composer.tsx";
import { MessageList } from "./message-list.tsx";
import { useMarkRead } from "./use-mark-read.ts";

/** A message with its replies, beside the channel. */
export function ThreadPanel({ parent }: { parent: MessageRef }) {
  const { state, dispatch } = useWindow();
  const channel = state.channels.find(({ id }) => id === parent.channel);
  const all = state.messages[parent.channel] ?? [];
  const messages = useMemo(() => inThread(all, parent.ts), [all, parent.ts]);
  const read = state.threadReads[messageKey(parent)];
  const [newAfter] = useState(() => {
    const fresh = newReplies(parent.channel, all, state.me, state.threadReads).get(parent.ts);
    return fresh && messages[messages.findIndex(({ ts }) => ts === fresh.first) - 1]?.ts;
  });
  const [sent, setSent] = useState(0);
  useMarkRead({
    channel: channel?.joined === true ? parent.channel : undefined,
    threadTs: parent.ts,
    newest: messages.findLast(({ ephemeral, ts }) => !ephemeral && ts !== parent.ts)?.ts,
    read,
  });
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
      <MessageList
        messages={messages}
        notices={[]}
        newAfter={newAfter}
        threaded
        target={state.target?.ts}
        sent={sent}
      />
      {channel.joined && !channel.archived && (
        <Composer channel={channel} threadTs={parent.ts} focus onSend={() => setSent(sent + 1)} />
      )}
    </aside>
  );
}
