import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { parse } from "yaml";
import { createOmniSandbox, type OmniSandbox, type OmniSandboxOptions } from "../../sandbox/omni/index.ts";
import {
  createSlackSandbox,
  type SlackSandbox,
  type SlackSandboxOptions,
} from "../../sandbox/slack/index.ts";
import { type AppParts, createApp } from "../../src/app.ts";
import type { DatabasePlace } from "../../src/database/open-database.ts";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import { openJobs } from "../../src/jobs/open-jobs.ts";
import { asError, createLog } from "../../src/log.ts";
import { createMetrics } from "../../src/metrics.ts";
import { createOmni, type OmniOptions } from "../../src/omni/index.ts";
import { type PolicySource, watchPolicy } from "../../src/policy/file.ts";
import { privateWordsOf } from "./private-words.ts";
import { openSlackProxy, type SlackProxy } from "./slack-proxy.ts";

export const BOT_TOKEN = "xoxb-house-token";
export const APP_TOKEN = "xapp-house-token";
export const SIGNING_SECRET = "house-signing-secret-0123456789abc";
export const OMNI_KEY = "house-omni-key";

/** One app that runs. */
export interface Running {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The real app on a free port between a stand-in Slack and a stand-in Omni, with a policy file of its own. */
export interface House extends AsyncDisposable, Running {
  readonly slack: SlackSandbox;
  /** Where the workspace serves its files. */
  readonly slackUrl: string;
  /** Answers in place of Slack's Web API where a test wants it to. */
  readonly slackApi: SlackProxy;
  readonly omni: OmniSandbox;
  /** Omni's address, `/v1` included. */
  readonly omniUrl: string;
  readonly policyFile: string;
  /** Writes the policy file; resolves when the app has read it, whether it could use it or not. */
  readonly changePolicy: (text: string) => Promise<void>;
  /** Starts one more app in the same workspace, on the same policy and the same database. */
  readonly another: () => Promise<Running>;
  /** The database of the first app. */
  readonly database: Database;
  /** Every line that was logged so far. */
  readonly logged: () => string;
}

export interface HouseOptions {
  readonly policy?: string;
  readonly database?: DatabasePlace;
  readonly omni?: OmniSandboxOptions;
  readonly client?: Partial<OmniOptions>;
  readonly workspace?: Partial<SlackSandboxOptions>;
  readonly mode?: "http" | "socket";
  /** Where the app finds Omni, or what puts something between: it gets Omni's address and gives the one to use. */
  readonly omniUrl?: string | ((omniUrl: string) => Promise<string>);
  readonly now?: () => number;
}

/**
 * Builds and starts a house. Dispose of it at the end of the test (`await using`), which fails when a secret or a
 * customer's data stands in the log, or when Slack would have refused anything the app sent.
 */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), "omni-house-"));
  const omni = createOmniSandbox({ apiKey: OMNI_KEY, orders: 60, skus: 300, ...options.omni });
  const slack = createSlackSandbox({
    manifest: await manifest(),
    botToken: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    rateLimits: "off",
    ...(options.mode === "socket" ? { appToken: APP_TOKEN } : {}),
    ...options.workspace,
  });
  const [{ url: omniUrl }, { url: slackUrl, apiUrl }] = [await omni.listen(), await slack.listen()];
  const between =
    typeof options.omniUrl === "function" ? await options.omniUrl(omniUrl) : (options.omniUrl ?? omniUrl);
  const slackApi = await openSlackProxy(apiUrl);
  const policyFile = join(folder, "policy.yml");
  await writeFile(policyFile, options.policy ?? (await ownPolicy()));
  const lines: string[] = [];
  const readings = createReadings();
  const policy = await watchPolicy(policyFile, { onChange: readings.done, onProblem: readings.done });
  const apps: (() => Promise<void>)[] = [];
  const start = async (): Promise<Running & Pick<House, "database">> => {
    const parts = await openParts(options, {
      apiUrl: slackApi.apiUrl,
      omniUrl: between,
      policy,
      folder,
      lines,
    });
    const running = await startApp(parts);
    apps.push(running.stop);
    return { ...running, database: parts.database };
  };
  const first = await start();
  slack.connect(`${first.url}/slack/events`);
  const dispose = async (): Promise<void> => {
    for (const stop of apps) await stop();
    policy.stop();
    await Promise.all([omni.close(), slack.close(), slackApi.close()]);
    await rm(folder, { recursive: true, force: true });
    nothingPrivateIn(lines.join(""), omni);
    nothingRefusedBy(slack);
  };
  return {
    ...first,
    slack,
    slackUrl,
    slackApi,
    omni,
    omniUrl,
    policyFile,
    changePolicy: async (text) => {
      const read = readings.next();
      await writeFile(`${policyFile}.new`, text);
      await rename(`${policyFile}.new`, policyFile);
      await read;
    },
    another: start,
    logged: () => lines.join(""),
    [Symbol.asyncDispose]: dispose,
  };
}

