import type { Channel, Message, Notice, Snapshot, View, Violation } from "../../protocol.ts";
import type { Form } from "../blocks/form.ts";

/** Where a window is: in a channel (or direct message), or on the app's Home tab. */
export type Place = { kind: "channel"; id: string } | { kind: "home" };

/** A message in its channel. */
export interface MessageRef {
  channel: string;
  ts: string;
}

export type DrawerTab = "traffic" | "refused" | "switches";

/** Everything a window shows. */
export interface State {
  me: string;
  team: Snapshot["team"];
  app: Snapshot["app"];
  people: Snapshot["people"];
  userGroups: Snapshot["userGroups"];
  commands: Snapshot["commands"];
  shortcuts: Snapshot["shortcuts"];
  channels: readonly Channel[];
  /** By channel, oldest first, thread replies included. */
  messages: Readonly<Record<string, readonly Message[]>>;
  /** By `channel/ts` of a thread's parent: the last reply that was read. */
  threadReads: Readonly<Record<string, string>>;
  modals: readonly View[];
  home: View | null;
  /** What the person put into elements, by view id or `channel/ts`. */
  forms: Readonly<Record<string, Form>>;
  notices: readonly Notice[];
  violations: readonly Violation[];
  /** Id of the last violation that was put away. */
  violationsSeen: number;
  switches: Snapshot["switches"];
  /** What is shown behind the scenes, if anything. */
  drawer: { tab: DrawerTab; trafficId?: number } | undefined;
  place: Place;
  thread: MessageRef | undefined;
  /** A message that a link led to. */
  target: MessageRef | undefined;
  /** Where reading had stopped when a channel with something new was opened or come back to: there is the "New" line. */
  newAfter: Readonly<Record<string, string>>;
  live: boolean;
}

/** The key of a message's form. */
export function messageKey({ channel, ts }: MessageRef): string {
  return `${channel}/${ts}`;
}
