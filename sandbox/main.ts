import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Bot, BotFailed, startBot } from "./bot.ts";
import { forgetAll } from "./fresh.ts";
import { openKeptOmni } from "./omni/keep.ts";
import { buildPage } from "./page-build.ts";
import { freePort, listenNear, NoPort } from "./ports.ts";
import { findRunning, noteRunning } from "./running.ts";
import { readSettings, type Settings, SettingsError } from "./settings.ts";
import { BadManifest, readManifest } from "./slack/manifest-file.ts";
import { openKeptSlack } from "./slack/keep.ts";

const BOT_TOKEN = "xoxb-sandbox-bot-token";
const APP_TOKEN = "xapp-sandbox-app-token";
const SIGNING_SECRET = "sandbox-signing-secret-0123456789";

/** The first message in #care: what to try. */
const HELLO = [
  "Hello. Try `/omni order 1001` here, or just `/omni` to see what you may do.",
  "Then ask the same in #random, where it is refused.",
  "A change: `/omni order cancel 1001`. It waits for somebody else: open a second tab as Ana and approve it.",
  "An alert: as Priya or Ana, in #stock, `/omni alert create stock TEE-RED-M at toronto-south below 5 every 1m`. Then lower that count on the stand-in Omni's page.",
  "What goes over the wire, and what can be made to go wrong, stands in the sidebar under *Behind the scenes*.",
].join("\n");

const closers: (() => Promise<void>)[] = [];
const aborting = new AbortController();
process.on("SIGINT", () => void stop(0));
process.on("SIGTERM", () => void stop(0));

/** `npm start` without settings, and `npm run sandbox`: the stand-ins, and the very same bot between them. */
try {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings.part === "omni") await omniOnly(settings);
  else if (settings.part === "slack") await slackOnly(settings);
  else await everything(settings);
} catch (error) {
  if (!aborting.signal.aborted) console.error(explain(error));
  await stop(1);
}

async function omniOnly(settings: Settings): Promise<void> {
  const folder = join(settings.dataDir, "omni-only");
  if (await isRunning(folder, settings)) return;
  const { url, pageUrl, apiKey } = await serveOmni(folder, settings, settings.port);
  closers.push(await noteRunning(folder, pageUrl));
  say(
    `The stand-in Omni answers at ${url}`,
    `Look at it and make it misbehave at ${pageUrl}`,
    "",
    `  OMNI_BASE_URL=${url}`,
    `  OMNI_API_KEY=${apiKey}`,
  );
}

async function slackOnly(settings: Settings): Promise<void> {
  const folder = join(settings.dataDir, "slack-only");
  if (await isRunning(folder, settings)) return;
  const { appUrl } = settings;
  const { slack, url, apiUrl } = await serveSlack(folder, settings);
  closers.push(await noteRunning(folder, url));
  slack.connect(appUrl);
  say(
    `The stand-in workspace is open at ${url}`,
    `What people do there is sent to ${appUrl} (--app-url).`,
    "",
    `  SLACK_API_URL=${apiUrl}`,
    `  SLACK_BOT_TOKEN=${BOT_TOKEN}`,
    `  SLACK_SIGNING_SECRET=${SIGNING_SECRET}   (or SLACK_APP_TOKEN=${APP_TOKEN})`,
  );
}

async function everything(settings: Settings): Promise<void> {
  const dataDir = join(settings.dataDir, "sandbox");
  if (await isRunning(dataDir, settings)) return;
  const omni = await serveOmni(dataDir, settings, besides(settings.port));
  const { slack, goesOn, url, apiUrl } = await serveSlack(dataDir, settings);
  const bot = await runBot(dataDir, {
    SLACK_API_URL: apiUrl,
    OMNI_BASE_URL: omni.url,
    OMNI_API_KEY: omni.apiKey,
    LOG_LEVEL: settings.logLevel,
  });
  slack.connect(`${bot.url}/slack/events`);
  if (!goesOn) slack.welcome("C0CARE", HELLO);
  closers.push(await noteRunning(dataDir, url));
  say(
    `Omni for Slack runs in a sandbox. Open ${url}`,
    `What Omni knows, and how to make it misbehave: ${omni.pageUrl}`,
    "Nothing here is real: no Slack, no Omni, no account. Ctrl-C stops it all.",
  );
}

/** Whether another sandbox uses this folder, and says so; what it kept is thrown away if that was asked for. */
async function isRunning(folder: string, { fresh }: Settings): Promise<boolean> {
  const running = await findRunning(folder);
  if (running === undefined) {
    if (fresh) await forgetAll(folder);
    return false;
  }
  say(
    `The sandbox runs already. Open ${running}`,
    `Ctrl-C where it was started stops it${fresh ? "; then --fresh can begin anew" : ""}.`,
  );
  return true;
}

async function serveOmni(folder: string, settings: Settings, port: number) {
  const { omni, trouble, close } = await openKeptOmni(folder, settings.omni, {
    page: await buildPage("omni"),
  });
  if (trouble !== undefined) console.error(trouble);
  closers.push(close);
  const { url, pageUrl } = await listenNear((at) => omni.listen(at), port);
  return { url, pageUrl, apiKey: omni.apiKey };
}

/** Where the second address is looked for: the same at each start, so that an open page finds it again. */
function besides(port: number): number {
  return port === 0 ? 0 : Math.min(port + 100, 65_535);
}

async function runBot(dataDir: string, between: Record<string, string>): Promise<Bot> {
  await mkdir(dataDir, { recursive: true });
  const bot = startBot(
    {
      ...between,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      POLICY_FILE: new URL("policy.yml", import.meta.url).pathname,
      DATA_DIR: dataDir,
      PORT: String(await freePort()),
    },
    (code) => {
      console.error(`The bot stopped by itself (${code ?? "killed"}). The sandbox ends.`);
      void stop(1);
    },
    aborting.signal,
  );
  closers.push(async () => (await bot.catch(() => undefined))?.stop());
  return bot;
}

async function serveSlack(folder: string, { port, manifest }: Settings) {
  const { slack, goesOn, trouble, close } = await openKeptSlack(folder, {
    manifest: await readManifest(manifest ?? new URL("../manifest.yml", import.meta.url).pathname),
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    signingSecret: SIGNING_SECRET,
    page: await buildPage("slack"),
  });
  if (trouble !== undefined) console.error(trouble);
  closers.push(close);
  const { url, apiUrl } = await listenNear((at) => slack.listen(at), port);
  return { slack, goesOn, url, apiUrl };
}

function say(...lines: string[]): void {
  console.log(`\n${lines.map((line) => `  ${line}`).join("\n")}\n`);
}

/** What a person can mend is told in words; anything else with its stack. */
function explain(error: unknown): string {
  const told = [SettingsError, NoPort, BotFailed, BadManifest];
  if (error instanceof Error && told.some((kind) => error instanceof kind)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Closes everything, last first, and ends the process; who comes second waits for the first. */
async function stop(code: number): Promise<void> {
  if (aborting.signal.aborted) return;
  aborting.abort();
  for (const close of closers.splice(0).toReversed()) await close();
  process.exit(code);
}
