import type { Message } from "../blocks/message.ts";
import type { Log } from "../log.ts";
import { interactionLog } from "../log.ts";
import type { Posted } from "../slack/delivery.ts";
import type { Desk } from "./desk.ts";
import type { Modal } from "./modal.ts";

/** One thing that a person did in Slack, whatever the surface: who, where, and how to answer. */
export interface Interaction {
  readonly kind:
    | "command"
    | "mention"
    | "direct"
    | "click"
    | "form"
    | "shortcut"
    | "home"
    | "suggestion"
    | "redraw"
    | "event";
  /** Short, shown to the person when something fails, and on every line of the log. */
  readonly reference: string;
  readonly log: Log;
  readonly user: string;
  /** Of whoever acted, where Slack says it. */
  readonly team: string | undefined;
  /** Where it was done; undefined counts as the direct message with the app. */
  readonly channel: string | undefined;
  /** The thread it was done in, where it was one. */
  readonly thread?: string | undefined;
  /** The `ts` of the message that was clicked, where it lasts. */
  readonly clicked?: string | undefined;
  /** The modal that may be shown; undefined where Slack lets none be opened. */
  readonly modal: Modal | undefined;
  readonly surface: Surface;
}

/** Where the answer is read. */
export interface Surface {
  /** Whether everyone in the channel reads what {@link answer} says. */
  readonly isPublic: boolean;
  /**
   * Gives the answer where this surface has it: in the thread, in the form, in place of the message clicked.
   * @returns where it stands, if it is a message that lasts
   */
  readonly answer: (message: Message) => Promise<Posted | undefined>;
  /** Says it so that only this person reads it. */
  readonly whisper: (message: Message) => Promise<void>;
  /** Shows that it takes longer; the answer replaces it where Slack lets it. */
  readonly working: (message: Message) => Promise<void>;
  /** The same, so that everyone in the channel reads it; undefined where there is no channel. */
  readonly share: ((message: Message) => Promise<Posted | undefined>) | undefined;
}

/** What is known of an interaction when it arrives. */
export interface Arrival extends Omit<Interaction, "reference" | "log"> {
  /** The command, action or view that was used. */
  readonly name: string;
}

/** Gives an interaction its reference and its log. */
export function interactionOf(desk: Pick<Desk, "log">, arrival: Arrival): Interaction {
  const { name, ...rest } = arrival;
  const facts = { kind: rest.kind, name, team: rest.team, channel: rest.channel, person: rest.user };
  return { ...rest, ...interactionLog(desk.log, facts) };
}

const nothing = () => Promise.resolve(undefined);

/** Where there is nowhere to answer: Home opening, suggestions. */
export const silent: Surface = {
  isPublic: false,
  answer: nothing,
  whisper: nothing,
  working: nothing,
  share: undefined,
};
