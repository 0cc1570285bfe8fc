import { APP, type ChannelSeed, TEAM } from "./defaults.ts";
import type { Manifest } from "./manifest.ts";
import type {
  ChannelKind,
  Change,
  Message,
  Person,
  StateValues,
  Traffic,
  UserGroup,
  Violation,
} from "./protocol.ts";

/** A channel as the workspace keeps it; `joined` and `unread` are worked out for each person. */
export interface StoredChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly topic: string;
  /** The app's bot user included. */
  readonly members: Set<string>;
  archived: boolean;
  /** A person put the app out of it: no fault of the app that it is refused here. */
  appPutOut: boolean;
}

export interface StoredMessage extends Message {
  /** What the person put into the elements of this message. */
  state: StateValues;
}

/** An opened modal or a published Home. */
export interface StoredView {
  readonly id: string;
  readonly person: string;
  readonly rootViewId: string;
  readonly previousViewId: string | null;
  /** As the app sent it, `block_id` and `action_id` filled in. */
  raw: Record<string, unknown>;
  hash: string;
  state: StateValues;
  errors: Record<string, string>;
  problem: string | null;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  title: string;
  readonly mimetype: string;
  readonly length: number;
  /** Seconds since 1970. */
  readonly created: number;
  content: Buffer | null;
  /** Once completed: who may see it is who sees a message that carries it. */
  shared: boolean;
}

type Listener = (change: Change, audience: ReadonlySet<string>) => void;

/** Everything the stand-in remembers, in memory, and who is told of changes. */
export interface Workspace {
  readonly manifest: Manifest;
  readonly people: Map<string, Person>;
  readonly groups: readonly UserGroup[];
  readonly channels: Map<string, StoredChannel>;
  readonly messages: StoredMessage[];
  /** By person, bottom of the stack first. */
  readonly modals: Map<string, StoredView[]>;
  /** Ids (and external ids) of views that gave way to what a person did: no fault of the app that they are gone. */
  readonly closedByPerson: Set<string>;
  readonly homes: Map<string, StoredView>;
  readonly files: Map<string, StoredFile>;
  readonly violations: Violation[];
  readonly traffic: Traffic[];
  /** `person channel` → ts of the last message read; `person channel/ts` for the replies of a thread. */
  readonly reads: Map<string, string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A fresh id such as `V0000000A`. */
  readonly id: (prefix: string) => string;
  /** A fresh number, for violations, traffic and notices. */
  readonly number: () => number;
  /** A fresh message time stamp, always later than the one before. */
  readonly ts: () => string;
  readonly subscribe: (listener: Listener) => () => void;
  readonly publish: (change: Change, audience: Iterable<string>) => void;
}

interface Seed {
  readonly manifest: Manifest;
  readonly people: readonly Person[];
  readonly groups: readonly UserGroup[];
  readonly channels: readonly ChannelSeed[];
  readonly now: () => number;
  /** How many ids an earlier workspace gave out, which this one goes on from. */
  readonly count: number;
}

const botUser = (manifest: Manifest): Person => ({
  id: APP.botUserId,
  name: manifest.features.bot_user?.display_name.toLowerCase() ?? "app",
  realName: manifest.features.bot_user?.display_name ?? manifest.display_information.name,
  role: "App",
  isBot: true,
  isGuest: false,
  isExternal: false,
  teamId: TEAM.id,
  tz: "America/Toronto",
});

function createStamps(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Math.floor(now() * 1000));
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, "0")}`;
  };
}

/** A channel as it begins. */
export const createChannel = (
  seed: Pick<StoredChannel, "id" | "name" | "kind" | "topic">,
  members: Set<string>,
): StoredChannel => ({
  id: seed.id,
  name: seed.name,
  kind: seed.kind,
  topic: seed.topic,
  members,
  archived: false,
  appPutOut: false,
});

const membersOf = (channel: ChannelSeed): Set<string> =>
  new Set([...channel.members, ...(channel.hasApp ? [APP.botUserId] : [])]);

/** Builds a workspace from its seed: nothing listens, nothing is sent. */
export function createWorkspace(seed: Seed): Workspace {
  const listeners = new Set<Listener>();
  let { count } = seed;
  return {
    manifest: seed.manifest,
    people: new Map([botUser(seed.manifest), ...seed.people].map((person) => [person.id, person])),
    groups: seed.groups,
    channels: new Map(seed.channels.map((each) => [each.id, createChannel(each, membersOf(each))])),
    messages: [],
    modals: new Map(),
    closedByPerson: new Set(),
    homes: new Map(),
    files: new Map(),
    violations: [],
    traffic: [],
    reads: new Map(),
    now: seed.now,
    id: (prefix) => `${prefix}${(++count).toString(36).toUpperCase().padStart(8, "0")}`,
    number: () => ++count,
    ts: createStamps(seed.now),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    publish: (change, audience) => {
      const who = new Set(audience);
      for (const listener of listeners) listener(change, who);
    },
  };
}

/** Everyone who can be acted as. */
export const humans = (workspace: Workspace): string[] =>
  [...workspace.people.values()].filter((person) => !person.isBot).map((person) => person.id);
