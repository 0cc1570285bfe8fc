import { useEffect } from "preact/hooks";
import type { View } from "../../protocol.ts";
import { Blocks } from "../blocks/block.tsx";
import { BlockHost } from "../blocks/host.ts";
import { Avatar } from "../parts/avatar.tsx";
import { useSurface } from "../state/use-surface.ts";
import { useWindow } from "../state/window.ts";

/** The app's Home tab, as it published it for this person. */
export function HomeView({ openSidebar }: { openSidebar: () => void }) {
  const { state, api, tell, go } = useWindow();
  useEffect(() => {
    void api.post("home", { tab: "home" }).then(({ problem }) => problem !== null && tell(problem));
  }, []);
  const direct = state.channels.find(({ kind }) => kind === "im");
  return (
    <main class="main" aria-label={`${state.app.name} Home`}>
      <header class="main-head">
        <button
          type="button"
          class="icon-button menu-button"
          aria-label="Show the list of channels"
          onClick={openSidebar}
        >
          ☰
        </button>
        <Avatar id={state.app.id} name={state.app.name} app />
        <div class="main-title">
          <h1>{state.app.name}</h1>
          <p class="quiet">Home</p>
        </div>
        {direct && (
          <button type="button" class="button" onClick={() => go({ kind: "channel", id: direct.id })}>
            Messages
          </button>
        )}
      </header>
      <div class="home-scroll" tabIndex={0} role="region" aria-label="Home">
        {state.home === null ? (
          <p class="beginning quiet">{state.app.name} has not published a Home for you yet.</p>
        ) : (
          <HomeBlocks view={state.home} />
        )}
      </div>
    </main>
  );
}

function HomeBlocks({ view }: { view: View }) {
  const { state } = useWindow();
  const form = state.forms[view.id];
  const container = { type: "view", viewId: view.id } as const;
  const host = useSurface({ surface: view.id, form, blocks: view.blocks, container });
  return (
    <BlockHost.Provider value={host}>
      <Blocks blocks={view.blocks} />
    </BlockHost.Provider>
  );
}
