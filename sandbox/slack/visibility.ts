import type { Core } from "./core.ts";
import { APP, TEAM } from "./defaults.ts";
import type { Channel, Message, Snapshot, View } from "./protocol.ts";
import { View as ViewSchema } from "./protocol.ts";
import {
  humans,
  type StoredChannel,
  type StoredMessage,
  type StoredView,
  type Workspace,
} from "./workspace.ts";

/** Members see their channels; full members of the workspace see open ones too, guests and outsiders do not. */
export function seesChannel(workspace: Workspace, person: string, channel: StoredChannel): boolean {
  if (channel.members.has(person)) return true;
  const who = workspace.people.get(person);
  return (
    channel.kind !== "im" &&
    channel.kind !== "private" &&
    who !== undefined &&
    !who.isGuest &&
    !who.isExternal
  );
}

export function seesMessage(workspace: Workspace, person: string, message: StoredMessage): boolean {
  const channel = workspace.channels.get(message.channel);
  if (!channel || !seesChannel(workspace, person, channel)) return false;
  return !message.ephemeral || message.visibleTo === person;
}

/** Everyone a message can be shown to. */
export const audienceOf = (workspace: Workspace, message: StoredMessage): string[] =>
  humans(workspace).filter((person) => seesMessage(workspace, person, message));

export function shownMessage({ state: _state, ...message }: StoredMessage): Message {
  return message;
}

/** Who came and went is written down in a channel, and makes nobody look. */
const QUIET: ReadonlySet<string> = new Set(["channel_join", "channel_leave"]);

export function shownChannel(workspace: Workspace, person: string, channel: StoredChannel): Channel {
  const lastRead = workspace.reads.get(`${person} ${channel.id}`) ?? "0000000000.000000";
  const unread = workspace.messages.filter(
    (each) =>
      each.channel === channel.id &&
      each.user !== person &&
      // Gone with the next reload, so nothing to come back for.
      !each.ephemeral &&
      !QUIET.has(each.subtype ?? "") &&
      each.ts > lastRead &&
      // Replies are read in their thread; the channel does not count them.
      (each.threadTs === null || each.threadTs === each.ts) &&
      seesMessage(workspace, person, each),
  ).length;
  const joined = channel.members.has(person);
  return {
    id: channel.id,
    name: channel.name,
    kind: channel.kind,
    archived: channel.archived,
    topic: channel.topic,
    members: [...channel.members],
    joined,
    hasApp: channel.members.has(APP.botUserId),
    unread: joined ? unread : 0,
    lastRead,
  };
}

export function shownView(view: StoredView): View {
  const { raw } = view;
  return ViewSchema.parse({
    id: view.id,
    type: raw["type"],
    callbackId: raw["callback_id"] ?? "",
    title: raw["title"] ?? null,
    submit: raw["submit"] ?? null,
    close: raw["close"] ?? null,
    blocks: raw["blocks"],
    hash: view.hash,
    rootViewId: view.rootViewId,
    previousViewId: view.previousViewId,
    notifyOnClose: raw["notify_on_close"] === true,
    clearOnClose: raw["clear_on_close"] === true,
    submitDisabled: raw["submit_disabled"] === true,
    errors: view.errors,
    problem: view.problem,
  });
}

/** How far one person read the threads they opened, by `channel/ts`. */
function threadReads({ reads }: Workspace, person: string): Record<string, string> {
  const own = [...reads].filter(([key]) => key.startsWith(`${person} `) && key.includes("/"));
  return Object.fromEntries(own.map(([key, ts]) => [key.slice(person.length + 1), ts]));
}

/** What one person's window shows when it opens; ephemeral messages are gone by then. */
export function snapshot({ workspace, switches }: Core, person: string | null): Snapshot {
  const { manifest } = workspace;
  const channels = [...workspace.channels.values()].filter(
    (channel) => person !== null && seesChannel(workspace, person, channel),
  );
  const home = person === null ? undefined : workspace.homes.get(person);
  return {
    team: { id: TEAM.id, name: TEAM.name },
    app: {
      id: APP.id,
      name: manifest.display_information.name,
      botUserId: APP.botUserId,
      botId: APP.botId,
    },
    me: person,
    people: [...workspace.people.values()],
    userGroups: [...workspace.groups],
    channels: person === null ? [] : channels.map((channel) => shownChannel(workspace, person, channel)),
    messages:
      person === null
        ? []
        : workspace.messages
            .filter((message) => !message.ephemeral && seesMessage(workspace, person, message))
            .map(shownMessage),
    threadReads: person === null ? {} : threadReads(workspace, person),
    modals: (person === null ? [] : (workspace.modals.get(person) ?? [])).map(shownView),
    home: home ? shownView(home) : null,
    commands: manifest.features.slash_commands.map((each) => ({
      command: each.command,
      usageHint: each.usage_hint,
      description: each.description,
    })),
    shortcuts: manifest.features.shortcuts.map((each) => ({
      callbackId: each.callback_id,
      name: each.name,
      description: each.description,
      type: each.type,
    })),
    violations: workspace.violations,
    traffic: workspace.traffic.slice(-500),
    switches: switches.now(),
  };
}
