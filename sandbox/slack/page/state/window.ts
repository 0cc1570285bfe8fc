import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Confirmation } from "../blocks/objects.ts";
import type { Reader } from "../blocks/text/date.ts";
import type { Directory } from "../blocks/host.ts";
import type { Api } from "./api.ts";
import type { Action } from "./reducer.ts";
import type { TrafficStore } from "./traffic.ts";
import type { MessageRef, Place, State } from "./state.ts";

/** What hardly ever changes in a window; a message reads only this, so that it is not drawn for every change. */
export interface Tools {
  me: string;
  app: State["app"];
  team: State["team"];
  shortcuts: State["shortcuts"];
  api: Api;
  directory: Directory;
  traffic: TrafficStore;
  dispatch: (action: Action) => void;
  reader: () => Reader;
  /** Goes somewhere and puts it into the address. */
  go: (place: Place, target?: MessageRef) => void;
  confirm: (question: Confirmation) => Promise<boolean>;
  /** Says something for a few seconds, to the eye and to screen readers. */
  tell: (text: string) => void;
}

export const ToolsContext = createContext<Tools | undefined>(undefined);
export const StateContext = createContext<State | undefined>(undefined);

/** What a component can use without being drawn again for every change. @throws Error outside of a window */
export function useTools(): Tools {
  const value = useContext(ToolsContext);
  if (value === undefined) throw new Error("This part needs a window around it.");
  return value;
}

/** The window a component stands in, with all its state. @throws Error outside of one */
export function useWindow(): Tools & { state: State } {
  const state = useContext(StateContext);
  if (state === undefined) throw new Error("This part needs a window around it.");
  return { ...useTools(), state };
}
