import type { SwitchBoard } from "./switches.ts";
import type { Tickets } from "./tickets.ts";
import type { Transport } from "./transport.ts";
import type { Workspace } from "./workspace.ts";

/** What everything in the stand-in works with. */
export interface Core {
  readonly workspace: Workspace;
  readonly tickets: Tickets;
  readonly transport: Transport;
  readonly switches: SwitchBoard;
  /** Hangs up the app's Socket Mode connections. Returns how many there were. */
  readonly disconnectSockets: (how: "refresh" | "cut") => number;
  /** `http://127.0.0.1:port` once listening. */
  readonly origin: () => string;
  /** Runs something later, unless the stand-in was closed by then. Milliseconds. */
  readonly later: (task: () => void, ms: number) => void;
  readonly rateLimits: "tiers" | "off";
  readonly tokens: { readonly bot: string; readonly app: string | undefined };
}
