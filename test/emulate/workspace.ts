import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { createEmulator } from "emulate";
import { z } from "zod";
import { createOmniSandbox } from "../../sandbox/omni/index.ts";
import { signatureHeaders } from "../../sandbox/slack/signing.ts";
import { createApp } from "../../src/app.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { openJobs } from "../../src/jobs/open-jobs.ts";
import { createLog } from "../../src/log.ts";
import { createMetrics } from "../../src/metrics.ts";
import { createOmni } from "../../src/omni/index.ts";
import { watchPolicy } from "../../src/policy/file.ts";

export const BOT_TOKEN = "xoxb-emulated";
const BEN_TOKEN = "xoxp-emulated-ben";
const SIGNING_SECRET = "emulated-signing-secret-012345";
const BOT = { app_id: "A0OMNI", bot_id: "B0OMNI", bot_user_id: "U0OMNI" };
const BOT_SCOPES = "channels:read,chat:write,files:read,files:write,groups:read,im:read,im:write,users:read";
const BEN_SCOPES = "channels:history,channels:read,chat:write,files:read,im:history,im:read,users:read";

/**
 * Slack's Web API as `emulate` (https://emulate.dev) plays it: messages, threads, people, channels and files, kept
 * by code that is not ours. It has no slash commands, no interactions and no user groups, and it sends the app
 * nothing, so events come from here, signed as Slack signs them.
 */
export interface EmulatedWorkspace extends AsyncDisposable {
  readonly apiUrl: string;
  /** Ids, which emulate makes anew each time. */
  readonly ben: string;
  readonly care: string;
  readonly lunch: string;
  readonly bot: string;
  /** Asks emulate's Web API as the bot, or as Ben. */
  readonly call: (method: string, args?: Record<string, string>, as?: "bot" | "ben") => Promise<unknown>;
  /** Tells the app of an event. An id that was used before is a redelivery. @returns the HTTP status */
  readonly send: (event: Record<string, unknown>, id?: string) => Promise<number>;
  /** How often the app called a method, from its own metrics. */
  readonly called: (method: string) => Promise<number>;
}

/** The real app between `emulate` and a stand-in Omni; #care may read, #lunch is not in its policy. */
export async function openEmulatedWorkspace(): Promise<EmulatedWorkspace> {
  const emulator = await createEmulator({ service: "slack", port: 0, seed: { slack: seed() } });
  const apiUrl = `${emulator.url}/api/`;
  const call: EmulatedWorkspace["call"] = (method, args = {}, as = "bot") =>
    callSlack(apiUrl, method, args, as === "bot" ? BOT_TOKEN : BEN_TOKEN);
  const ben = WhoAmI.parse(await call("auth.test", {}, "ben")).user_id;
  const { channels } = Channels.parse(await call("conversations.list"));
  const idOf = (name: string): string => channels.find((one) => one.name === name)?.id ?? "";
  const [care, lunch] = [idOf("care"), idOf("lunch")];
  for (const channel of [care, lunch])
    Done.parse(await call("conversations.invite", { channel, users: BOT.bot_user_id }, "ben"));
  const app = await startApp(apiUrl, care);
  return {
    apiUrl,
    ben,
    care,
    lunch,
    bot: BOT.bot_user_id,
    call,
    send: (event, id = `Ev${randomUUID()}`) => sendEvent(app.url, event, id),
    called: (method) => countOf(app.url, method),
    [Symbol.asyncDispose]: async () => {
      await app.stop();
      await emulator.close();
    },
  };
}

const Done = z.object({ ok: z.literal(true) });
const WhoAmI = z.object({ user_id: z.string() });
const Channels = z.object({ channels: z.array(z.object({ id: z.string(), name: z.string() })) });

function seed(): Record<string, unknown> {
  return {
    team: { name: "Northwind Goods", domain: "northwind-goods" },
    users: [{ name: "ben", real_name: "Ben Okafor" }],
    channels: [{ name: "care" }, { name: "lunch" }],
    oauth_apps: [
      { ...BOT, client_id: "1.2", client_secret: "none", name: "Omni", bot_name: "omni", redirect_uris: [] },
    ],
    tokens: [
      { ...BOT, token: BOT_TOKEN, type: "bot", user: "omni", scopes: BOT_SCOPES },
      { token: BEN_TOKEN, type: "user", user: "ben", scopes: `${BEN_SCOPES},channels:write` },
    ],
    strict_scopes: true,
  };
}

/** One call of a Web API as any client makes it; the answer as it came. */
export async function callSlack(
  apiUrl: string,
  method: string,
  args: Record<string, string>,
  token: string,
): Promise<unknown> {
  const answer = await fetch(`${apiUrl}${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
  });
  return answer.json();
}

async function startApp(apiUrl: string, care: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "omni-emulated-"));
  const policyFile = join(folder, "policy.yml");
  const allowed = `channels: { ${care}: { allow: ["*.read"] } }\ndirect: { allow: [order.read] }\n`;
  await writeFile(policyFile, `version: 1\n${allowed}`);
  const policy = await watchPolicy(policyFile, { onChange: () => {}, onProblem: () => {} });
  const omni = createOmniSandbox();
  const { url: omniUrl } = await omni.listen();
  const place = { kind: "sqlite", dataDir: folder } as const;
  const database = await openDatabase(place);
  const app = createApp({
    slack: { mode: "http", botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, apiUrl },
    omni: createOmni({ baseUrl: omniUrl, apiKey: omni.apiKey }),
    policy,
    database,
    jobs: await openJobs(place, database, { now: Date.now, onFailure: () => {} }),
    log: createLog({
      level: "error",
      destination: new Writable({ write: (_line, _encoding, done) => done() }),
    }),
    metrics: createMetrics(),
  });
  const port = await app.start(0);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await app.stop();
      policy.stop();
      await database.close();
      await omni.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function sendEvent(appUrl: string, event: Record<string, unknown>, id: string): Promise<number> {
  const seconds = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({
    type: "event_callback",
    api_app_id: BOT.app_id,
    team_id: "T000000001",
    event_id: id,
    event_time: seconds,
    event,
  });
  const headers = { "content-type": "application/json", ...signatureHeaders(SIGNING_SECRET, body, seconds) };
  const { status } = await fetch(`${appUrl}/slack/events`, { method: "POST", headers, body });
  return status;
}

async function countOf(appUrl: string, method: string): Promise<number> {
  const page = await (await fetch(`${appUrl}/metrics`)).text();
  const lines = page.split("\n").filter((line) => line.includes(`method="${method}"`));
  return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}
