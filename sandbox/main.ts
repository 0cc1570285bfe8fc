import { mkdir, readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { z } from "zod";
import { type Bot, startBot } from "./bot.ts";
import { createOmniSandbox, type OmniSandbox } from "./omni/index.ts";
import { buildPage } from "./page-build.ts";
import { freePort, isTaken } from "./ports.ts";
import { createSlackSandbox, type SlackSandbox } from "./slack/index.ts";

const BOT_TOKEN = "xoxb-sandbox-bot-token";
const APP_TOKEN = "xapp-sandbox-app-token";
const SIGNING_SECRET = "sandbox-signing-secret-0123456789";

/** `npm start` without settings, and `npm run sandbox`: the stand-ins, and the very same bot between them. */
const { values: flags } = parseArgs({
  options: {
    "omni-only": { type: "boolean", default: false },
    "slack-only": { type: "boolean", default: false },
    port: { type: "string" },
    "app-url": { type: "string" },
    seed: { type: "string", default: "1" },
    skus: { type: "string", default: "3000" },
    locations: { type: "string", default: "20" },
    orders: { type: "string", default: "500" },
  },
});
const env = z
  .object({
    PORT: z.coerce.number().int().default(3000),
    DATA_DIR: z.string().default("./data"),
    LOG_LEVEL: z.string().default("warn"),
  })
  .parse(process.env);
const port = flags.port === undefined ? env.PORT : Number(flags.port);

const closers: (() => Promise<void>)[] = [];
process.on("SIGINT", () => void stop(0));
process.on("SIGTERM", () => void stop(0));

if (flags["omni-only"]) await omniOnly();
else if (flags["slack-only"]) await slackOnly();
else await everything();

async function omniOnly(): Promise<void> {
  const omni = makeOmni();
  const { url } = await listenNear((at) => omni.listen(at), port);
  closers.push(() => omni.close());
  say(`The stand-in Omni answers at ${url}`, "", `  OMNI_BASE_URL=${url}`, `  OMNI_API_KEY=${omni.apiKey}`);
}

async function slackOnly(): Promise<void> {
  const slack = await makeSlack();
  const { url, apiUrl } = await listenNear((at) => slack.listen(at), port);
  closers.push(() => slack.close());
  slack.connect(flags["app-url"] ?? "http://127.0.0.1:3001/slack/events");
  say(
    `The stand-in workspace is open at ${url}`,
    "",
    `  SLACK_API_URL=${apiUrl}`,
    `  SLACK_BOT_TOKEN=${BOT_TOKEN}`,
    `  SLACK_SIGNING_SECRET=${SIGNING_SECRET}   (or SLACK_APP_TOKEN=${APP_TOKEN})`,
  );
}

async function everything(): Promise<void> {
  const omni = makeOmni();
  const { url: omniUrl } = await omni.listen();
  closers.push(() => omni.close());
  const slack = await makeSlack();
  const { url, apiUrl } = await listenNear((at) => slack.listen(at), port);
  closers.push(() => slack.close());
  const bot = await runBot({ SLACK_API_URL: apiUrl, OMNI_BASE_URL: omniUrl, OMNI_API_KEY: omni.apiKey });
  closers.push(() => bot.stop());
  slack.connect(`${bot.url}/slack/events`);
  slack.welcome(
    "C0CARE",
    "Hello. Try `/omni order 1001` here, or just `/omni` to see what you may do. Then ask the same in #random.",
  );
  say(
    `Omni for Slack runs in a sandbox. Open ${url}`,
    "Nothing here is real: no Slack, no Omni, no account. Ctrl-C stops it all.",
  );
}

async function runBot(between: Record<string, string>): Promise<Bot> {
  const dataDir = `${env.DATA_DIR}/sandbox`;
  await mkdir(dataDir, { recursive: true });
  return startBot(
    {
      ...between,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      POLICY_FILE: new URL("policy.yml", import.meta.url).pathname,
      DATA_DIR: dataDir,
      LOG_LEVEL: env.LOG_LEVEL,
      PORT: String(await freePort()),
    },
    (code) => {
      console.error(`The bot stopped by itself (${code ?? "killed"}). The sandbox ends.`);
      void stop(1);
    },
  );
}

function makeOmni(): OmniSandbox {
  const [seed, skus, locations, orders] = [flags.seed, flags.skus, flags.locations, flags.orders].map(Number);
  return createOmniSandbox({
    seed: seed ?? 1,
    skus: skus ?? 3000,
    locations: locations ?? 20,
    orders: orders ?? 500,
  });
}

async function makeSlack(): Promise<SlackSandbox> {
  const manifest: unknown = parse(await readFile(new URL("../manifest.yml", import.meta.url), "utf8"));
  return createSlackSandbox({
    manifest,
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    signingSecret: SIGNING_SECRET,
    page: await buildPage(),
  });
}

/** Listens on this port, or on the first free one of the twenty after it. */
async function listenNear<Listening>(
  listen: (port: number) => Promise<Listening>,
  first: number,
): Promise<Listening> {
  for (let at = first; at < first + 20; at += 1) {
    if (!(await isTaken(at))) return listen(at);
  }
  throw new Error(`The ports ${first} to ${first + 19} are all taken. Choose another with PORT.`);
}

function say(...lines: string[]): void {
  console.log(`\n${lines.map((line) => `  ${line}`).join("\n")}\n`);
}

async function stop(code: number): Promise<void> {
  for (const close of closers.splice(0).toReversed()) await close();
  process.exit(code);
}
