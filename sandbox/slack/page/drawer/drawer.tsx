import { useEffect, useRef } from "preact/hooks";
import type { DrawerTab } from "../state/state.ts";
import { useWindow } from "../state/window.ts";
import { RefusedTab } from "./refused-tab.tsx";
import { SwitchesTab } from "./switches-tab.tsx";
import { TrafficTab } from "./traffic-tab.tsx";

const tabs: readonly { tab: DrawerTab; words: string }[] = [
  { tab: "traffic", words: "Traffic" },
  { tab: "refused", words: "Refused" },
  { tab: "switches", words: "Switches" },
];

/** Behind the scenes, below everything else: what goes over the wire, what was refused, what goes wrong on purpose. */
export function Drawer() {
  const { state, dispatch } = useWindow();
  const box = useRef<HTMLElement>(null);
  const { drawer } = state;
  useEffect(() => {
    if (drawer?.tab !== undefined) box.current?.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
  }, [drawer?.tab]);
  if (drawer === undefined) return null;
  const show = (tab: DrawerTab | undefined) => dispatch({ type: "drawer", drawer: tab && { tab } });
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ tab }) => tab === drawer.tab);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    show(tabs[(at + step + tabs.length) % tabs.length]?.tab);
  };
  return (
    <section
      ref={box}
      class="drawer"
      aria-label="Behind the scenes"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) show(undefined);
      }}
    >
      <header>
        <div role="tablist" aria-label="Behind the scenes" onKeyDown={move}>
          {tabs.map(({ tab, words }) => (
            <button
              key={tab}
              type="button"
              role="tab"
              id={`drawer-${tab}`}
              aria-selected={tab === drawer.tab}
              aria-controls="drawer-panel"
              tabIndex={tab === drawer.tab ? 0 : -1}
              onClick={() => show(tab)}
            >
              {words}
              {tab === "refused" && state.violations.length > 0 && ` (${state.violations.length})`}
            </button>
          ))}
        </div>
        <button
          type="button"
          class="icon-button"
          aria-label="Close the drawer"
          onClick={() => show(undefined)}
        >
          ×
        </button>
      </header>
      <div id="drawer-panel" role="tabpanel" class="drawer-panel" aria-labelledby={`drawer-${drawer.tab}`}>
        {drawer.tab === "traffic" && <TrafficTab chosen={drawer.trafficId} />}
        {drawer.tab === "refused" && <RefusedTab />}
        {drawer.tab === "switches" && <SwitchesTab />}
      </div>
    </section>
  );
}
