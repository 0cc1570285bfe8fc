import { useMemo, useState } from "preact/hooks";
import type { Channel, Message } from "../../protocol.ts";
import { inChannel } from "../state/messages.ts";
import { newReplies } from "../state/threads.ts";
import { useWindow } from "../state/window.ts";
import { ChannelHead, channelTitle } from "./channel-head.tsx";
import { Absent, Closed } from "./closed.tsx";
import { Composer } from "./composer.tsx";
import { MessageList } from "./message-list.tsx";
import { useMarkRead } from "./use-mark-read.ts";

/** A channel or the direct message with the app: its head, its messages, and the field to write in. */
export function ChannelView({ id, openSidebar }: { id: string; openSidebar: () => void }) {
  const { state, dispatch } = useWindow();
  const channel = state.channels.find((one) => one.id === id);
  const all = state.messages[id] ?? [];
  const messages = useMemo(() => inChannel(all), [all]);
  const notices = state.notices.filter((notice) => notice.channel === id);
  const news = useMemo(() => newReplies(id, all, state.me, state.threadReads), [id, all, state.threadReads]);
  const [sent, setSent] = useState(0);
  useMarkRead({
    channel: channel?.joined === true ? id : undefined,
    newest: messages.findLast(({ ephemeral }) => !ephemeral)?.ts,
    read: channel?.lastRead,
    onReturn: (lastRead) => dispatch({ type: "came_back", channel: id, lastRead }),
  });
  if (channel === undefined) return <main class="main" />;
  return (
    <main class="main" aria-label={channelTitle(channel, state.app.name)}>
      <ChannelHead channel={channel} openSidebar={openSidebar} />
      <MessageList
        messages={messages}
        notices={notices}
        newAfter={state.newAfter[id]}
        target={state.target?.channel === id ? standsAt(all, state.target.ts) : undefined}
        empty={<Beginning channel={channel} />}
        news={news}
        sent={sent}
      />
      {isOpen(channel) && !channel.hasApp && <Absent channel={channel} />}
      {isOpen(channel) ? (
        <Composer channel={channel} onSend={() => setSent(sent + 1)} />
      ) : (
        <Closed channel={channel} />
      )}
    </main>
  );
}

/** Where a message is found in the channel: a reply in its thread's parent. */
function standsAt(messages: readonly Message[], ts: string): string {
  const message = messages.find((one) => one.ts === ts);
  const hidden = message?.threadTs != null && message.subtype !== "thread_broadcast";
  return hidden ? (message.threadTs ?? ts) : ts;
}

/** Whether the person can write there. */
const isOpen = ({ joined, archived }: Channel) => joined && !archived;

function Beginning({ channel }: { channel: Channel }) {
  const { state } = useWindow();
  const first = state.commands[0];
  return (
    <div class="beginning">
      <h2>{channelTitle(channel, state.app.name)}</h2>
      <p>
        {channel.kind === "im"
          ? `This is the start of your direct message with ${state.app.name}.`
          : `This is the start of #${channel.name}. Everyone in it reads what is written here.`}
      </p>
      {first && isOpen(channel) && (
        <p>
          Try <code>{first.command}</code> in the field below.
        </p>
      )}
    </div>
  );
}
