import type { Core } from "./core.ts";
import { elementsNamed, type Fill, filledState } from "./driver-fill.ts";
import { clickElement, queryOptions } from "./people/actions.ts";
import { runCommand, runMessageShortcut, runShortcut } from "./people/commands.ts";
import { archiveChannel, changeMembership } from "./people/channels.ts";
import { directWith, openHome } from "./people/direct.ts";
import { closeView, submitView } from "./people/forms.ts";
import { markRead, sendMessage } from "./people/messages.ts";
import type { Container, Message, OptionsAnswer, Outcome, View } from "./protocol.ts";
import { seesMessage, shownMessage, shownView } from "./visibility.ts";
import { stackOf } from "./views.ts";

/** Where a person acts: a message they see, or a view they have open. */
type Spot = Message | View;

/** What a person chooses on an element: text, an option's value, ids, a date; nothing for a button. */
type Choice = string | readonly string[] | number;

/** Acts as one person would in Slack. Every deed resolves once the app has acknowledged it, or failed to. */
export interface Actor {
  readonly id: string;
  /** Runs a slash command in a channel (default: the direct message with the app). `text` as typed. */
  command(
    command: string,
    text?: string,
    where?: { readonly channel?: string; readonly thread?: string },
  ): Promise<Outcome>;
  /** Writes into a channel or a thread; `@omni` and `#care` become mentions. Resolves with the `ts`. */
  say(channel: string, text: string, thread?: string): Promise<Outcome>;
  /** Clicks the button, or chooses on the menu or input, with this `action_id`. */
  click(spot: Spot, actionId: string, choice?: Choice, blockId?: string): Promise<Outcome>;
  /** Fills fields by `block_id` or `action_id` and submits the form. */
  submit(view: View, fill?: Fill): Promise<Outcome>;
  /** Closes a form (`all`: the whole stack). */
  close(view: View, all?: boolean): Promise<Outcome>;
  shortcut(callbackId: string): Promise<Outcome>;
  messageShortcut(callbackId: string, message: Message): Promise<Outcome>;
  openHome(tab?: "home" | "messages"): Promise<Outcome>;
  /** Types into an external menu. */
  suggest(spot: Spot, actionId: string, query: string, blockId?: string): Promise<OptionsAnswer>;
  /** Joins or leaves a channel; `who` else (the app, to invite it). */
  join(channel: string, who?: string): Promise<Outcome>;
  leave(channel: string, who?: string): Promise<Outcome>;
  /** Closes a channel for everyone; opens it again (an open one then without the app, as in Slack). */
  archive(channel: string): Promise<Outcome>;
  unarchive(channel: string): Promise<Outcome>;
  read(channel: string): Outcome;
  /** The id of the direct message with the app. */
  direct(): string;
  /** What stands in a channel for this person, ephemeral messages of this session included; oldest first. */
  messages(channel: string): Message[];
  /** Open forms, bottom of the stack first. */
  views(): View[];
  /** The form on screen. @throws Error when none is */
  form(): View;
  home(): View | null;
}

const containerOf = (spot: Spot): Container =>
  "ts" in spot ? { type: "message", channel: spot.channel, ts: spot.ts } : { type: "view", viewId: spot.id };

/** Builds the actor for one person. @throws Error when nobody has this id */
export function createActor(core: Core, person: string): Actor {
  const { workspace } = core;
  if (workspace.people.get(person)?.isBot !== false) throw new Error(`Nobody here is ${person}.`);
  const direct = (): string => directWith(workspace, person).id;
  const views = (): View[] => stackOf(workspace, person).map(shownView);
  const messages = (channel: string): Message[] =>
    workspace.messages
      .filter((each) => each.channel === channel && seesMessage(workspace, person, each))
      .map(shownMessage);
  return {
    id: person,
    command: (command, text = "", where = {}) =>
      runCommand(core, {
        person,
        command,
        text,
        channel: where.channel ?? direct(),
        threadTs: where.thread ?? null,
      }),
    say: (channel, text, thread) => sendMessage(core, { person, channel, text, threadTs: thread ?? null }),
    click: (spot, actionId, choice, blockId) => {
      const { placed, value } = elementsNamed(spot.blocks, actionId, choice, blockId);
      const at = { blockId: placed.blockId, actionId };
      return clickElement(core, { person, container: containerOf(spot), ...at, value });
    },
    submit: (view, fill = {}) =>
      submitView(core, { person, viewId: view.id, state: filledState(view.blocks, fill) }),
    close: (view, all = false) => closeView(core, { person, viewId: view.id, all }),
    shortcut: (callbackId) => runShortcut(core, { person, callbackId }),
    messageShortcut: (callbackId, { channel, ts }) =>
      runMessageShortcut(core, { person, callbackId, channel, ts }),
    openHome: (tab = "home") => openHome(core, { person, tab }),
    suggest: (spot, actionId, query, blockId) => {
      const { placed } = elementsNamed(spot.blocks, actionId, undefined, blockId);
      return queryOptions(core, {
        person,
        container: containerOf(spot),
        blockId: placed.blockId,
        actionId,
        query,
      });
    },
    join: (channel, who = person) => changeMembership(core, { person, channel, who, change: "join" }),
    leave: (channel, who = person) => changeMembership(core, { person, channel, who, change: "leave" }),
    archive: (channel) => archiveChannel(core, { person, channel, archived: true }),
    unarchive: (channel) => archiveChannel(core, { person, channel, archived: false }),
    read: (channel) =>
      markRead(core, { person, channel, ts: messages(channel).at(-1)?.ts ?? "0000000000.000000" }),
    direct,
    messages,
    views,
    form: () => {
      const top = views().at(-1);
      if (!top) throw new Error(`${person} has no form open.`);
      return top;
    },
    home: () => {
      const home = workspace.homes.get(person);
      return home ? shownView(home) : null;
    },
  };
}
