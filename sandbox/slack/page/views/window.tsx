import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { Snapshot } from "../../protocol.ts";
import { Confirm } from "../parts/confirm.tsx";
import { Toasts } from "../parts/toasts.tsx";
import { useConfirm } from "../parts/use-confirm.ts";
import { useToasts } from "../parts/use-toasts.ts";
import { createApi, follow } from "../state/api.ts";
import { directoryOf } from "../state/directory.ts";
import { firstState } from "../state/first-state.ts";
import { placeHash, readLocation } from "../state/location.ts";
import { reduce } from "../state/reducer.ts";
import type { MessageRef, Place } from "../state/state.ts";
import { createTrafficStore } from "../state/traffic.ts";
import { StateContext, type Tools, ToolsContext } from "../state/window.ts";
import { Layout } from "./layout.tsx";

/** One person's window: it follows the workspace and gives every part below what it needs. */
export function Window({ snapshot, me }: { snapshot: Snapshot; me: string }) {
  const [state, dispatch] = useReducer(reduce, undefined, () =>
    firstState(snapshot, me, readLocation(new URL(location.href))),
  );
  const api = useMemo(() => createApi(me), [me]);
  const directory = useMemo(() => directoryOf(state), [state.people, state.channels, state.userGroups]);
  const traffic = useMemo(createTrafficStore, []);
  const toasts = useToasts();
  const { question, confirm, answer } = useConfirm();
  const zone = useRef(state.people.find(({ id }) => id === me)?.tz ?? "UTC").current;
  const minute = useMinute();

  useEffect(
    () =>
      follow(me, {
        onSnapshot: (fresh) => {
          traffic.fill(fresh.traffic);
          dispatch({ type: "snapshot", snapshot: fresh });
        },
        onChange: (change) => {
          if (change.type === "traffic") traffic.put(change.traffic);
          else dispatch({ type: "change", change });
        },
        onLive: (live) => dispatch({ type: "live", live }),
      }),
    [me],
  );
  useEffect(() => {
    const moved = () => {
      const { place, target } = readLocation(new URL(location.href));
      if (place !== undefined) dispatch({ type: "go", place, target });
    };
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);

  const { app, team, shortcuts } = state;
  const tools = useMemo((): Tools => {
    const go = (place: Place, target?: MessageRef) => {
      history.pushState(null, "", placeHash(place, target));
      dispatch({ type: "go", place, target });
    };
    const reader = () => ({ zone, locale: locale(), now: Date.now() });
    return {
      me,
      app,
      team,
      shortcuts,
      api,
      directory,
      traffic,
      dispatch,
      go,
      reader,
      confirm,
      tell: toasts.tell,
    };
  }, [me, app, team, shortcuts, api, directory, minute]);

  return (
    <ToolsContext.Provider value={tools}>
      <StateContext.Provider value={state}>
        <Layout />
        {question && <Confirm question={question} answer={answer} />}
        <Toasts toasts={toasts.list} drop={toasts.drop} />
      </StateContext.Provider>
    </ToolsContext.Provider>
  );
}

/** Counts minutes, so that "today" and "2 hours ago" stay true. */
function useMinute(): number {
  const [minute, setMinute] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinute((now) => now + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
  return minute;
}

/** The Englishes that Slack speaks; the page has no other language. */
function locale(): string {
  return navigator.language === "en-GB" ? "en-GB" : "en-US";
}
