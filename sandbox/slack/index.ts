import type { Core } from "./core.ts";
import { APP, CHANNELS, type ChannelSeed, PEOPLE, USER_GROUPS } from "./defaults.ts";
import { type Actor, createActor } from "./driver.ts";
import { createLater, createServing } from "./lifecycle.ts";
import { LIMITS } from "./limits.ts";
import { parseManifest } from "./manifest.ts";
import { resend } from "./people/developer.ts";
import { post } from "./posting.ts";
import type {
  Change,
  Message,
  Notice,
  Outcome,
  Person,
  Traffic,
  UserGroup,
  View,
  Violation,
} from "./protocol.ts";
import { recordTraffic } from "./record.ts";
import { restore, save, type SavedWorkspace } from "./saved.ts";
import { createHttpServer, type PageAssets } from "./server.ts";
import { createSocketMode } from "./socket/index.ts";
import { createSwitches, type SwitchBoard } from "./switches.ts";
import { createTickets } from "./tickets.ts";
import { createTransport } from "./transport.ts";
import { waitFor } from "./wait.ts";
import { createWebApi } from "./web-api/index.ts";
import { createWorkspace } from "./workspace.ts";

export interface SlackSandboxOptions {
  /** `manifest.yml`, parsed. Commands, shortcuts, events and scopes are what it says. */
  readonly manifest: unknown;
  readonly botToken: string;
  readonly signingSecret: string;
  /** Socket Mode when the app connects with it. */
  readonly appToken?: string;
  /** The app's request URL, `http://127.0.0.1:3000/slack/events`; `connect` sets it later. */
  readonly appUrl?: string;
  readonly people?: readonly Person[];
  readonly userGroups?: readonly UserGroup[];
  readonly channels?: readonly ChannelSeed[];
  /** Milliseconds since 1970; a test's own clock ages triggers, response URLs and rates. */
  readonly now?: () => number;
  /** How long the app has to acknowledge; Slack's own 3,000 ms by default. */
  readonly ackTimeoutMs?: number;
  /** `off` for load tests. */
  readonly rateLimits?: "tiers" | "off";
  readonly page?: PageAssets;
  /** What an earlier workspace left, to go on from: its `snapshot`. */
  readonly saved?: SavedWorkspace;
}

/** A stand-in workspace that is listening, and what tests drive it with. */
export interface SlackSandbox {
  /** Listens on loopback; port 0 takes a free one. `apiUrl` is what the app's client is pointed at. */
  listen(port?: number): Promise<{ readonly url: string; readonly apiUrl: string }>;
  close(): Promise<void>;
  /** Sets the request URL of the app. */
  connect(appUrl: string): void;
  /** Acts as a person. */
  as(person: string): Actor;
  /** What a person sees in a channel, this session's ephemeral messages included. */
  messages(channel: string, person: string): Message[];
  /** A person's open forms, bottom of the stack first. */
  views(person: string): View[];
  violations(): readonly Violation[];
  traffic(): readonly Traffic[];
  /** What Slack itself told people so far. */
  notices(): readonly Notice[];
  /** Resolves with what `look` finds, looking now and after every change. */
  waitFor<T>(look: () => T | null | undefined | false, what?: string, ms?: number): Promise<T>;
  /** Waits for a message a person sees whose text or blocks match; only those after the message `after`. */
  waitForMessage(
    channel: string,
    person: string,
    match: RegExp | ((message: Message) => boolean),
    after?: string,
  ): Promise<Message>;
  subscribe(listener: (change: Change, audience: ReadonlySet<string>) => void): () => void;
  /** Sends a recorded request again, validly signed. */
  redeliver(trafficId: number): Promise<Outcome>;
  /** Sends it unsigned, ten minutes old, or signed with a wrong secret. */
  forge(trafficId: number, how: "none" | "old" | "wrong"): Promise<Outcome>;
  /** Puts a message of the app into a channel, to begin with something. */
  welcome(channel: string, text: string): Message;
  /** What another workspace can go on from: messages, channels, files; nothing of this session alone. */
  readonly snapshot: () => SavedWorkspace;
  /** Hangs up all Socket Mode connections as Slack does now and then, or cuts them off. Returns how many. */
  disconnectSockets(how?: "refresh" | "cut"): number;
  /** What goes wrong on purpose: a slow network, events twice, 429s. */
  readonly switches: Pick<SwitchBoard, "now" | "set">;
  readonly app: typeof APP;
}

