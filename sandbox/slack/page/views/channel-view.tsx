import { useEffect, useMemo } from "preact/hooks";
import type { Channel } from "../../protocol.ts";
import { Avatar } from "../parts/avatar.tsx";
import { inChannel } from "../state/messages.ts";
import { useWindow } from "../state/window.ts";
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
      {channel.joined ? <Composer channel={channel} /> : <Join channel={channel} />}
    </main>
  );
}

/** What a channel is called in sentences. */
function channelTitle(channel: Channel, app: string): string {
  return channel.kind === "im" ? app : `#${channel.name}`;
}

function ChannelHead({ channel, openSidebar }: { channel: Channel; openSidebar: () => void }) {
  const { state, go } = useWindow();
  const direct = channel.kind === "im";
  return (
    <header class="main-head">
      <button
        type="button"
        class="icon-button menu-button"
        aria-label="Show the list of channels"
        onClick={openSidebar}
      >
        ☰
      </button>
      {direct && <Avatar id={state.app.id} name={state.app.name} app />}
      <div class="main-title">
        <h1>{channelTitle(channel, state.app.name)}</h1>
        {channel.topic !== "" && <p class="quiet">{channel.topic}</p>}
      </div>
      {direct && (
        <button type="button" class="button" onClick={() => go({ kind: "home" })}>
          Home
        </button>
      )}
      {channel.kind === "shared" && <span class="shared-mark">shared with another organisation</span>}
      {!direct && !channel.hasApp && <span class="shared-mark">{state.app.name} is not here</span>}
      {!direct && <Members channel={channel} />}
    </header>
  );
}

function Members({ channel }: { channel: Channel }) {
  const { state } = useWindow();
  const people = state.people.filter(({ id, isBot }) => !isBot && channel.members.includes(id));
  const names = people.map(({ realName }) => realName).join(", ");
  return (
    <span class="members" title={names} role="img" aria-label={`${people.length} people: ${names}`}>
      {people.slice(0, 3).map((person) => (
        <Avatar key={person.id} id={person.id} name={person.realName} />
      ))}
      <span>{people.length}</span>
    </span>
  );
}

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
      {first && (
        <p>
          Try <code>{first.command}</code> in the field below.
        </p>
      )}
    </div>
  );
}

function Join({ channel }: { channel: Channel }) {
  const { state, api, tell } = useWindow();
  const join = async () => {
    const outcome = await api.post("membership", { channel: channel.id, who: state.me, change: "join" });
    if (outcome.problem !== null) tell(outcome.problem);
  };
  return (
    <div class="join">
      <p>You are not in #{channel.name}.</p>
      <button type="button" class="button button-primary" onClick={() => void join()}>
        Join the channel
      </button>
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