interface Around {
  readonly apiUrl: string;
  readonly omniUrl: string;
  readonly policy: PolicySource;
  readonly folder: string;
  readonly lines: string[];
}

async function openParts(options: HouseOptions, around: Around): Promise<AppParts> {
  const place = options.database ?? ({ kind: "sqlite", dataDir: around.folder } as const);
  const database = await openDatabase(place);
  const log = createLog({ level: "debug", destination: collect(around.lines) });
  const now = options.now ?? Date.now;
  const onFailure = (error: unknown) => log.warn({ err: asError(error) }, "a job failed");
  const base = { botToken: BOT_TOKEN, apiUrl: around.apiUrl };
  return {
    slack:
      options.mode === "socket"
        ? { ...base, mode: "socket", appToken: APP_TOKEN }
        : { ...base, mode: "http", signingSecret: SIGNING_SECRET },
    omni: createOmni({ baseUrl: around.omniUrl, apiKey: OMNI_KEY, ...options.client }),
    policy: around.policy,
    database,
    jobs: await openJobs(place, database, { now, onFailure }),
    log,
    metrics: createMetrics(),
    consoleUrl: "https://omni.example.com/orders/{order}",
    ...(options.now === undefined ? {} : { now: options.now }),
  };
}

async function startApp(parts: AppParts): Promise<Running> {
  const app = createApp(parts);
  const port = await app.start(0);
  let stopped: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => (stopped ??= app.stop().then(() => parts.database.close())),
  };
}

function createReadings(): { readonly done: () => void; readonly next: () => Promise<void> } {
  let resolvers: (() => void)[] = [];
  return {
    done: () => {
      for (const resolve of resolvers) resolve();
      resolvers = [];
    },
    next: () => new Promise((resolve) => resolvers.push(resolve)),
  };
}

/** @throws Error when the log holds a secret, or what belongs to a customer */
function nothingPrivateIn(log: string, omni: OmniSandbox): void {
  const secrets = [BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, OMNI_KEY];
  const found = [...secrets, ...privateWordsOf(omni)].filter((word) => log.includes(word));
  if (found.length > 0) throw new Error(`The log holds what it must not: ${found.join(", ")}`);
}

/** A refusal that the app cannot foresee: a wrong token. */
const UNFORESEEN = /^\S+ invalid_auth$/;

/** @throws Error when the app sent what Slack refuses, and could have known */
function nothingRefusedBy(slack: SlackSandbox): void {
  const refused = slack
    .violations()
    .filter(({ method, error }) => !UNFORESEEN.test(`${method} ${error}`))
    .map(({ method, error, rule, path }) => `${method} ${error}: ${rule} ${path}`);
  if (refused.length > 0) throw new Error(`Slack refuses what was sent: ${refused.join("; ")}`);
}

/** The policy that the sandbox comes with. */
export function ownPolicy(): Promise<string> {
  return readFile(new URL("../../sandbox/policy.yml", import.meta.url), "utf8");
}

async function manifest(): Promise<unknown> {
  return parse(await readFile(new URL("../../manifest.yml", import.meta.url), "utf8"));
}

function collect(lines: string[]): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
}
