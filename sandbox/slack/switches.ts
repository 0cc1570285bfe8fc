import { setTimeout as pause } from "node:timers/promises";
import type { Switches } from "./protocol.ts";
import { humans, type Workspace } from "./workspace.ts";

/** What can be made to go wrong on purpose, and how it stands. */
export interface SwitchBoard {
  readonly now: () => Switches;
  /** Throws some switches; the others stay. Everyone sees how they stand. */
  readonly set: (change: Partial<Switches>) => void;
  /** Seconds for which this Web API call is told to wait; 0 when it may pass. */
  readonly refusedFor: () => number;
  /** Waits as long as the network is slow. */
  readonly slowness: () => Promise<void>;
}

const ALL_WELL: Switches = { delayMs: 0, redeliver: false, limit: "off", retryAfter: 5 };

/** Switches of one workspace, all off to begin with. */
export function createSwitches(workspace: Workspace): SwitchBoard {
  let current = ALL_WELL;
  let calls = 0;
  const set: SwitchBoard["set"] = (change) => {
    current = { ...current, ...change };
    workspace.publish({ type: "switches", switches: current }, humans(workspace));
  };
  return {
    now: () => current,
    set,
    refusedFor: () => {
      calls += 1;
      const { limit, retryAfter } = current;
      if (limit === "next") set({ limit: "off" });
      const refused = limit === "next" || limit === "all" || (limit === "half" && calls % 2 === 0);
      return refused ? retryAfter : 0;
    },
    slowness: async () => {
      if (current.delayMs > 0) await pause(current.delayMs, undefined, { ref: false });
    },
  };
}
