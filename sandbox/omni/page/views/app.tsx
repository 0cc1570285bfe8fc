import type { ComponentChildren, FunctionComponent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Overview } from "../../control/protocol.ts";
import { useDesk, useStream } from "../state/live.ts";
import { usePlace, type View, VIEWS } from "../state/place.ts";
import { Say } from "../state/say.ts";
import { Calls } from "./calls.tsx";
import { Head } from "./head.tsx";
import { Orders } from "./orders.tsx";
import { Sections } from "./sections.tsx";
import { Stock } from "./stock.tsx";
import { Stores } from "./stores.tsx";
import { StoryView } from "./story.tsx";
import { SwitchesView } from "./switches.tsx";
import { TransactionsView } from "./transactions.tsx";

interface ViewProps {
  words: readonly string[];
  overview: Overview;
}

const PAGES: Readonly<Record<View, FunctionComponent<ViewProps>>> = {
  orders: Orders,
  stock: Stock,
  stores: Stores,
  transactions: TransactionsView,
  calls: Calls,
  switches: SwitchesView,
  story: StoryView,
};

/** The whole page: what time it is, where to go, and one view. */
export function App() {
  const live = useStream();
  const { data: overview, problem } = useDesk("", Overview, ["clock", "story", "switches", "data"]);
  const { view, words } = usePlace();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    document.title = `${VIEWS[view]} · Stand-in Omni`;
    if (!first.current) main.current?.focus();
    first.current = false;
  }, [view]);
  if (overview === undefined)
    return <main class="splash">{problem !== undefined && <p role="alert">{problem}</p>}</main>;
  const Page = PAGES[view];
  return (
    <Sayings>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        Skip to the view
      </a>
      <Head overview={overview} />
      {!live && (
        <p class="offline" role="alert">
          The stand-in does not answer. What you see may be old; it is tried again.
        </p>
      )}
      <div class="columns">
        <Sections view={view} overview={overview} />
        <main ref={main} id="main" tabIndex={-1} aria-label={VIEWS[view]}>
          <Page key={view} words={words} overview={overview} />
        </main>
      </div>
    </Sayings>
  );
}

const STAYS = 5000;

/** What is said to the person, at the foot of the page. */
function Sayings({ children }: { children: ComponentChildren }) {
  const [said, say] = useState({ words: "", at: 0 });
  useEffect(() => {
    if (said.words === "") return undefined;
    const timer = setTimeout(() => say({ words: "", at: 0 }), STAYS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <Say.Provider value={(words) => say({ words, at: Date.now() })}>
      {children}
      <p class={said.words === "" ? "saying saying-none" : "saying"} role="status">
        {said.words}
      </p>
    </Say.Provider>
  );
}
