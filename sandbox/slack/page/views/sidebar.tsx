import type { Channel, Switches } from "../../protocol.ts";
import type { DrawerTab, Place } from "../state/state.ts";
import { useWindow } from "../state/window.ts";
import { Avatar } from "../parts/avatar.tsx";
import { PersonSwitcher } from "./person-switcher.tsx";
import { UnreadThreads } from "./unread-threads.tsx";

/** Channels, the direct message with the app, and its Home. */
export function Sidebar({ close }: { close: () => void }) {
  const { state, api, go, tell } = useWindow();
  const places = state.channels.filter(({ kind, archived }) => kind !== "im" && !archived);
  const joined = places.filter(({ joined: isIn }) => isIn);
  const others = places.filter(({ joined: isIn }) => !isIn);
  const archived = state.channels.filter((channel) => channel.archived);
  const direct = state.channels.find(({ kind }) => kind === "im");
  const openDirect = async () => {
    if (direct !== undefined) return go({ kind: "channel", id: direct.id });
    const outcome = await api.post("dm", {});
    if (outcome.channel !== undefined) go({ kind: "channel", id: outcome.channel });
    else tell(outcome.problem ?? "The direct message cannot be opened.");
  };
  return (
    <nav class="sidebar" aria-label="Workspace">
      <header>
        <strong>{state.team.name}</strong>
        <button
          type="button"
          class="icon-button sidebar-close"
          aria-label="Close the list of channels"
          onClick={close}
        >
          ×
        </button>
      </header>
      <div class="sidebar-lists">
        <UnreadThreads />
        <Places title="Channels" channels={joined} />
        {others.length > 0 && <Places title="You can join" channels={others} />}
        {archived.length > 0 && <Places title="Archived" channels={archived} />}
        <h2 id="apps-title">App</h2>
        <ul aria-labelledby="apps-title">
          <li>
            <PlaceButton
              place={direct && { kind: "channel", id: direct.id }}
              unread={direct?.unread ?? 0}
              go={openDirect}
            >
              <Avatar id={state.app.id} name={state.app.name} app />
              {state.app.name}
            </PlaceButton>
          </li>
          <li>
            <PlaceButton place={{ kind: "home" }} unread={0} go={() => go({ kind: "home" })}>
              <span class="place-mark" aria-hidden="true">
                ⌂
              </span>
              {state.app.name} Home
            </PlaceButton>
          </li>
        </ul>
        <h2 id="behind-title">Behind the scenes</h2>
        <ul aria-labelledby="behind-title">
          <DrawerButton tab="traffic" mark="⇄" words="Traffic" />
          <DrawerButton tab="switches" mark="⚠" words="Switches" on={isAnyOn(state.switches)} />
        </ul>
      </div>
      <PersonSwitcher />
    </nav>
  );
}

const isAnyOn = ({ delayMs, redeliver, limit }: Switches) => delayMs > 0 || redeliver || limit !== "off";

interface DrawerButtonProps {
  tab: DrawerTab;
  mark: string;
  words: string;
  /** Something is made to go wrong at the moment. */
  on?: boolean;
}

function DrawerButton({ tab, mark, words, on = false }: DrawerButtonProps) {
  const { state, dispatch } = useWindow();
  const open = state.drawer?.tab === tab;
  return (
    <li>
      <button
        type="button"
        class="place"
        aria-expanded={open}
        onClick={() => dispatch({ type: "drawer", drawer: open ? undefined : { tab } })}
      >
        <span class="place-mark" aria-hidden="true">
          {mark}
        </span>
        {words}
        {on && <span class="unread">on</span>}
      </button>
    </li>
  );
}

function Places({ title, channels }: { title: string; channels: readonly Channel[] }) {
  const { go } = useWindow();
  const id = `places-${title.replaceAll(" ", "-")}`;
  return (
    <>
      <h2 id={id}>{title}</h2>
      <ul aria-labelledby={id}>
        {channels.map((channel) => {
          const place: Place = { kind: "channel", id: channel.id };
          return (
            <li key={channel.id}>
              <PlaceButton place={place} unread={channel.joined ? channel.unread : 0} go={() => go(place)}>
                <span class="place-mark" aria-hidden="true">
                  {channel.kind === "private" ? "⚿" : "#"}
                </span>
                {channel.name}
                {channel.kind === "shared" && (
                  <span class="shared-mark" title="Shared with another organisation">
                    shared
                  </span>
                )}
              </PlaceButton>
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface PlaceButtonProps {
  place: Place | undefined;
  unread: number;
  go: () => void | Promise<void>;
  children: preact.ComponentChildren;
}

function PlaceButton({ place, unread, go, children }: PlaceButtonProps) {
  const { state } = useWindow();
  const here = place !== undefined && JSON.stringify(place) === JSON.stringify(state.place);
  return (
    <button
      type="button"
      class={unread > 0 ? "place place-unread" : "place"}
      aria-current={here ? "page" : undefined}
      onClick={() => void go()}
    >
      {children}
      {unread > 0 && (
        <span class="unread" aria-label={`${unread} unread`}>
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </button>
  );
}
