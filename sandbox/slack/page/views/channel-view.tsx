import { useEffect, useMemo } from "preact/hooks";
import type { Channel } from "../../protocol.ts";
import { inChannel } from "../state/messages.ts";
import { useWindow } from "../state/window.ts";
import { ChannelHead, channelTitle } from "./channel-head.tsx";
import { Absent, Closed } from "./closed.tsx";
import { Composer } from "./composer.tsx";
import { MessageList } from "./message-list.tsx";

/** A channel or the direct message with the app: its head, its messages, and the field to write in. */
export function ChannelView({ id, openSidebar }: { id: string; openSidebar: () => void }) {
  const { state } = useWindow();
  const channel = state.channels.find((one) => one.id === id);
  const all = state.messages[id] ?? [];
  const messages = useMemo(() => inChannel(all), [all]);
  const notices = state.notices.filter((notice) => notice.channel === id);
  useMarkRead(channel, messages.findLast(({ ephemeral }) => !ephemeral)?.ts);
  if (channel === undefined) return <main class="main" />;
  return (
    <main class="main" aria-label={channelTitle(channel, state.app.name)}>
      <ChannelHead channel={channel} openSidebar={openSidebar} />
      <MessageList
        messages={messages}
        notices={notices}
        newAfter={state.newAfter[id]}
        target={state.target?.channel === id ? state.target.ts : undefined}
        empty={<Beginning channel={channel} />}
      />
      {isOpen(channel) && !channel.hasApp && <Absent channel={channel} />}
      {isOpen(channel) ? <Composer channel={channel} /> : <Closed channel={channel} />}
    </main>
  );
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

/** Says how far was read, once the person can see it. */
function useMarkRead(channel: Channel | undefined, newest: string | undefined) {
  const { api } = useWindow();
  useEffect(() => {
    if (channel?.joined !== true || newest === undefined) return undefined;
    const mark = () => {
      if (document.hidden || Number(newest) <= Number(channel.lastRead)) return;
      void api.post("read", { channel: channel.id, ts: newest });
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [channel?.id, channel?.joined, channel?.lastRead, newest]);
}
