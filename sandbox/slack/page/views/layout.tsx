import { useEffect, useState } from "preact/hooks";
import { Drawer } from "../drawer/drawer.tsx";
import { useWindow } from "../state/window.ts";
import { Announcer } from "./announcer.tsx";
import { ChannelView } from "./channel-view.tsx";
import { HomeView } from "./home-view.tsx";
import { Modals } from "./modals.tsx";
import { Sidebar } from "./sidebar.tsx";
import { ThreadPanel } from "./thread-panel.tsx";
import { Violations } from "./violations.tsx";

/** Sidebar, what is open, the thread beside it; one at a time where the window is narrow. */
export function Layout() {
  const { state } = useWindow();
  const [sidebar, setSidebar] = useState(false);
  const channel = state.place.kind === "channel" ? state.place.id : undefined;
  useEffect(() => setSidebar(false), [state.place, state.drawer]);
  useTellNotices();
  const title = state.channels.find(({ id }) => id === channel)?.name ?? "Home";
  useEffect(() => {
    document.title = `${title} · ${state.team.name}`;
  }, [title]);
  const openSidebar = () => setSidebar(true);
  return (
    <div class={`window${sidebar ? " sidebar-open" : ""}${state.thread ? " thread-open" : ""}`}>
      <a class="skip" href="#composer" onClick={(event) => focusComposer(event)}>
        Skip to the message field
      </a>
      {!state.live && (
        <p class="offline" role="alert">
          The connection to the workspace is lost. It comes back by itself once the workspace answers.
        </p>
      )}
      <Violations />
      <div class="columns">
        <Sidebar close={() => setSidebar(false)} />
        {sidebar && <div class="scrim" onClick={() => setSidebar(false)} />}
        <div class="stage">
          <div class="columns">
            {channel === undefined ? (
              <HomeView openSidebar={openSidebar} />
            ) : (
              <ChannelView key={channel} id={channel} openSidebar={openSidebar} />
            )}
            {state.thread && (
              <ThreadPanel key={`${state.thread.channel}/${state.thread.ts}`} parent={state.thread} />
            )}
          </div>
          <Drawer />
        </div>
      </div>
      <Modals />
      <Announcer />
    </div>
  );
}

function focusComposer(event: Event) {
  event.preventDefault();
  document.querySelector<HTMLElement>(".composer textarea")?.focus();
}

/** Notices that belong to no channel are said and gone. */
function useTellNotices() {
  const { state, dispatch, tell } = useWindow();
  const homeless = state.notices.find(({ channel }) => channel === null);
  useEffect(() => {
    if (homeless === undefined) return;
    tell(homeless.text);
    dispatch({ type: "notice_seen", id: homeless.id });
  }, [homeless?.id]);
}
