import type { Channel } from "../../protocol.ts";
import { Avatar } from "../parts/avatar.tsx";
import { useWindow } from "../state/window.ts";
import { ChannelMenu } from "./channel-menu.tsx";

/** What a channel is called in sentences. */
export function channelTitle(channel: Channel, app: string): string {
  return channel.kind === "im" ? app : `#${channel.name}`;
}

/** What stands above a channel: its name and topic, who is in it, and what can be done with it. */
export function ChannelHead({ channel, openSidebar }: { channel: Channel; openSidebar: () => void }) {
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
      {channel.archived && <span class="shared-mark">archived</span>}
      {!direct && <Members channel={channel} />}
      {!direct && <ChannelMenu channel={channel} />}
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