const SIGHT_MS = 10_000;

const matches = (message: Message, match: RegExp | ((message: Message) => boolean)): boolean =>
  typeof match === "function"
    ? match(message)
    : match.test(`${message.text}\n${JSON.stringify(message.blocks)}`);

/** Builds a stand-in workspace: as strict as Slack and never kinder. Nothing starts before `listen`. */
export function createSlackSandbox(options: SlackSandboxOptions): SlackSandbox {
  const now = options.now ?? Date.now;
  const workspace = createWorkspace({
    manifest: parseManifest(options.manifest),
    people: options.people ?? PEOPLE,
    groups: options.userGroups ?? USER_GROUPS,
    channels: options.channels ?? CHANNELS,
    now,
    count: options.saved?.count ?? 0,
  });
  if (options.saved !== undefined) restore(workspace, options.saved);
  const sockets = createSocketMode(APP.id, (path) => {
    const url = serving.origin() + path;
    const start = { direction: "to-slack", label: "Socket Mode", method: "GET", url } as const;
    const record = recordTraffic(workspace, { ...start, signed: null, retry: 0, request: null });
    record.finish({ status: 101, error: null, response: null });
  });
  const switches = createSwitches(workspace);
  const transport = createTransport({
    workspace,
    signingSecret: options.signingSecret,
    ackTimeoutMs: options.ackTimeoutMs ?? LIMITS.ack,
    socket: sockets.send,
    switches,
  });
  transport.setAppUrl(options.appUrl);
  const timers = createLater();
  const core: Core = {
    workspace,
    tickets: createTickets(now),
    transport,
    switches,
    disconnectSockets: (how) => sockets.disconnect(how),
    origin: () => serving.origin(),
    later: timers.later,
    rateLimits: options.rateLimits ?? "tiers",
    tokens: { bot: options.botToken, app: options.appToken },
  };
  const api = createWebApi(core, { "apps.connections.open": sockets.method });
  const server = createHttpServer(core, api, options.page);
  const serving = createServing(server);
  sockets.listen(server);
  const notices: Notice[] = [];
  workspace.subscribe((change) => {
    if (change.type === "notice") notices.push(change.notice);
  });
  const as = (person: string): Actor => createActor(core, person);
  const wait: SlackSandbox["waitFor"] = (look, what = "something to appear", ms = SIGHT_MS) =>
    waitFor(workspace, look, what, ms);
  return {
    listen: async (port = 0) => {
      const url = await serving.listen(port);
      return { url, apiUrl: `${url}/api/` };
    },
    close: async () => {
      timers.stop();
      sockets.disconnect("refresh");
      await serving.close();
    },
    connect: (url) => transport.setAppUrl(url),
    as,
    messages: (channel, person) => as(person).messages(channel),
    views: (person) => as(person).views(),
    violations: () => workspace.violations,
    traffic: () => workspace.traffic,
    notices: () => notices,
    waitFor: wait,
    waitForMessage: (channel, person, match, after = "") =>
      wait(
        () =>
          as(person)
            .messages(channel)
            .find((each) => each.ts > after && matches(each, match)),
        `a message in ${channel} matching ${String(match)}`,
      ),
    subscribe: workspace.subscribe,
    redeliver: (id) => resend(core, id, "valid"),
    forge: (id, how) => resend(core, id, how),
    welcome: (channel, text) => post(workspace, { channel, user: APP.botUserId, text }),
    snapshot: () => save(workspace),
    disconnectSockets: (how = "refresh") => sockets.disconnect(how),
    switches,
    app: APP,
  };
}
