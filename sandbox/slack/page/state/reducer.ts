import type { Change, Message, Snapshot, View } from "../../protocol.ts";
import { type FieldState, type Form, seedForm, withField } from "../blocks/form.ts";
import { insertMessage, sameWhereEqual, sortMessages, withoutMessage } from "./messages.ts";
import { type MessageRef, messageKey, type Place, type State } from "./state.ts";

/** All that can happen to a window. */
export type Action =
  | { type: "snapshot"; snapshot: Snapshot }
  | { type: "change"; change: Change }
  | { type: "live"; live: boolean }
  | { type: "go"; place: Place; target?: MessageRef | undefined }
  | { type: "thread"; thread: MessageRef | undefined }
  | { type: "came_back"; channel: string; lastRead: string }
  | { type: "field"; surface: string; blockId: string; actionId: string; state: FieldState }
  | { type: "drawer"; drawer: State["drawer"] }
  | { type: "violations_seen" }
  | { type: "notice_seen"; id: number };

/** The one place where a window's state changes; pure. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "snapshot":
      return withSnapshot(state, action.snapshot);
    case "change":
      return withChange(state, action.change);
    case "live":
      return { ...state, live: action.live };
    case "go":
      return withPlace(state, action.place, action.target);
    case "came_back":
      return { ...state, newAfter: { ...state.newAfter, [action.channel]: action.lastRead } };
    case "thread":
      return { ...state, thread: action.thread };
    case "field": {
      const form = withField(
        state.forms[action.surface] ?? {},
        action.blockId,
        action.actionId,
        action.state,
      );
      return { ...state, forms: { ...state.forms, [action.surface]: form } };
    }
    case "drawer":
      return { ...state, drawer: action.drawer };
    case "violations_seen":
      return { ...state, violationsSeen: state.violations.at(-1)?.id ?? 0 };
    case "notice_seen":
    default:
      return { ...state, notices: state.notices.filter(({ id }) => id !== action.id) };
  }
}

/** A fresh snapshot, after the stream was lost: what only this window knows (ephemeral messages) stays. */
function withSnapshot(state: State, snapshot: Snapshot): State {
  const mine = Object.values(state.messages).flatMap((list) => list.filter(({ ephemeral }) => ephemeral));
  const messages = sortMessages([...sameWhereEqual(snapshot.messages, state.messages), ...mine]);
  const fresh = { ...state, ...everyonesOf(snapshot), messages };
  return withHome(withModals(fresh, snapshot.modals), snapshot.home);
}

/** What of a snapshot a window shows as it is. */
export function everyonesOf(snapshot: Snapshot) {
  const { team, app, people, userGroups, commands, shortcuts } = snapshot;
  const { channels, threadReads, violations, switches } = snapshot;
  return { team, app, people, userGroups, commands, shortcuts, channels, threadReads, violations, switches };
}

function withChange(state: State, change: Change): State {
  switch (change.type) {
    case "message":
      return { ...state, messages: insertMessage(state.messages, change.message) };
    case "message_removed":
      return { ...state, messages: withoutMessage(state.messages, change) };
    case "channel":
      return { ...state, channels: replaceById(state.channels, change.channel) };
    case "thread_read": {
      const key = messageKey({ channel: change.channel, ts: change.threadTs });
      return { ...state, threadReads: { ...state.threadReads, [key]: change.ts } };
    }
    case "channel_gone":
      return withoutChannel(state, change.channel);
    case "modals":
      return withModals(state, change.modals);
    case "home":
      return withHome(state, change.home);
    case "notice":
      return { ...state, notices: replaceById(state.notices, change.notice) };
    case "violation":
      return { ...state, violations: replaceById(state.violations, change.violation).slice(-100) };
    case "switches":
      return { ...state, switches: change.switches };
    case "traffic":
    default:
      return state;
  }
}

/** A channel the person was in and sees no more: whoever looks at it goes to the first one. */
function withoutChannel(state: State, gone: string): State {
  const channels = state.channels.filter(({ id }) => id !== gone);
  const rest = { ...state, channels, thread: state.thread?.channel === gone ? undefined : state.thread };
  if (state.place.kind !== "channel" || state.place.id !== gone) return rest;
  const first = channels.find(({ joined }) => joined);
  return { ...rest, place: first ? { kind: "channel", id: first.id } : { kind: "home" } };
}

function replaceById<T extends { id: string | number }>(list: readonly T[], item: T): T[] {
  const at = list.findIndex(({ id }) => id === item.id);
  return at < 0 ? [...list, item] : list.with(at, item);
}

/** Forms of views that are still open keep what was typed; those of closed views go. */
function withModals(state: State, modals: readonly View[]): State {
  const closed = new Set(state.modals.map(({ id }) => id));
  const kept = Object.entries(state.forms).filter(([key]) => !closed.has(key));
  const open = modals.map((view): [string, Form] => [view.id, seedForm(view.blocks, state.forms[view.id])]);
  return { ...state, modals, forms: Object.fromEntries([...kept, ...open]) };
}

function withHome(state: State, home: View | null): State {
  if (home === null) return { ...state, home };
  const form = seedForm(home.blocks, state.forms[home.id]);
  return { ...state, home, forms: { ...state.forms, [home.id]: form } };
}

function withPlace(state: State, place: Place, target: MessageRef | undefined): State {
  const channel = place.kind === "channel" ? state.channels.find(({ id }) => id === place.id) : undefined;
  const { [channel?.id ?? ""]: _before, ...others } = state.newAfter;
  const newAfter =
    channel !== undefined && channel.unread > 0 ? { ...others, [channel.id]: channel.lastRead } : others;
  const thread = threadOf(state, target);
  return { ...state, place, target, newAfter, thread };
}

/** The thread to open for a linked message that is a reply. */
function threadOf(state: State, target: MessageRef | undefined): MessageRef | undefined {
  const isIt = (message: Message) => message.ts === target?.ts;
  const message = target && state.messages[target.channel]?.find(isIt);
  if (message?.threadTs == null || message.threadTs === message.ts) return undefined;
  return { channel: message.channel, ts: message.threadTs };
}
